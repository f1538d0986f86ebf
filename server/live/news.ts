import type { ChannelsChanged, ChannelsTyping } from '@zentrale/channels/app';
import type { Recorded } from '@zentrale/kernel/history';
import type { AgentId, TenantId } from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';
import { keyOf, settingOf } from '@zentrale/routing/adapters/sql/settings-history.ts';
import type { Centre } from '../compose/centre.ts';
import { topicKeyOf } from '../views/routing-settings.ts';
import { followInteraction } from './live-interactions.ts';

/** Tells live topics what changed elsewhere in this process. */
export function spreadNews(centre: Centre): void {
  const { bus } = centre;
  bus.subscribe<ChannelsChanged>('channels.changed', (tenantId, changed) =>
    conversationChanged(centre, tenantId, changed),
  );
  bus.subscribe<ChannelsTyping>('channels.typing', (tenantId, { conversationId, who, name }) => {
    centre.typing.show(tenantId, conversationId, who, name);
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
  const state = centre.routingState(tenantId);
  for (const interactionId of centre.liveInteractions(tenantId).get(conversationId) ?? []) {
    const interaction = state?.interactions.get(interactionId);
    if (interaction === undefined) continue;
    if (interaction.agentId !== null) {
      centre.touch(tenantId, 'desk', [`work:${interactionId}`], interaction.agentId);
    }
  }
}

/** Called after each commit of the engine. */
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
      touched.interaction(fact.interactionId, fact.conversationId);
      touched.queues.add(fact.queueId);
    }
    if ('toQueueId' in fact) touched.queues.add(fact.toQueueId);
    if ('queue' in fact) touched.queues.add(fact.queue.queueId);
    for (const agentId of agentsOf(fact)) {
      touched.agent(agentId, fact);
      for (const queueId of state.agents.get(agentId)?.config.queueIds ?? [])
        touched.queues.add(queueId);
    }
  }
  touched.tell(centre, tenantId);
  const settings = facts.flatMap(({ fact }) => settingOf(fact) ?? []);
  if (settings.length > 0) {
    centre.touch(tenantId, 'routing-settings', settingTopicKeys(settings, state));
  }
}

/** A profile changes what all agents who have it may do. */
function settingTopicKeys(
  settings: readonly { readonly kind: string; readonly settingId: string }[],
  state: RoutingState,
): string[] {
  const profileIds = new Set(
    settings.filter(({ kind }) => kind === 'profile').map(({ settingId }) => settingId),
  );
  const agents = profileIds.size === 0 ? [] : [...state.agents.values()];
  const concerned = agents.filter(({ config }) => profileIds.has(config.profileId ?? ''));
  return [...settings.map(keyOf), ...concerned.map(({ config }) => `agent:${config.agentId}`)].map(
    topicKeyOf,
  );
}

function agentsOf(fact: RoutingFact): AgentId[] {
  const agents: AgentId[] = [];
  if ('agentId' in fact) agents.push(fact.agentId);
  if ('agent' in fact) agents.push(fact.agent.agentId);
  if ('fromAgentId' in fact && fact.fromAgentId !== null) agents.push(fact.fromAgentId);
  return agents;
}

/** What a batch of facts changed, so that each topic is told once. */
class Touched {
  readonly queues = new Set<string>();
  readonly #agents = new Map<string, Set<string>>();
  readonly #interactions = new Map<string, string>();

  interaction(interactionId: string, conversationId: string): void {
    this.#interactions.set(interactionId, conversationId);
  }

  agent(agentId: string, fact: RoutingFact): void {
    const keys = this.#agents.get(agentId) ?? new Set(['agent']);
    if ('offerId' in fact) keys.add(`offer:${fact.offerId}`);
    if ('interactionId' in fact) keys.add(`work:${fact.interactionId}`);
    this.#agents.set(agentId, keys);
  }

  tell(centre: Centre, tenantId: TenantId): void {
    for (const [agentId, keys] of this.#agents) centre.touch(tenantId, 'desk', [...keys], agentId);
    for (const conversationId of new Set(this.#interactions.values())) {
      centre.touch(tenantId, 'chat', ['chat'], conversationId);
      centre.touch(tenantId, `conversation/${conversationId}`, ['conversation']);
    }
    const people = [...this.#agents.keys()].map((id) => `person:${id}`);
    if (people.length > 0) centre.touch(tenantId, 'people', people);
    centre.touch(tenantId, 'floor', [
      ...[...this.queues].map((id) => `queue:${id}`),
      ...[...this.#agents.keys()].map((id) => `agent:${id}`),
      ...[...this.#interactions.keys()].map((id) => `waiting:${id}`),
    ]);
  }
}
