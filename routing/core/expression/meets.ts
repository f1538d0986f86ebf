import type { SkillId } from '@zentrale/kernel/values';
import type { AgentExpression } from './agent-expression.ts';
import { passesTest } from './attribute-test.ts';
import { allOf, anyOf } from './canonical.ts';
import type { Condition, SkillCondition } from './condition.ts';
import type { AttributeValues } from './expression.ts';

/** What of an agent expressions can ask for. */
export interface AskedAgent {
  readonly agentId: string;
  readonly skills: readonly { readonly skillId: SkillId; readonly proficiency: number }[];
  readonly attributes: AttributeValues;
}

const UNMET_COUNT_MAX = 5;

export function meets(expression: AgentExpression, agent: AskedAgent): boolean {
  const { minimums } = expression;
  if (minimums === null) return holds(expression.condition, agent);
  for (const { skillId, value } of minimums) {
    if (proficiencyOf(agent, skillId) < value) return false;
  }
  return true;
}

/** Sum of the agent's proficiencies in the skills wished for, required or not, each once. */
export function proficiencyIn(expression: AgentExpression, agent: AskedAgent): number {
  let sum = 0;
  for (const skillId of expression.ranked) sum += proficiencyOf(agent, skillId);
  return sum;
}

/**
 * What the agent would have to have in addition, for people, at most five parts; none when she
 * qualifies. Of alternatives everything that would do is named, without what she has already.
 */
export function unmetParts({ condition }: AgentExpression, agent: AskedAgent): string[] {
  if (holds(condition, agent)) return [];
  const parts = condition.kind === 'and' ? condition.parts : [condition];
  return parts
    .filter((part) => !holds(part, agent))
    .slice(0, UNMET_COUNT_MAX)
    .map((part) => lackOf(part, agent).text);
}

/** 0 for a skill she lacks. */
function proficiencyOf({ skills }: AskedAgent, skillId: string): number {
  for (const skill of skills) if (skill.skillId === skillId) return skill.proficiency;
  return 0;
}

function holds(condition: Condition, agent: AskedAgent): boolean {
  switch (condition.kind) {
    case 'any':
      return true;
    case 'none':
      return false;
    case 'skill':
      return skillHolds(condition, proficiencyOf(agent, condition.skillId));
    case 'agent':
      return passesTest(attributeOf(agent, condition.name), condition) !== condition.isNegated;
    case 'and':
      for (const part of condition.parts) if (!holds(part, agent)) return false;
      return true;
    case 'or':
      for (const part of condition.parts) if (holds(part, agent)) return true;
      return false;
  }
}

function skillHolds({ comparison, value }: SkillCondition, own: number): boolean {
  switch (comparison) {
    case '>=':
      return own >= value;
    case '<=':
      return own <= value;
    case '=':
      return own === value;
    case '!=':
      return own !== value;
  }
}

function attributeOf({ agentId, attributes }: AskedAgent, name: string) {
  if (name === 'id') return agentId;
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** What is left of a condition that does not hold when what holds in it is taken out. */
function lackOf(condition: Condition, agent: AskedAgent): Condition {
  if (condition.kind !== 'and' && condition.kind !== 'or') return condition;
  const lacks = condition.parts
    .filter((part) => !holds(part, agent))
    .map((part) => lackOf(part, agent));
  return condition.kind === 'and' ? allOf(lacks) : anyOf(lacks);
}
