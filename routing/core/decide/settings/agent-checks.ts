import { refused } from '@zentrale/kernel/values';
import {
  AGENT_CHANNEL_COUNT_MAX,
  AGENT_QUEUE_COUNT_MAX,
  AGENT_SKILL_COUNT_MAX,
  CAPACITY_TOTAL_MAX,
  PROFICIENCY_MAX,
} from '../../limits.ts';
import type { AgentConfig, Capacity, RoutingProfile } from '../../settings.ts';
import type { RoutingState } from '../../state.ts';
import { checkAttributes, hasTwice, isText, isWhole } from '../checks.ts';
import { invalid, limit, type No } from '../context.ts';

export function checkAgent(state: RoutingState, agent: AgentConfig): No | null {
  if (!isText(agent.name)) return invalid('agent.name');
  if (agent.profileId !== null && !state.profiles.has(agent.profileId)) {
    return refused('profile.unknown', { field: 'agent.profileId' });
  }
  return (
    checkAgentSkills(state, agent) ??
    checkAttributes(agent.attributes, 'agent.attributes') ??
    checkQueueIds(state, agent.queueIds, 'agent.queueIds') ??
    checkCapacity(agent.capacity, 'agent.capacity')
  );
}

export function checkProfile(state: RoutingState, profile: RoutingProfile): No | null {
  if (!isText(profile.name)) return invalid('profile.name');
  return (
    checkQueueIds(state, profile.queueIds, 'profile.queueIds') ??
    checkCapacity(profile.capacity, 'profile.capacity')
  );
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

function checkQueueIds(
  state: RoutingState,
  queueIds: AgentConfig['queueIds'],
  field: string,
): No | null {
  if (queueIds.length > AGENT_QUEUE_COUNT_MAX) return limit(field);
  if (hasTwice(queueIds)) return invalid(field);
  const unknown = queueIds.findIndex((queueId) => !state.queues.has(queueId));
  return unknown < 0 ? null : refused('queue.unknown', { field: `${field}.${unknown}` });
}

function checkCapacity({ total, channels }: Capacity, field: string): No | null {
  if (!isWhole(total, 0, CAPACITY_TOTAL_MAX)) return invalid(`${field}.total`);
  const entries = Object.entries(channels);
  if (entries.length > AGENT_CHANNEL_COUNT_MAX) return limit(`${field}.channels`);
  for (const [channel, { weight, countMax, interruptibleBy = [] }] of entries) {
    const place = `${field}.channels.${channel}`;
    if (!isWhole(weight, 0, CAPACITY_TOTAL_MAX)) return invalid(`${place}.weight`);
    if (!isWhole(countMax, 0, CAPACITY_TOTAL_MAX)) return invalid(`${place}.countMax`);
    // Work that interrupted its own kind would make room for itself without end.
    const isGood = interruptibleBy.length <= AGENT_CHANNEL_COUNT_MAX;
    if (!isGood || interruptibleBy.includes(channel) || hasTwice(interruptibleBy)) {
      return invalid(`${place}.interruptibleBy`);
    }
  }
  return null;
}
