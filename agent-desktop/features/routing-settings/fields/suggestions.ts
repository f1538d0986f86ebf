import { parseExpression } from '@zentrale/routing/expression';

/** What expressions may name here. */
export interface Vocabulary {
  readonly skills: readonly { readonly skillId: string; readonly name: string }[];
  /** Of agents, without `id`. */
  readonly attributes: readonly string[];
  readonly context: readonly string[];
  readonly channels: readonly string[];
}

export interface Suggestion {
  /** Put in place of what was begun. */
  readonly text: string;
  /** What it means, where the text does not say. */
  readonly about: string;
}

export interface Suggested {
  /** Where what was begun starts; what follows up to the caret is replaced. */
  readonly from: number;
  readonly items: readonly Suggestion[];
}

const COUNT_MAX = 8;
const COMPARISONS = ['=', '!=', '>=', '<=', '>', '<'];

/** What could stand at the caret, the begun word taken into account. */
export function suggestAt(source: string, caret: number, words: Vocabulary): Suggested {
  const begun = /[A-Za-z0-9_.-]*$/.exec(source.slice(0, caret))?.[0] ?? '';
  const from = caret - begun.length;
  const items = candidatesAt(source.slice(0, from), begun, words)
    .filter(({ text, about }) => isMatch(begun, text, about) && text !== begun)
    .slice(0, COUNT_MAX);
  return { from, items };
}

function candidatesAt(before: string, begun: string, words: Vocabulary): Suggestion[] {
  const expected = expectedAfter(before);
  if (expected === 'condition') return conditions(begun, words);
  if (expected === 'comparison') return [...COMPARISONS, 'in'].map(plain);
  if (expected === 'equality') return ['=', '!=', 'in'].map(plain);
  if (expected === 'text') return words.channels.map((channel) => plain(`"${channel}"`));
  if (expected === 'value') return ['true', 'false'].map(plain);
  if (expected === 'opening') return [plain('(')];
  if (expected === 'and-or-closing') return [...afterSkill(before), 'and', 'or', ')'].map(plain);
  if (expected === null) return [...afterSkill(before), 'and', 'or'].map(plain);
  return [];
}

/** What the parser wants at the end of a text; `null` where the text may end there. */
function expectedAfter(before: string): string | null {
  const parsed = parseExpression(before);
  if (parsed.ok) return null;
  const { at, expected = '' } = parsed.problem;
  // Something further ahead is wrong: nothing sensible can be said about the end.
  return at >= before.trimEnd().length ? expected : '';
}

/** A skill may stand alone or be compared. */
function afterSkill(before: string): string[] {
  return /skill\.[A-Za-z0-9_"-]+\s+$/.test(before) ? ['>=', '<'] : [];
}

function conditions(begun: string, words: Vocabulary): Suggestion[] {
  const dot = begun.indexOf('.');
  const subject = dot < 0 ? '' : begun.slice(0, dot);
  if (subject === 'skill') {
    return words.skills.map(({ skillId, name }) => ({
      text: `skill.${nameText(skillId)}`,
      about: name,
    }));
  }
  if (subject === 'agent') {
    return ['id', ...words.attributes].map((name) => plain(`agent.${name}`));
  }
  if (subject === 'customer') return words.context.map((name) => plain(`customer.${name}`));
  return ['requested', 'requested minus', 'skill.', 'agent.', 'customer.', 'channel', 'not', 'any']
    .map(plain)
    .concat(
      // Somebody who types the name of a skill means that skill.
      begun.length < 2
        ? []
        : words.skills.map(({ skillId, name }) => ({
            text: `skill.${nameText(skillId)}`,
            about: name,
          })),
    );
}

/** Ids with points or colons in them stand in quotes. */
function nameText(id: string): string {
  return /^[A-Za-z0-9_-]+$/.test(id) ? id : `"${id}"`;
}

function plain(text: string): Suggestion {
  return { text, about: '' };
}

function isMatch(begun: string, text: string, about: string): boolean {
  const sought = begun.toLowerCase();
  if (text.toLowerCase().startsWith(sought)) return true;
  const word = sought.slice(sought.indexOf('.') + 1);
  return (
    word.length > 1 &&
    (about.toLowerCase().includes(word) || text.slice(text.indexOf('.') + 1).startsWith(word))
  );
}
