import { describe, expect, test } from 'vitest';
import { suggestAt, type Vocabulary } from './suggestions.ts';

const words: Vocabulary = {
  skills: [
    { skillId: 'returns', name: 'Rückgabe' },
    { skillId: 'billing', name: 'Rechnung' },
    { skillId: 'lang:de', name: 'Deutsch' },
  ],
  attributes: ['team', 'senior'],
  context: ['tier', 'language'],
  channels: ['chat', 'sms'],
};
/** What is suggested at the bar. */
const at = (text: string) => {
  const caret = text.indexOf('|');
  return suggestAt(text.replace('|', ''), caret, words).items.map((one) => one.text);
};

describe('while who qualifies is being written', () => {
  test('an empty line begins with a condition', () => {
    expect(at('|')).toEqual(expect.arrayContaining(['requested', 'skill.', 'any']));
    expect(at('req|')).toEqual(['requested', 'requested minus']);
    expect(at('(requested and |')).toContain('agent.');
  });

  test('skills are found by id and by name, and stand in quotes where they must', () => {
    expect(at('skill.re|')).toEqual(['skill.returns', 'skill.billing']);
    expect(at('skill.rück|')).toEqual([]);
    expect(at('requested and deutsch|')).toEqual(['skill."lang:de"']);
    expect(suggestAt('skill.', 6, words).items[0]).toEqual({
      text: 'skill.returns',
      about: 'Rückgabe',
    });
  });

  test('what has been begun is replaced, and nothing before it', () => {
    expect(suggestAt('requested and skill.ret', 23, words).from).toBe(14);
    expect(suggestAt('requested ', 10, words).from).toBe(10);
  });

  test('a whole condition goes on with and, or, and a skill with a comparison', () => {
    expect(at('requested |')).toEqual(['and', 'or']);
    expect(at('skill.returns |')).toEqual(['>=', '<', 'and', 'or']);
    expect(at('(requested |')).toEqual(['and', 'or', ')']);
  });

  test('attributes want a comparison, channels one of equality and then a channel', () => {
    expect(at('agent.|')).toEqual(['agent.id', 'agent.team', 'agent.senior']);
    expect(at('agent.team |')).toContain('in');
    expect(at('channel |')).toEqual(['=', '!=', 'in']);
    expect(at('channel = |')).toEqual(['"chat"', '"sms"']);
    expect(at('customer.t|')).toEqual(['customer.tier']);
  });

  test('after a mistake further ahead nothing is suggested', () => {
    expect(at('requested requested and |')).toEqual([]);
  });
});
