// What a command must look like, as far as doors cannot know it. Each check answers with the field
// at fault, or `null`.
import { refused, type Refusal } from '@zentrale/kernel/values';
import type { AgentConfig, QueueConfig, SkillRequirement } from '../commands.ts';
import {
  AGENT_CHANNEL_COUNT_MAX,
  AGENT_QUEUE_COUNT_MAX,
  AGENT_SKILL_COUNT_MAX,
  CAPACITY_TOTAL_MAX,
  DURATION_MS_MAX,
  INTERACTION_COUNT_MAX,
  OFFER_TIMEOUT_MS_MIN,
  PRIORITY_MAX,
  PROFICIENCY_MAX,
  REQUEST_SKILL_COUNT_MAX,
  TEXT_LENGTH_MAX,
} from '../limits.ts';
import type { RoutingState } from '../state.ts';
import { invalid } from './context.ts';

type No = { readonly ok: false; readonly refusal: Refusal };

export function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function isText(value: string): boolean {
  return value.length >= 1 && value.length <= TEXT_LENGTH_MAX;
}

export function checkQueue(queue: QueueConfig): No | null {
  const isDuration = (ms: number, min: number) => isWhole(ms, min, DURATION_MS_MAX);
  if (!isText(queue.name)) return invalid('queue.name');
  if (!isWhole(queue.priority, 0, PRIORITY_MAX)) return invalid('queue.priority');
  if (!isDuration(queue.offerTimeoutMs, OFFER_TIMEOUT_MS_MIN)) {
    return invalid('queue.offerTimeoutMs');
  }
  if (!isDuration(queue.wrapUpMs, 0)) return invalid('queue.wrapUpMs');
  if (!isWhole(queue.lengthMax, 1, INTERACTION_COUNT_MAX)) return invalid('queue.lengthMax');
  if (!isDuration(queue.serviceLevelMs, 0)) return invalid('queue.serviceLevelMs');
  if (!isWhole(queue.serviceLevelTargetPct, 0, 100)) return invalid('queue.serviceLevelTargetPct');
  return null;
}

export function checkAgent(state: RoutingState, agent: AgentConfig): No | null {
  if (!isText(agent.name)) return invalid('agent.name');
  return checkAgentSkills(state, agent) ?? checkAgentQueues(state, agent) ?? checkCapacity(agent);
}

function checkAgentSkills(state: RoutingState, { skills }: AgentConfig): No | null {
  if (skills.length > AGENT_SKILL_COUNT_MAX) return limit('agent.skills');
  if (hasTwice(skills.map(({ skillId }) => skillId))) return invalid('agent.skills');
  for (const [index, { skillId, proficiency }] of skills.entries()) {
    const field = `agent.skills.${index}`;
    if (!state.skills.has(skillId)) return refused('skill.unknown', { field: `${field}.skillId` });
    if (!isWhole(proficiency, 1, PROFICIENCY_MAX)) return invalid(`${field}.proficiency`);
  }
  return null;
}

function checkAgentQueues(state: RoutingState, { queueIds }: AgentConfig): No | null {
  if (queueIds.length > AGENT_QUEUE_COUNT_MAX) return limit('agent.queueIds');
  if (hasTwice(queueIds)) return invalid('agent.queueIds');
  for (const [index, queueId] of queueIds.entries()) {
    if (!state.queues.has(queueId)) {
      return refused('queue.unknown', { field: `agent.queueIds.${index}` });
    }
  }
  return null;
}

function checkCapacity({ capacity }: AgentConfig): No | null {
  if (!isWhole(capacity.total, 0, CAPACITY_TOTAL_MAX)) return invalid('agent.capacity.total');
  const channels = Object.entries(capacity.channels);
  if (channels.length > AGENT_CHANNEL_COUNT_MAX) return limit('agent.capacity.channels');
  for (const [channel, { weight, countMax }] of channels) {
    const field = `agent.capacity.channels.${channel}`;
    if (!isWhole(weight, 0, CAPACITY_TOTAL_MAX)) return invalid(`${field}.weight`);
    if (!isWhole(countMax, 0, CAPACITY_TOTAL_MAX)) return invalid(`${field}.countMax`);
  }
  return null;
}

export function checkRequirements(
  state: RoutingState,
  skills: readonly SkillRequirement[],
): No | null {
  if (skills.length === 0) return null;
  if (skills.length > REQUEST_SKILL_COUNT_MAX) return limit('skills');
  if (skills.length > 1 && hasTwice(skills.map(({ skillId }) => skillId))) return invalid('skills');
  for (const [index, { skillId, proficiencyMin }] of skills.entries()) {
    if (!state.skills.has(skillId)) {
      return refused('skill.unknown', { field: `skills.${index}.skillId` });
    }
    if (!isWhole(proficiencyMin, 1, PROFICIENCY_MAX)) {
      return invalid(`skills.${index}.proficiencyMin`);
    }
  }
  return null;
}

export function limit(field: string): No {
  return refused('limit.reached', { field });
}

function hasTwice(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}
