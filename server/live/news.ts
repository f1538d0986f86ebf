import type {
  CallsChanged,
  ChannelsChanged,
  ChannelsTyping,
  DiallingChanged,
  SpeechChanged,
} from '@zentrale/channels/app';
import type { IdentificationChanged } from '@zentrale/identification/app';
import type { Recorded } from '@zentrale/kernel/history';
import type { AgentId, QueueId, TenantId } from '@zentrale/kernel/values';
import type { OfferRescinded, RoutingFact, RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { dialListKey } from '../views/dial-lists.ts';
import { followInteraction } from './live-interactions.ts';
import { settingsCommitted } from './settings-news.ts';

/** Tells live topics what changed elsewhere in this process. */
export function spreadNews(centre: Centre): void {
  const { bus } = centre;
  bus.subscribe<ChannelsChanged>('channels.changed', (tenantId, changed) =>
    conversationChanged(centre, tenantId, changed),
  );
  bus.subscribe<ChannelsTyping>('channels.typing', (tenantId, { conversationId, who, name }) => {
    centre.typing.show(tenantId, conversationId, who, name);
  });
  bus.subscribe<CallsChanged>('calls.changed', (tenantId, changed) => {
    const { callId, conversationId, personIds } = changed;
    centre.touch(tenantId, `conversation/${conversationId}`, ['call']);
    centre.touch(tenantId, 'chat', ['call'], conversationId);
    for (const id of personIds) centre.touch(tenantId, 'desk', [`call:${callId}`], id);
  });
  bus.subscribe<SpeechChanged>('calls.speech', (tenantId, { conversationId, speechId }) =>
    centre.touch(tenantId, `conversation/${conversationId}`, [`speech:${speechId}`]),
  );
  bus.subscribe<IdentificationChanged>('identification.changed', (tenantId, changed) => {
    const { conversationId } = changed;
    centre.touch(tenantId, `conversation/${conversationId}`, ['identification']);
    centre.touch(tenantId, 'chat', ['identification'], conversationId);
  });
  bus.subscribe<DiallingChanged>('dialling.changed', (tenantId, { listId, conversationId }) => {
    centre.touch(tenantId, 'dial-lists', [dialListKey(listId)]);
    if (conversationId === null) return;
    centre.touch(tenantId, `conversation/${conversationId}`, ['dialling']);
  });
  bus.subscribe<{ deviceId: string }>('devices.changed', (tenantId, { deviceId }) =>
    centre.touch(tenantId, 'operations', [`device:${deviceId}`]),
  );
  bus.subscribe<{ deadLetterId: string }>('dead-letters.recorded', (tenantId, { deadLetterId }) =>
    centre.touch(tenantId, 'operations', [`dead-letter:${deadLetterId}`]),
  );
}

function conversationChanged(
  centre: Centre,
  tenantId: TenantId,
  { conversationId, conversation, messageIds, consultIds }: ChannelsChanged,
): void {
  const consultKeys = consultIds.map((id) => `consult:${id}`);
  const messageKeys = messageIds.map((id) => `message:${id}`);
  // A message moves the conversation's last line and read marks along.
  const keys = ['conversation', ...messageKeys, ...consultKeys];
  centre.touch(tenantId, `conversation/${conversationId}`, keys);
  const isChatChanged = conversation === true || consultIds.length > 0;
  centre.touch(
    tenantId,
    'chat',
    [...(isChatChanged ? ['chat'] : []), ...messageKeys],
    conversationId,
  );
  // Whoever was writing has written.
  if (messageIds.length > 0) centre.typing.hide(tenantId, conversationId);
  if (consultIds.length > 0) centre.hub.touchEvery(tenantId, 'desk', consultKeys);
  if (conversation === true) centre.floor.of(tenantId).names.changed(conversationId);
  const state = centre.routingState(tenantId);
  for (const interactionId of centre.liveInteractions(tenantId).get(conversationId) ?? []) {
    const interaction = state?.interactions.get(interactionId);
    if (interaction === undefined) continue;
    if (interaction.agentId !== null) {
      centre.touch(tenantId, 'desk', [`work:${interactionId}`], interaction.agentId);
    }
    for (const { agentId } of interaction.parties) {
      centre.touch(tenantId, 'desk', [`party:${interactionId}`], agentId);
    }
    if (interaction.agentId === null) {
      centre.touch(tenantId, `waiting/${interaction.queueId}`, [`pull:${interactionId}`]);
    }
  }
}

/** Called after each commit of the engine: tells live topics what it changed. */
export function routingCommitted(
  centre: Centre,
  tenantId: TenantId,
  facts: readonly Recorded<RoutingFact>[],
  state: RoutingState,
): void {
  const live = centre.liveInteractions(tenantId);
  const touched = new Touched();
  for (const { fact } of facts) {
    if ('interactionId' in fact) {
      followInteraction(live, fact);
      touched.interaction(state, fact);
      const holder = state.interactions.get(fact.interactionId)?.agentId ?? null;
      if (isSupervision(fact) && holder !== null) touched.agent(state, holder, fact);
    }
    if ('toQueueId' in fact) touched.queues.add(fact.toQueueId);
    if ('queue' in fact) touched.queues.add(fact.queue.queueId);
    for (const agentId of agentsOf(fact)) {
      touched.agent(state, agentId, fact);
      for (const queueId of state.agents.get(agentId)?.config.queueIds ?? [])
        touched.queues.add(queueId);
    }
    if (fact.type === 'OfferRescinded' && fact.reason === 'other-won') {
      showWinner(centre, tenantId, state, fact);
    }
  }
  centre.floor.noteQueues(tenantId, state, touched.queues);
  touched.tell(centre, tenantId);
  settingsCommitted(centre, tenantId, facts, state);
}

/** Says nothing of the agent whose work it is about. */
function isSupervision({ type }: RoutingFact): boolean {
  return type === 'SupervisionStarted' || type === 'SupervisionEnded';
}

function agentsOf(fact: RoutingFact): AgentId[] {
  const agents: AgentId[] = [];
  if ('agentId' in fact) agents.push(fact.agentId);
  if ('agent' in fact) agents.push(fact.agent.agentId);
  if ('fromAgentId' in fact && fact.fromAgentId !== null) agents.push(fact.fromAgentId);
  return agents;
}

/** Whoever was slower reads who has it now; the customer's name follows from the conversation. */
function showWinner(
  centre: Centre,
  tenantId: TenantId,
  state: RoutingState,
  { interactionId, conversationId, agentId, offerId }: OfferRescinded,
): void {
  const winnerId = state.interactions.get(interactionId)?.agentId ?? null;
  if (winnerId === null) return;
  const byName = state.agents.get(winnerId)?.config.name ?? winnerId;
  centre.store
    .transact(tenantId, (tx) => centre.channels.conversation(tx, conversationId))
    .then((conversation) => {
      const customerName = conversation?.customerName ?? '';
      centre.wonOffers.show(tenantId, agentId, { offerId, customerName, byName });
    })
    .catch((failure: unknown) => centre.log.warn('won-offer.not-shown', { offerId, failure }));
}

type InteractionFact = Extract<RoutingFact, { interactionId: string; conversationId: string }>;

/** What a batch of facts changed, so that each topic is told once. */
class Touched {
  readonly queues = new Set<QueueId>();
  readonly #agents = new Map<AgentId, Set<string>>();
  readonly #interactions = new Map<string, string>();
  readonly #pulled = new Map<QueueId, Set<string>>();

  interaction(state: RoutingState, fact: InteractionFact): void {
    const { interactionId, conversationId, queueId } = fact;
    this.queues.add(queueId);
    this.#interactions.set(interactionId, conversationId);
    this.#pull(queueId, interactionId);
    if ('toQueueId' in fact) this.#pull(fact.toQueueId, interactionId);
    // Holder and colleagues see what changes about each other.
    const interaction = state.interactions.get(interactionId);
    const holderId = interaction?.agentId ?? null;
    if (holderId !== null) this.#keysOf(holderId).add(`work:${interactionId}`);
    for (const { agentId } of interaction?.parties ?? []) {
      this.#keysOf(agentId).add(`party:${interactionId}`);
    }
  }

  agent(state: RoutingState, agentId: AgentId, fact: RoutingFact): void {
    const keys = this.#keysOf(agentId).add('agent');
    if ('offerId' in fact) keys.add(`offer:${fact.offerId}`);
    if (!('interactionId' in fact)) return;
    keys.add(`work:${fact.interactionId}`).add(`party:${fact.interactionId}`);
    // What she takes or lets go may interrupt her other work, or end its interruption.
    const agent = state.agents.get(agentId);
    const channels = Object.values(agent?.config.capacity.channels ?? {});
    if (!channels.some(({ interruptibleBy = [] }) => interruptibleBy.length > 0)) return;
    for (const id of agent?.held ?? []) keys.add(`work:${id}`);
  }

  tell(centre: Centre, tenantId: TenantId): void {
    for (const [agentId, keys] of this.#agents) centre.touch(tenantId, 'desk', [...keys], agentId);
    for (const conversationId of new Set(this.#interactions.values())) {
      centre.touch(tenantId, 'chat', ['chat'], conversationId);
      centre.touch(tenantId, `conversation/${conversationId}`, ['conversation', 'supervision']);
    }
    for (const [queueId, ids] of this.#pulled) {
      centre.touch(tenantId, `waiting/${queueId}`, [...ids]);
    }
    for (const queueId of this.queues) centre.chatWaits.moved(tenantId, queueId);
    const people = [...this.#agents.keys()].map((id) => `person:${id}`);
    if (people.length > 0) centre.touch(tenantId, 'people', people);
    centre.touch(tenantId, 'floor', [
      ...[...this.queues].map((id) => `queue:${id}`),
      ...[...this.#agents.keys()].map((id) => `agent:${id}`),
      ...[...this.#interactions.keys()].map((id) => `waiting:${id}`),
    ]);
  }

  #keysOf(agentId: AgentId): Set<string> {
    const keys = this.#agents.get(agentId) ?? new Set<string>();
    this.#agents.set(agentId, keys);
    return keys;
  }

  #pull(queueId: QueueId, interactionId: string): void {
    const ids = this.#pulled.get(queueId) ?? new Set();
    this.#pulled.set(queueId, ids.add(`pull:${interactionId}`));
  }
}
