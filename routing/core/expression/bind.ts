import type { SkillRequirement } from '../commands.ts';
import { agentExpression, type AgentExpression } from './agent-expression.ts';
import { passesTest } from './attribute-test.ts';
import { allOf, anyOf } from './canonical.ts';
import {
  ANY,
  attributeCondition,
  NONE,
  opposite,
  skillCondition,
  type Condition,
} from './condition.ts';
import type { AttributeValues, Expression } from './expression.ts';

/** What an interaction asks for and brings. */
export interface InteractionWish {
  readonly requested: readonly SkillRequirement[];
  readonly context: AttributeValues;
  readonly channel: string;
}

/**
 * Puts in what the interaction asks for and brings; what is left asks about agents only. Equal
 * wishes give equal text, and mostly the very same object.
 */
export function bindExpression(expression: Expression, wish: InteractionWish): AgentExpression {
  const plan = planOf(expression);
  if (plan.constant !== null) return plan.constant;
  const key = keyOf(plan, wish);
  const before = remembered(key);
  if (before !== undefined) return before;
  const result = bound(expression, wish);
  recent.set(key, result);
  return result;
}

/** What of a wish an expression looks at. */
interface Plan {
  readonly serial: number;
  readonly asksRequested: boolean;
  readonly contextAtoms: readonly ContextAtom[];
  /** Looks at nothing: the result is always the same. */
  readonly constant: AgentExpression | null;
}

type ContextAtom = Expression & { readonly kind: 'customer' | 'channel' };

const NO_WISH: InteractionWish = { requested: [], context: {}, channel: '' };
/** Results remembered at least and, twice over, at most; of all expressions together. */
const REMEMBERED_COUNT = 4_096;

// Only a memory: whether something is found in it changes no result.
const plans = new WeakMap<Expression, Plan>();
let planCount = 0;
let recent = new Map<string, AgentExpression>();
let older = new Map<string, AgentExpression>();

function remembered(key: string): AgentExpression | undefined {
  const found = recent.get(key);
  if (found !== undefined) return found;
  if (recent.size >= REMEMBERED_COUNT) {
    older = recent;
    recent = new Map();
  }
  const old = older.get(key);
  if (old !== undefined) recent.set(key, old);
  return old;
}

function planOf(expression: Expression): Plan {
  const known = plans.get(expression);
  if (known !== undefined) return known;
  const contextAtoms: ContextAtom[] = [];
  const asksRequested = survey(expression, contextAtoms);
  const isConstant = !asksRequested && contextAtoms.length === 0;
  planCount += 1;
  const constant = isConstant ? bound(expression, NO_WISH) : null;
  const plan = { serial: planCount, asksRequested, contextAtoms, constant };
  plans.set(expression, plan);
  return plan;
}

/** Collects the questions about context; tells whether the requested skills matter. */
function survey(expression: Expression, atoms: ContextAtom[]): boolean {
  switch (expression.kind) {
    case 'requested':
      return true;
    case 'customer':
    case 'channel':
      atoms.push(expression);
      return false;
    case 'not':
      return survey(expression.part, atoms);
    case 'and':
    case 'or':
      return expression.parts.map((part) => survey(part, atoms)).includes(true);
    case 'any':
    case 'none':
    case 'skill':
    case 'agent':
      return false;
  }
}

/** Answers instead of values: a customer's balance is different each time, `> 1000` is not. */
function keyOf({ serial, asksRequested, contextAtoms }: Plan, wish: InteractionWish): string {
  let key = `${serial}`;
  if (contextAtoms.length > 0) {
    key += ' ';
    for (const atom of contextAtoms) key += isTrueOf(wish, atom) ? '1' : '0';
  }
  if (!asksRequested) return key;
  // Ids contain no line breaks, so the parts cannot run into each other.
  for (const { skillId, proficiencyMin } of wish.requested)
    key += `\n${skillId}\n${proficiencyMin}`;
  return key;
}

function isTrueOf({ context, channel }: InteractionWish, atom: ContextAtom): boolean {
  if (atom.kind === 'channel') return passesTest(channel, atom);
  const value = Object.hasOwn(context, atom.name) ? context[atom.name] : undefined;
  return passesTest(value, atom);
}

/** `preferred` are skills that rank without being required; empty where nobody qualifies. */
interface Bound {
  readonly condition: Condition;
  readonly preferred: readonly string[];
}

function bound(expression: Expression, wish: InteractionWish): AgentExpression {
  const { condition, preferred } = boundPart(expression, wish, false);
  return agentExpression(condition, preferred);
}

/** `not` goes inwards until it stands before single conditions. */
function boundPart(expression: Expression, wish: InteractionWish, isNegated: boolean): Bound {
  switch (expression.kind) {
    case 'any':
    case 'none':
      return truth((expression.kind === 'any') !== isNegated);
    case 'requested':
      return boundRequest(wish.requested, expression.minus, isNegated);
    case 'skill': {
      const { skillId, comparison, value } = expression;
      const condition = skillCondition(skillId, comparison, value);
      if (isNegated) return { condition: negated(condition), preferred: [] };
      const isWish = condition.kind === 'any' && (comparison === '>=' || comparison === '>');
      return { condition, preferred: isWish ? [skillId] : [] };
    }
    case 'agent':
      return {
        condition: attributeCondition(expression.name, expression, isNegated),
        preferred: [],
      };
    case 'customer':
    case 'channel':
      return truth(isTrueOf(wish, expression) !== isNegated);
    case 'not':
      return boundPart(expression.part, wish, !isNegated);
    case 'and':
    case 'or': {
      const parts = expression.parts.map((part) => boundPart(part, wish, isNegated));
      return boundParts((expression.kind === 'and') !== isNegated, parts);
    }
  }
}

function truth(isTrue: boolean): Bound {
  return { condition: isTrue ? ANY : NONE, preferred: [] };
}

function boundParts(isAnd: boolean, parts: readonly Bound[]): Bound {
  const conditions = parts.map(({ condition }) => condition);
  const condition = isAnd ? allOf(conditions) : anyOf(conditions);
  if (condition.kind === 'none') return truth(false);
  return { condition, preferred: parts.flatMap(({ preferred }) => preferred) };
}

/** A minimum of 0 is a preference, and stays one however much is taken away. */
function boundRequest(
  requested: readonly SkillRequirement[],
  minus: number,
  isNegated: boolean,
): Bound {
  const conditions: Condition[] = [];
  const preferred: string[] = [];
  for (const { skillId, proficiencyMin } of requested) {
    if (proficiencyMin === 0) {
      preferred.push(skillId);
    } else {
      conditions.push(skillCondition(skillId, '>=', Math.max(1, proficiencyMin - minus)));
    }
  }
  if (isNegated) return { condition: anyOf(conditions.map(negated)), preferred: [] };
  const condition = allOf(conditions);
  return condition.kind === 'none' ? truth(false) : { condition, preferred };
}

function negated(condition: Condition): Condition {
  switch (condition.kind) {
    case 'any':
      return NONE;
    case 'none':
      return ANY;
    case 'skill':
    case 'agent':
      return opposite(condition);
    case 'and':
    case 'or': {
      const parts = condition.parts.map(negated);
      return condition.kind === 'and' ? anyOf(parts) : allOf(parts);
    }
  }
}
