// Which condition follows from which: how duplicates, weaker bounds and what is contained in
// something else are found. Sound but not complete: `false` means "not seen".
import { PROFICIENCY_MAX } from '../limits.ts';
import { passesTest } from './attribute-test.ts';
import {
  isLiteral,
  type AttributeCondition,
  type Condition,
  type Literal,
  type SkillCondition,
} from './condition.ts';

/** Below, only equal text counts; bounds the work, and people do not nest deeper. */
const IMPLICATION_DEPTH_MAX = 4;

/** Whether every agent who meets `a` meets `b`. */
export function implies(a: Condition, b: Condition, depth = IMPLICATION_DEPTH_MAX): boolean {
  if (a === b || a.text === b.text) return true;
  if (depth === 0) return false;
  const below = depth - 1;
  if (a.kind === 'none' || b.kind === 'any') return true;
  if (a.kind === 'any' || b.kind === 'none') return false;
  if (a.kind === 'or') return a.parts.every((part) => implies(part, b, below));
  if (b.kind === 'and') return b.parts.every((part) => implies(a, part, below));
  if (a.kind === 'and' && a.parts.some((part) => implies(part, b, below))) return true;
  if (b.kind === 'or') return b.parts.some((part) => implies(a, part, below));
  return isLiteral(a) && isLiteral(b) && literalImplies(a, b);
}

function literalImplies(a: Literal, b: Literal): boolean {
  if (a.kind === 'skill') return b.kind === 'skill' && skillImplies(a, b);
  return b.kind === 'agent' && attributeImplies(a, b);
}

function skillImplies(a: SkillCondition, b: SkillCondition): boolean {
  if (a.skillId !== b.skillId) return false;
  switch (a.comparison) {
    case '>=':
      return hasRange(b, a.value, PROFICIENCY_MAX);
    case '<=':
      return hasRange(b, 0, a.value);
    case '=':
      return hasRange(b, a.value, a.value);
    case '!=':
      // All but one proficiency is contained in nothing else.
      return b.comparison === '!=' && b.value === a.value;
  }
}

/** Whether all proficiencies from low to high meet the condition. */
function hasRange({ comparison, value }: SkillCondition, low: number, high: number): boolean {
  switch (comparison) {
    case '>=':
      return low >= value;
    case '<=':
      return high <= value;
    case '=':
      return low === value && high === value;
    case '!=':
      return value < low || value > high;
  }
}

function attributeImplies(a: AttributeCondition, b: AttributeCondition): boolean {
  if (a.name !== b.name) return false;
  if (a.isNegated) return b.isNegated && testImplies(b, a);
  return b.isNegated ? testsExclude(a, b) : testImplies(a, b);
}

function isList({ comparison }: AttributeCondition): boolean {
  return comparison === '=' || comparison === 'in';
}

function testsExclude(a: AttributeCondition, b: AttributeCondition): boolean {
  if (isList(a)) return a.values.every((value) => !passesTest(value, b));
  return isList(b) && b.values.every((value) => !passesTest(value, a));
}

/** Both as if they were not negated. */
function testImplies(a: AttributeCondition, b: AttributeCondition): boolean {
  if (isList(a)) return a.values.every((value) => passesTest(value, b));
  const [from] = a.values;
  const [to] = b.values;
  if (from === undefined || to === undefined || typeof from !== typeof to || isList(b)) {
    return false;
  }
  switch (a.comparison) {
    case '<':
      return isOneOf(b, '<', '<=', '!=') && from <= to;
    case '<=':
      return (b.comparison === '<=' && from <= to) || (isOneOf(b, '<', '!=') && from < to);
    case '>':
      return isOneOf(b, '>', '>=', '!=') && from >= to;
    case '>=':
      return (b.comparison === '>=' && from >= to) || (isOneOf(b, '>', '!=') && from > to);
    case '!=':
      return b.comparison === '!=' && from === to;
    case '=':
    case 'in':
      // Answered value by value above.
      return false;
  }
}

function isOneOf(
  { comparison }: AttributeCondition,
  ...comparisons: AttributeCondition['comparison'][]
): boolean {
  return comparisons.includes(comparison);
}
