import type { Chance } from '@zentrale/kernel/chance';
import type { AgentId, InteractionId } from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { CentreSpec } from './centre.ts';

/** What an agent does with an interaction when she has worked on it for a while. */
export function workChoice(
  spec: CentreSpec,
  chance: Chance,
  interactionId: InteractionId,
  agentId: AgentId,
): RoutingCommand {
  const own = { interactionId, agentId };
  if (!chance.happens(spec.temper.transfers)) return { type: 'CompleteInteraction', ...own };
  if (chance.happens(500)) {
    const toAgentId = chance.pick(spec.agents).agentId;
    return { type: 'TransferToAgent', ...own, toAgentId };
  }
  const { queueId } = chance.pick(spec.queues);
  const skill = chance.happens(300) ? chance.pick(spec.skills) : undefined;
  if (skill === undefined) return { type: 'TransferToQueue', ...own, queueId };
  const skills = [{ skillId: skill.skillId, proficiencyMin: chance.between(1, 50) }];
  return { type: 'TransferToQueue', ...own, queueId, skills };
}
