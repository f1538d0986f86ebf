import { refused } from '@zentrale/kernel/values';
import type {
  ConfigureAgent,
  ConfigureQueue,
  ConfigureRouting,
  ConfigureSkills,
  RemoveAgent,
} from '../commands.ts';
import { AGENT_COUNT_MAX, DURATION_MS_MAX, QUEUE_COUNT_MAX, SKILL_COUNT_MAX } from '../limits.ts';
import type { RoutingState } from '../state.ts';
import { checkAgent, checkQueue, isText, isWhole, limit } from './checks.ts';
import { decided, invalid, type Context, type Verdict } from './context.ts';
import { leaving } from './leaving.ts';

export function configureRouting(_state: RoutingState, { graceMs }: ConfigureRouting): Verdict {
  if (!isWhole(graceMs, 0, DURATION_MS_MAX)) return invalid('graceMs');
  return decided([{ type: 'RoutingConfigured', graceMs }]);
}

export function configureSkills(_state: RoutingState, { skills }: ConfigureSkills): Verdict {
  if (skills.length > SKILL_COUNT_MAX) return limit('skills');
  const unnamed = skills.findIndex(({ name }) => !isText(name));
  if (unnamed >= 0) return invalid(`skills.${unnamed}.name`);
  return decided([{ type: 'SkillsConfigured', skills }]);
}

export function configureQueue(state: RoutingState, { queue }: ConfigureQueue): Verdict {
  const no = checkQueue(queue);
  if (no !== null) return no;
  if (!state.queues.has(queue.queueId) && state.queues.size >= QUEUE_COUNT_MAX) {
    return limit('queue');
  }
  return decided([{ type: 'QueueConfigured', queue }]);
}

export function configureAgent(state: RoutingState, { agent }: ConfigureAgent): Verdict {
  const no = checkAgent(state, agent);
  if (no !== null) return no;
  if (!state.agents.has(agent.agentId) && state.agents.size >= AGENT_COUNT_MAX) {
    return limit('agent');
  }
  return decided([{ type: 'AgentConfigured', agent }]);
}

export function removeAgent(state: RoutingState, command: RemoveAgent, context: Context): Verdict {
  const agent = state.agents.get(command.agentId);
  if (agent === undefined) return refused('agent.unknown', { field: 'agentId' });
  const facts = leaving(state, agent, { now: context.now, mayKeep: false });
  return decided([...facts, { type: 'AgentRemoved', agentId: command.agentId }]);
}
