// One maker per command, so that a new one cannot be forgotten: the table does not compile without
// it. What is made is mostly nonsense, sometimes not; the engine must stand both.
import type { Chance } from '@zentrale/kernel/chance';
import {
  asId,
  instant,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type Instant,
  type InteractionId,
  type OfferId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { CentreSpec } from './centre.ts';
import { SETTINGS_MAKERS } from './settings-commands.ts';
import { SUPERVISION_MAKERS } from './supervision-commands.ts';
import { WORK_MAKERS } from './work-commands.ts';

/** What somebody clumsy finds on the desk: ids seen lately, some of them of things long gone. */
export interface Desk {
  readonly chance: Chance;
  readonly spec: CentreSpec;
  readonly agentId: () => AgentId;
  readonly queueId: () => QueueId;
  readonly interactionId: () => InteractionId;
  /** Work that somebody holds, as far as is known, with who that is. */
  readonly held: () => Own;
  /** Held work whose customer waits a moment. */
  readonly onHold: () => Own;
  /** Work put aside, with whose it is. */
  readonly parked: () => Own;
  /** Work in which a colleague takes part. */
  readonly shared: () => Own & { readonly partyAgentId: AgentId };
  /** Work that a supervisor looks at. */
  readonly supervised: () => InteractionId;
  /** Work that waits for its time. */
  readonly scheduled: () => InteractionId;
  readonly offerId: () => OfferId;
  /** Commands that would find what they are for. */
  readonly apt: () => readonly CommandType[];
  readonly now: () => Instant;
}

interface Own {
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
}

type CommandType = RoutingCommand['type'];
export type Makers = {
  readonly [Type in CommandType]: (desk: Desk) => Extract<RoutingCommand, { type: Type }>;
};

const MAKERS: Makers = {
  RequestRouting: ({ chance, interactionId, queueId, agentId, now }) => {
    // New, or one that is here already.
    const id = chance.happens(700)
      ? asId<InteractionId>(`blunder-${chance.below(1_000_000)}`)
      : interactionId();
    return {
      type: 'RequestRouting',
      interactionId: id,
      conversationId: asId<ConversationId>(`conversation-${id}`),
      customerId: asId<CustomerId>(`customer-${id}`),
      channel: chance.pick(['chat', 'fax', '']),
      queueId: queueId(),
      skills: [],
      ...(chance.happens(200) ? { notBeforeAt: instant(now() + chance.below(60_000)) } : {}),
      ...(chance.happens(200) ? { preferredAgentId: agentId() } : {}),
      ...(chance.happens(300) ? { priority: chance.pick([-1, 0, 1_000, 1_001]) } : {}),
    };
  },
  CancelInteraction: ({ interactionId, scheduled, chance }) => ({
    type: 'CancelInteraction',
    interactionId: chance.happens(500) ? scheduled() : interactionId(),
    reason: chance.pick(['left', 'left', '']),
  }),
  RequestCallback: ({ interactionId, chance, now }) => ({
    type: 'RequestCallback',
    interactionId: interactionId(),
    ...(chance.happens(500) ? { notBeforeAt: instant(now() + chance.below(60_000)) } : {}),
  }),
  WakeInteraction: ({ scheduled, parked, chance }) => ({
    type: 'WakeInteraction',
    interactionId: chance.happens(500) ? parked().interactionId : scheduled(),
  }),
  ConnectAgent: ({ agentId }) => ({ type: 'ConnectAgent', agentId: agentId() }),
  DisconnectAgent: ({ agentId }) => ({ type: 'DisconnectAgent', agentId: agentId() }),
  SignOutAgent: ({ agentId, chance }) => ({
    type: 'SignOutAgent',
    agentId: agentId(),
    drain: chance.happens(700),
  }),
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
  ...WORK_MAKERS,
  ...SUPERVISION_MAKERS,
  ...SETTINGS_MAKERS,
  PassTime: () => ({ type: 'PassTime' }),
};

export const COMMAND_TYPES = Object.keys(MAKERS) as readonly CommandType[];

/** Some command, any of them; rare occasions are rather taken than not. */
export function anyCommand(desk: Desk): RoutingCommand {
  const apt = desk.apt();
  const isRather = apt.length > 0 && desk.chance.happens(400);
  return MAKERS[desk.chance.pick(isRather ? apt : COMMAND_TYPES)](desk);
}
