// One maker per command, so that a new one cannot be forgotten: the table does not compile without
// it. What is made is mostly nonsense, sometimes not; the engine must stand both.
import type { Chance } from '@zentrale/kernel/chance';
import {
  asId,
  durationMs,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type InteractionId,
  type OfferId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { CentreSpec } from './centre.ts';

/** What somebody clumsy finds on the desk: ids seen lately, some of them of things long gone. */
export interface Desk {
  readonly chance: Chance;
  readonly spec: CentreSpec;
  readonly agentId: () => AgentId;
  readonly queueId: () => QueueId;
  readonly interactionId: () => InteractionId;
  readonly offerId: () => OfferId;
}

type CommandType = RoutingCommand['type'];
type Makers = {
  readonly [Type in CommandType]: (desk: Desk) => Extract<RoutingCommand, { type: Type }>;
};

const MAKERS: Makers = {
  ConfigureRouting: ({ chance }) => ({
    type: 'ConfigureRouting',
    graceMs: durationMs(chance.pick([20_000, 20_000, -1, 0.5])),
  }),
  ConfigureSkills: ({ spec, chance }) => ({
    type: 'ConfigureSkills',
    skills: chance.happens(500)
      ? spec.skills
      : [...spec.skills.slice(0, 1).map((skill) => ({ ...skill, name: '' })), ...spec.skills],
  }),
  ConfigureQueue: ({ spec, chance }) => {
    const queue = chance.pick(spec.queues);
    const wrong = chance.pick([{ priority: 1_001 }, { name: '' }, { lengthMax: 0 }, {}]);
    return { type: 'ConfigureQueue', queue: { ...queue, ...wrong } };
  },
  ConfigureAgent: ({ spec, chance }) => {
    const agent = chance.pick(spec.agents);
    const wrong = chance.pick([
      { name: '' },
      { queueIds: [asId<QueueId>('nowhere')] },
      { capacity: { ...agent.capacity, total: -1 } },
      { skills: [{ skillId: asId<SkillId>('unheard-of'), proficiency: 1 }] },
    ]);
    return { type: 'ConfigureAgent', agent: { ...agent, ...wrong } };
  },
  RemoveAgent: () => ({ type: 'RemoveAgent', agentId: asId<AgentId>('nobody') }),
  RequestRouting: ({ chance, interactionId, queueId }) => {
    const id = interactionId();
    return {
      type: 'RequestRouting',
      interactionId: id,
      conversationId: asId<ConversationId>(`conversation-${id}`),
      customerId: asId<CustomerId>(`customer-${id}`),
      channel: chance.pick(['chat', 'fax', '']),
      queueId: queueId(),
      skills: [],
      ...(chance.happens(300) ? { priority: chance.pick([-1, 0, 1_000, 1_001]) } : {}),
    };
  },
  CancelInteraction: ({ interactionId, chance }) => ({
    type: 'CancelInteraction',
    interactionId: interactionId(),
    reason: chance.pick(['left', 'left', '']),
  }),
  ConnectAgent: ({ agentId }) => ({ type: 'ConnectAgent', agentId: agentId() }),
  DisconnectAgent: ({ agentId }) => ({ type: 'DisconnectAgent', agentId: agentId() }),
  SignOutAgent: ({ agentId }) => ({ type: 'SignOutAgent', agentId: agentId() }),
  SetReady: ({ agentId }) => ({ type: 'SetReady', agentId: agentId() }),
  SetNotReady: ({ agentId, chance }) => ({
    type: 'SetNotReady',
    agentId: agentId(),
    reason: chance.pick(['lunch', '']),
    drain: chance.happens(500),
  }),
  AcceptOffer: ({ offerId, agentId }) => ({
    type: 'AcceptOffer',
    offerId: offerId(),
    agentId: agentId(),
  }),
  DeclineOffer: ({ offerId, agentId, chance }) => ({
    type: 'DeclineOffer',
    offerId: offerId(),
    agentId: agentId(),
    reason: chance.pick(['busy', '']),
  }),
  CompleteInteraction: ({ interactionId, agentId }) => ({
    type: 'CompleteInteraction',
    interactionId: interactionId(),
    agentId: agentId(),
  }),
  FinishWrapUp: ({ interactionId, agentId }) => ({
    type: 'FinishWrapUp',
    interactionId: interactionId(),
    agentId: agentId(),
  }),
  TransferToQueue: ({ interactionId, agentId, queueId }) => ({
    type: 'TransferToQueue',
    interactionId: interactionId(),
    agentId: agentId(),
    queueId: queueId(),
  }),
  TransferToAgent: ({ interactionId, agentId }) => ({
    type: 'TransferToAgent',
    interactionId: interactionId(),
    agentId: agentId(),
    toAgentId: agentId(),
  }),
  PassTime: () => ({ type: 'PassTime' }),
};

export const COMMAND_TYPES = Object.keys(MAKERS) as readonly CommandType[];

/** Some command, any of them. */
export function anyCommand(desk: Desk): RoutingCommand {
  return MAKERS[desk.chance.pick(COMMAND_TYPES)](desk);
}
