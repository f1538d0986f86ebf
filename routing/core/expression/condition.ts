// What is left of an expression once the interaction is known: conditions on agents. They are
// immutable, in canonical form, and know their text, by which they are compared and sorted.
import { PROFICIENCY_MAX } from '../limits.ts';
import type { AttributeTest, AttributeValue, Comparison } from './expression.ts';
import { attributeText, skillText } from './text.ts';

/** 1..100 for `>=`, 0..99 for `<=`, 1..99 for `=` and `!=`. */
export interface SkillCondition {
  readonly kind: 'skill';
  readonly text: string;
  readonly skillId: string;
  readonly comparison: '>=' | '<=' | '=' | '!=';
  readonly value: number;
}

/**
 * Every comparison is false when there is nothing to compare, `!=` as well; therefore `not` cannot
 * be worked into it, as it can with skills.
 */
export interface AttributeCondition extends AttributeTest {
  readonly kind: 'agent';
  readonly text: string;
  readonly name: string;
  readonly isNegated: boolean;
}

export type Literal = SkillCondition | AttributeCondition;

export interface Compound {
  readonly kind: 'and' | 'or';
  readonly text: string;
  /** At least two, sorted by text, none of the same kind. */
  readonly parts: readonly Condition[];
}

export interface Constant {
  readonly kind: 'any' | 'none';
  readonly text: string;
}

export type Condition = Constant | Literal | Compound;

export const ANY: Constant = { kind: 'any', text: 'any' };
export const NONE: Constant = { kind: 'none', text: 'none' };

/** Proficiencies are 0 (lacks the skill) to 100, so all comparisons come down to four. */
export function skillCondition(
  skillId: string,
  comparison: Comparison,
  value: number,
): SkillCondition | Constant {
  switch (comparison) {
    case '>':
      return atLeast(skillId, value + 1);
    case '>=':
      return atLeast(skillId, value);
    case '<':
      return atMost(skillId, value - 1);
    case '<=':
      return atMost(skillId, value);
    case '=':
      if (value < 0 || value > PROFICIENCY_MAX) return NONE;
      if (value === 0) return atMost(skillId, 0);
      return value === PROFICIENCY_MAX
        ? atLeast(skillId, value)
        : skillLiteral(skillId, '=', value);
    case '!=':
      if (value < 0 || value > PROFICIENCY_MAX) return ANY;
      if (value === 0) return atLeast(skillId, 1);
      return value === PROFICIENCY_MAX
        ? atMost(skillId, value - 1)
        : skillLiteral(skillId, '!=', value);
  }
}

function atLeast(skillId: string, value: number): SkillCondition | Constant {
  if (value > PROFICIENCY_MAX) return NONE;
  return value < 1 ? ANY : lowerBound(skillId, value);
}

/** Skills whose lower bounds are remembered, with their texts; every request has some. */
const REMEMBERED_SKILL_COUNT_MAX = 1_000;
const lowerBounds = new Map<string, (SkillCondition | undefined)[]>();

function lowerBound(skillId: string, value: number): SkillCondition {
  let known = lowerBounds.get(skillId);
  if (known === undefined) {
    if (lowerBounds.size >= REMEMBERED_SKILL_COUNT_MAX) lowerBounds.clear();
    known = [];
    lowerBounds.set(skillId, known);
  }
  const before = known[value];
  if (before !== undefined) return before;
  const literal = skillLiteral(skillId, '>=', value);
  known[value] = literal;
  return literal;
}

function atMost(skillId: string, value: number): SkillCondition | Constant {
  if (value >= PROFICIENCY_MAX) return ANY;
  return value < 0 ? NONE : skillLiteral(skillId, '<=', value);
}

function skillLiteral(
  skillId: string,
  comparison: SkillCondition['comparison'],
  value: number,
): SkillCondition {
  return {
    kind: 'skill',
    text: skillText(skillId, comparison, value),
    skillId,
    comparison,
    value,
  };
}

export function attributeCondition(
  name: string,
  test: AttributeTest,
  isNegated: boolean,
): AttributeCondition {
  const { comparison, values } = canonicalTest(test);
  const text = attributeText('agent', name, { comparison, values });
  return {
    kind: 'agent',
    text: isNegated ? `not ${text}` : text,
    name,
    comparison,
    values,
    isNegated,
  };
}

/** Lists are sorted sets; a list of one is `=`; what is not true must be false. */
function canonicalTest({ comparison, values }: AttributeTest): AttributeTest {
  const [first] = values;
  if (comparison === '!=' && typeof first === 'boolean') {
    return { comparison: '=', values: [!first] };
  }
  if (comparison !== 'in') return { comparison, values };
  const unique = [...new Set(values)].sort(compareValues);
  return { comparison: unique.length === 1 ? '=' : 'in', values: unique };
}

/** Truth values, numbers, texts; each in its own order. */
export function compareValues(a: AttributeValue, b: AttributeValue): number {
  if (typeof a !== typeof b) return typeof a < typeof b ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The opposite of a literal. */
export function opposite(literal: Literal): Literal {
  if (literal.kind === 'agent') {
    return attributeCondition(literal.name, literal, !literal.isNegated);
  }
  const { skillId, comparison, value } = literal;
  switch (comparison) {
    case '>=':
      return skillLiteral(skillId, '<=', value - 1);
    case '<=':
      return skillLiteral(skillId, '>=', value + 1);
    case '=':
      return skillLiteral(skillId, '!=', value);
    case '!=':
      return skillLiteral(skillId, '=', value);
  }
}

export function isLiteral(condition: Condition): condition is Literal {
  return condition.kind === 'skill' || condition.kind === 'agent';
}
