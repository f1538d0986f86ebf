import { allOf, anyOf } from './canonical.ts';
import { ANY, NONE, type Condition, type SkillCondition } from './condition.ts';
import { joinedText, skillText } from './text.ts';

/**
 * Whom an interaction may be offered to, now that it is known: asks about agents only. Canonical:
 * equal wishes have equal `text`, which `parseExpression` reads (with `TEXT_BOUNDS`). Plain data.
 */
export interface AgentExpression {
  readonly text: string;
  readonly condition: Condition;
  /** Skills wished for but not required, sorted; none of `condition`'s. */
  readonly preferred: readonly string[];
  /** All skills by which those who qualify are ranked, each once. */
  readonly ranked: readonly string[];
  /** The whole condition where it is no more than lower bounds, as nearly always. */
  readonly minimums: readonly SkillCondition[] | null;
}

/** `preferred` in any order, also more than once. */
export function agentExpression(
  condition: Condition,
  preferred: readonly string[] = [],
): AgentExpression {
  const minimums = minimumsOf(condition);
  const asked = minimums === null ? askedIn(condition) : minimums.map(({ skillId }) => skillId);
  // What nobody can meet prefers nobody.
  const isPlain = preferred.length === 0 || condition.kind === 'none';
  const extra = isPlain ? [] : extraIn(preferred, asked);
  return {
    text: extra.length === 0 ? condition.text : withPreferences(condition, extra),
    condition,
    preferred: extra,
    ranked: extra.length === 0 ? asked : [...asked, ...extra],
    minimums,
  };
}

export const ANYBODY: AgentExpression = agentExpression(ANY);
export const NOBODY: AgentExpression = agentExpression(NONE);

/**
 * Everybody who meets one of them. What is contained in something else goes, and with it the skills
 * it ranks by; preferences stay.
 */
export function eitherOf(a: AgentExpression, b: AgentExpression): AgentExpression {
  if (a === b || a.condition.kind === 'none') return b;
  if (b.condition.kind === 'none') return a;
  return remembered(EITHER, a, b, anyOf);
}

/** Everybody who meets both. */
export function bothOf(a: AgentExpression, b: AgentExpression): AgentExpression {
  if (a === b || b === ANYBODY) return a;
  return a === ANYBODY ? b : remembered(BOTH, a, b, allOf);
}

type Pairs = WeakMap<AgentExpression, WeakMap<AgentExpression, AgentExpression>>;

// Bound expressions are shared (`bind.ts`), so the same pairs meet again and again. Only a memory:
// it changes no result.
const EITHER: Pairs = new WeakMap();
const BOTH: Pairs = new WeakMap();

function remembered(
  pairs: Pairs,
  a: AgentExpression,
  b: AgentExpression,
  join: (parts: readonly Condition[]) => Condition,
): AgentExpression {
  const known = pairs.get(a);
  const before = known?.get(b);
  if (before !== undefined) return before;
  const condition = join([a.condition, b.condition]);
  const result = agentExpression(condition, [...a.preferred, ...b.preferred]);
  if (known === undefined) pairs.set(a, new WeakMap([[b, result]]));
  else known.set(b, result);
  return result;
}

/** Skills of which the condition wants much, wherever in it they stand. */
function askedIn(condition: Condition): readonly string[] {
  const asked = new Set<string>();
  addAsked(condition, asked);
  return [...asked];
}

function addAsked(condition: Condition, asked: Set<string>): void {
  if (condition.kind === 'skill') {
    if (condition.comparison === '>=' || condition.comparison === '=') asked.add(condition.skillId);
  } else if (condition.kind === 'and' || condition.kind === 'or') {
    for (const part of condition.parts) addAsked(part, asked);
  }
}

function extraIn(preferred: readonly string[], asked: readonly string[]): string[] {
  const extra = [...new Set(preferred)].filter((skillId) => !asked.includes(skillId));
  return extra.sort((a, b) => (a < b ? -1 : 1));
}

/** Of different skills each, because of two bounds of one skill the stronger is kept. */
function minimumsOf(condition: Condition): SkillCondition[] | null {
  if (condition.kind === 'any') return [];
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  const minimums: SkillCondition[] = [];
  for (const part of parts) {
    if (part.kind !== 'skill' || part.comparison !== '>=') return null;
    minimums.push(part);
  }
  return minimums;
}

function withPreferences(condition: Condition, preferred: readonly string[]): string {
  const parts = condition.kind === 'any' ? [] : listed(condition);
  const wishes = preferred.map((skillId) => ({ kind: 'skill', text: skillText(skillId, '>=', 0) }));
  return joinedText('and', [...parts, ...wishes]);
}

function listed(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.parts : [condition];
}
