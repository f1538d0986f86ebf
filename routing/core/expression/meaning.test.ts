import { asId, type SkillId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  ANYBODY,
  bindExpression,
  bothOf,
  eitherOf,
  expressionText,
  meets,
  NOBODY,
  parseExpression,
  proficiencyIn,
  unmetParts,
  type AgentExpression,
  type AskedAgent,
  type AttributeValues,
  type InteractionWish,
} from './index.ts';

interface Brought {
  readonly requested?: Readonly<Record<string, number>>;
  readonly context?: AttributeValues;
  readonly channel?: string;
}

function wish({ requested = {}, context = {}, channel = 'chat' }: Brought): InteractionWish {
  const skills = Object.entries(requested).map(([name, proficiencyMin]) => ({
    skillId: asId<SkillId>(name),
    proficiencyMin,
  }));
  return { requested: skills, context, channel };
}

function bound(source: string, brought: Brought = {}): AgentExpression {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${JSON.stringify(parsed.problem)}`);
  return bindExpression(parsed.expression, wish(brought));
}

const text = (source: string, brought?: Brought) => expressionText(bound(source, brought));

function agent(skills: Record<string, number>, attributes: AttributeValues = {}): AskedAgent {
  return {
    agentId: 'psn_1',
    skills: Object.entries(skills).map(([name, proficiency]) => ({
      skillId: asId<SkillId>(name),
      proficiency,
    })),
    attributes,
  };
}

describe('what an interaction asks for and brings is put in', () => {
  const requested = { german: 70, billing: 15 };

  test.each<[string, Brought, string]>([
    ['any', {}, 'any'],
    ['none', {}, 'none'],
    ['requested', {}, 'any'],
    ['requested', { requested }, 'skill.billing >= 15 and skill.german >= 70'],
    ['requested minus 20', { requested }, 'skill.billing and skill.german >= 50'],
    ['not requested', { requested }, 'skill.billing <= 14 or skill.german <= 69'],
    ['not requested', {}, 'none'],
    ['requested', { requested: { 'lang:de': 5 } }, 'skill."lang:de" >= 5'],
    [
      'requested and skill.german >= 80',
      { requested },
      'skill.billing >= 15 and skill.german >= 80',
    ],
    ['customer.tier = "gold" and skill.vip', { context: { tier: 'gold' } }, 'skill.vip'],
    ['customer.tier = "gold" and skill.vip', { context: { tier: 'new' } }, 'none'],
    ['not customer.tier = "gold" or skill.vip', { context: { tier: 'gold' } }, 'skill.vip'],
    ['channel = "chat" or skill.sms', {}, 'any'],
    ['channel in ("sms", "alarm") or skill.sms', {}, 'skill.sms'],
  ])('%s, %j: %s', (source, brought, expected) => {
    expect(text(source, brought)).toBe(expected);
  });

  test('a comparison with something that is not there, or of another kind, is false', () => {
    const context = { tier: 'gold', value: 5, urgent: true };
    for (const source of [
      'customer.language = "de"',
      'customer.language != "de"',
      'customer.language in ("de", "at")',
      'customer.tier > 3',
      'customer.tier != 3',
      'customer.value = "5"',
      'customer.urgent != "true"',
      'customer.toString != "x"',
      'customer.constructor != 1',
    ]) {
      expect(text(source, { context }), source).toBe('none');
      expect(text(`not ${source}`, { context }), source).toBe('any');
    }
    expect(text('customer.value != 4 and customer.urgent = true', { context })).toBe('any');
  });

  test('equal answers of the context share one result, different skills never', () => {
    const parsed = parseExpression('requested and (customer.value > 1000 or skill.x)');
    if (!parsed.ok) throw new Error('expression');
    const at = (value: number, german: number) =>
      bindExpression(parsed.expression, wish({ requested: { german }, context: { value } }));
    expect(at(2_000, 50)).toBe(at(3_000, 50));
    expect(at(2_000, 50).text).toBe('skill.german >= 50');
    expect(at(1_000, 50).text).toBe('skill.german >= 50 and skill.x');
    expect(at(2_000, 51).text).toBe('skill.german >= 51');
  });

  test('more different wishes than are remembered change nothing', () => {
    const parsed = parseExpression('requested');
    if (!parsed.ok) throw new Error('expression');
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 20_000; index += 1) {
        const asked = wish({ requested: { [`s${index >> 1}`]: (index & 1) + 2 } });
        const { text } = bindExpression(parsed.expression, asked);
        if (text !== `skill.s${index >> 1} >= ${(index & 1) + 2}`) expect(text).toBe(index);
      }
    }
    expect(text('requested', { requested: { s1: 2 } })).toBe('skill.s1 >= 2');
  });
});

describe('equal wishes have equal text', () => {
  test.each([
    ['skill.b and skill.a and skill.b', 'skill.a and skill.b'],
    ['skill.a and (skill.b and skill.c)', 'skill.a and skill.b and skill.c'],
    ['(skill.a or skill.b) or skill.c', 'skill.a or skill.b or skill.c'],
    ['skill.a > 69', 'skill.a >= 70'],
    ['skill.a < 70', 'skill.a <= 69'],
    ['skill.a < 1', 'not skill.a'],
    ['skill.a = 0', 'not skill.a'],
    ['skill.a != 0', 'skill.a'],
    ['skill.a = 100', 'skill.a >= 100'],
    ['skill.a > 100', 'none'],
    ['skill.a <= 100', 'any'],
    ['not skill.a >= 70', 'skill.a <= 69'],
    ['not skill.a = 70', 'skill.a != 70'],
    ['skill.a >= 50 and skill.a >= 70', 'skill.a >= 70'],
    ['skill.a >= 50 or skill.a >= 70', 'skill.a >= 50'],
    ['skill.a >= 50 and skill.a != 30', 'skill.a >= 50'],
    ['skill.a = 50 or skill.a >= 50', 'skill.a >= 50'],
    ['skill.a >= 70 and skill.a < 70', 'none'],
    ['skill.a >= 70 or skill.a < 80', 'any'],
    ['skill.a or skill.a and skill.b', 'skill.a'],
    ['skill.a and (skill.a or skill.b)', 'skill.a'],
    ['skill.a >= 60 or skill.a >= 70 and skill.b', 'skill.a >= 60'],
    ['not (skill.a and not skill.b)', 'not skill.a or skill.b'],
    ['any and skill.a or none', 'skill.a'],
    ['agent.site in ("b", "a", "b")', 'agent.site in ("a", "b")'],
    ['agent.site in (2, "b", true, 10)', 'agent.site in (true, 2, 10, "b")'],
    ['agent.site in ("a")', 'agent.site = "a"'],
    ['agent.site = "a" or agent.site in ("a", "b")', 'agent.site in ("a", "b")'],
    ['agent.site = "a" and agent.site = "b"', 'none'],
    ['agent.site = "a" and not agent.site = "b"', 'agent.site = "a"'],
    ['agent.site = "a" and not agent.site = "a"', 'none'],
    ['agent.site = "a" or not agent.site = "a"', 'any'],
    ['agent.grade > 3 or agent.grade >= 3', 'agent.grade >= 3'],
    ['agent.grade > 3 and agent.grade >= 3', 'agent.grade > 3'],
    ['agent.senior != true', 'agent.senior = false'],
    ['not agent.senior = true', 'not agent.senior = true'],
  ])('%s: %s', (source, expected) => {
    expect(text(source)).toBe(expected);
    expect(text(expected)).toBe(expected);
  });

  test('an expression that is not bound is sorted, and nothing is worked out', () => {
    const textOf = (source: string) => {
      const parsed = parseExpression(source);
      return parsed.ok ? expressionText(parsed.expression) : parsed.problem;
    };
    expect(textOf('skill.b >= 1 and (requested or requested)')).toBe('requested and skill.b');
    expect(textOf('not (skill.b or customer.tier="gold")')).toBe(
      'not (customer.tier = "gold" or skill.b)',
    );
    expect(textOf('requested minus 0 or any')).toBe('any or requested');
    expect(textOf('skill.z and ((skill.x and skill.y) or (skill.y and skill.x))')).toBe(
      'skill.x and skill.y and skill.z',
    );
  });
});

describe('a skill preferred but not required', () => {
  const requested = { german: 70, vip: 0 };

  test('ranks agents and keeps nobody out', () => {
    const expression = bound('requested', { requested });
    expect(expression.text).toBe('skill.german >= 70 and skill.vip >= 0');
    expect(meets(expression, agent({ german: 70 }))).toBe(true);
    expect(meets(expression, agent({ vip: 90 }))).toBe(false);
    expect(proficiencyIn(expression, agent({ german: 70 }))).toBe(70);
    expect(proficiencyIn(expression, agent({ german: 70, vip: 30, other: 9 }))).toBe(100);
  });

  test.each<[string, Brought, string]>([
    ['requested minus 30', { requested }, 'skill.german >= 40 and skill.vip >= 0'],
    ['requested', { requested: { vip: 0 } }, 'skill.vip >= 0'],
    ['requested or skill.a', { requested: { vip: 0 } }, 'skill.vip >= 0'],
    ['not requested', { requested: { vip: 0 } }, 'none'],
    ['skill.vip >= 0 and skill.vip >= 5', {}, 'skill.vip >= 5'],
    ['skill.vip >= 0 and none', {}, 'none'],
    ['skill.vip >= 0 and skill.a or skill.b', {}, '(skill.a or skill.b) and skill.vip >= 0'],
    ['customer.tier = "gold" and skill.vip >= 0 or skill.a', {}, 'skill.a'],
    ['not skill.vip and skill.vip >= 0', {}, 'not skill.vip and skill.vip >= 0'],
  ])('%s, %j: %s', (source, brought, expected) => {
    expect(text(source, brought)).toBe(expected);
    expect(text(expected)).toBe(expected);
  });
});

describe('wishes put together', () => {
  test.each([
    ['skill.a >= 70', 'skill.a >= 50', 'skill.a >= 50', 'skill.a >= 70'],
    ['skill.a', 'skill.a and skill.b', 'skill.a', 'skill.a and skill.b'],
    [
      'skill.a >= 70 and skill.b >= 70',
      'skill.a >= 50 and skill.b >= 50',
      'skill.a >= 50 and skill.b >= 50',
      'skill.a >= 70 and skill.b >= 70',
    ],
    ['skill.a', 'any', 'any', 'skill.a'],
    ['skill.a', 'none', 'skill.a', 'none'],
    ['skill.a', 'skill.b', 'skill.a or skill.b', 'skill.a and skill.b'],
    ['skill.a and skill.v >= 0', 'skill.a', 'skill.a and skill.v >= 0', 'skill.a and skill.v >= 0'],
    ['agent.id = "p"', 'skill.a', 'agent.id = "p" or skill.a', 'agent.id = "p" and skill.a'],
  ])('%s with %s: either is %s, both are %s', (one, other, either, both) => {
    const [a, b] = [bound(one), bound(other)];
    expect(eitherOf(a, b).text).toBe(either);
    expect(eitherOf(b, a).text).toBe(either);
    expect(bothOf(a, b).text).toBe(both);
    expect(bothOf(b, a).text).toBe(both);
    expect(eitherOf(a, b)).toBe(eitherOf(a, b));
  });

  test('anybody is met by everybody, nobody by none', () => {
    expect(expressionText(ANYBODY)).toBe('any');
    expect(expressionText(NOBODY)).toBe('none');
    expect(meets(ANYBODY, agent({}))).toBe(true);
    expect(meets(NOBODY, agent({ a: 100 }))).toBe(false);
    expect(eitherOf(NOBODY, NOBODY)).toEqual(NOBODY);
    expect(bothOf(ANYBODY, ANYBODY)).toEqual(ANYBODY);
  });
});

describe('an agent', () => {
  test.each<[string, Record<string, number>, AttributeValues, boolean]>([
    ['skill.a', { a: 1 }, {}, true],
    ['skill.a', { b: 1 }, {}, false],
    ['skill.a < 50', {}, {}, true],
    ['skill.a != 50', {}, {}, true],
    ['skill.a = 50 and agent.id = "psn_1"', { a: 50 }, {}, true],
    ['agent.id = "psn_1"', {}, { id: 'psn_2' }, true],
    ['agent.site = "Berlin"', {}, { site: 'Berlin' }, true],
    ['agent.site = "berlin"', {}, { site: 'Berlin' }, false],
    ['agent.site != "Wien"', {}, {}, false],
    ['not agent.site = "Wien"', {}, {}, true],
    ['agent.site != "Wien"', {}, { site: 3 }, false],
    ['agent.grade >= 3', {}, { grade: 3 }, true],
    ['agent.grade >= 3', {}, { grade: '3' }, false],
    ['agent.grade < 0', {}, { grade: -1 }, true],
    ['agent.senior = true', {}, { senior: true }, true],
    ['agent.senior = true', {}, { senior: 'true' }, false],
    ['agent.site in ("Wien", 3)', {}, { site: 3 }, true],
    ['agent.hasOwnProperty != "x"', {}, {}, false],
  ])('%s of %j, %j: %s', (source, skills, attributes, expected) => {
    expect(meets(bound(source), agent(skills, attributes))).toBe(expected);
    expect(meets(bound(`not (${source})`), agent(skills, attributes))).toBe(!expected);
  });

  test('is ranked by the skills of which much is wanted, each once', () => {
    const skilled = agent({ a: 10, b: 20, c: 40, d: 80 });
    expect(proficiencyIn(bound('skill.a and skill.a >= 5'), skilled)).toBe(10);
    expect(proficiencyIn(bound('skill.a or skill.b >= 50'), skilled)).toBe(30);
    expect(proficiencyIn(bound('not skill.d and skill.c < 50 and skill.a'), skilled)).toBe(10);
    expect(proficiencyIn(bound('not (skill.a < 5 or skill.b = 3)'), skilled)).toBe(10);
    expect(proficiencyIn(bound('skill.a = 10'), skilled)).toBe(10);
    expect(proficiencyIn(ANYBODY, skilled)).toBe(0);
  });

  test.each([
    ['skill.german >= 70 and skill.billing', ['skill.german >= 70']],
    ['skill.german >= 60 and skill.billing', []],
    ['none', ['none']],
    ['agent.site = "Wien" and not skill.billing', ['agent.site = "Wien"', 'not skill.billing']],
    ['skill.x or skill.y and skill.billing', ['skill.x or skill.y']],
    [
      'skill.x and (skill.german >= 80 or skill.y and skill.z and skill.billing)',
      ['skill.german >= 80 or (skill.y and skill.z)', 'skill.x'],
    ],
    [
      'skill.f and skill.e and skill.d and skill.c and skill.b and skill.a',
      ['skill.a', 'skill.b', 'skill.c', 'skill.d', 'skill.e'],
    ],
  ])('is told what she lacks for %s', (source, expected) => {
    expect(unmetParts(bound(source), agent({ german: 60, billing: 10 }))).toEqual(expected);
  });
});
