import { callableNumber } from '@zentrale/channels';
import type { ChatTopic } from '@zentrale/channels/app';
import {
  accepted,
  asId,
  Fault,
  later,
  minutes,
  refused,
  seconds,
  type AgentId,
  type CommandId,
  type ConversationId,
  type Instant,
  type InteractionId,
  type QueueId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import { hasRoom, isOpen, type RoutingState } from '@zentrale/routing';
import type { Principal } from '../auth/principal.ts';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { lineThatBegins } from './call-customer.ts';
import { endChat } from './end-chat.ts';
import { whoHas } from './receive-telephone-call.ts';
import { demandOf, requestRouting, topicOf } from './request-routing.ts';

interface Begun {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
}

interface CallWanted {
  /** As the agent wrote it. */
  readonly number: string;
  readonly topicId: string;
  /** The same again begins nothing twice. */
  readonly startId: string;
}

/** Until then nobody is offered what its agent takes at once; then she has gone, and they are. */
const HERS_FOR_MS = minutes(1);
/** How long the engine may take to hear of it. */
const ROUTED_WITHIN_MS = seconds(5);

/**
 * Opens a telephone conversation with whoever has that number and gives it to the agent, who then
 * calls. What the engine does not let her take is closed again. Refuses `call.number-refused`,
 * `call.no-number`, `channel.opted-out`, `media.unavailable`, `queue.unknown`, `queue.not-served`,
 * `queue.closed`, `agent.unknown`, `agent.not-connected` and `agent.no-capacity`.
 */
export async function beginCall(
  centre: Centre,
  principal: Principal,
  wanted: CallWanted,
): Promise<Result<Begun>> {
  const { tenantId } = principal;
  const agentId = asId<AgentId>(principal.personId);
  const { state } = await centre.routing.open(tenantId);
  const opened = await centre.store.transact(tenantId, (tx) =>
    open(centre, tx, { state, agentId }, wanted),
  );
  if (!opened.ok) return opened;
  const { interactionId, conversationId } = opened.value;
  const taken = await take(centre, tenantId, agentId, interactionId);
  if (taken.ok) return opened;
  await centre.store.transact(tenantId, (tx) =>
    endChat(centre, tx, conversationId, 'customer-left'),
  );
  return taken;
}

async function open(
  centre: Centre,
  tx: Tx,
  { state, agentId }: { readonly state: RoutingState; readonly agentId: AgentId },
  { number: written, topicId, startId }: CallWanted,
): Promise<Result<Begun>> {
  const topic = await topicOf(centre, tx, topicId);
  if (topic === undefined) return refused('queue.unknown', { field: 'body.topicId' });
  const callable = callableNumber(written);
  if (!callable.ok) {
    const { kind, ...about } = callable.refusal;
    return refused(kind, { ...about, field: 'body.number' });
  }
  const number = callable.value;
  const found = lineThatBegins(await centre.channels.accounts(tx), asId(topic.queueId));
  if (found === null) return refused('call.no-number');
  const { line, words } = found;
  if (await centre.channels.isOptedOut(tx, words.accountId, number)) {
    return refused('channel.opted-out', { field: 'body.number' });
  }
  const language = line.settings.language ?? 'de';
  const { customerId, name } = await whoHas(centre, tx, { number, isProven: false }, language);
  const conversation = await centre.channels.openTelephoneConversation(tx, {
    ourNumber: line.address,
    number,
    customerId,
    customerName: name,
    topicId,
    subject: language === 'de' ? topic.nameDe : topic.nameEn,
    language,
    startId,
  });
  const { conversationId } = conversation;
  if (conversation.state === 'closed') return refused('conversation.closed');
  if (conversation.interactionId !== null) {
    return accepted({ conversationId, interactionId: conversation.interactionId });
  }
  const free = checkFree(centre, state, agentId, topic);
  // Thrown, so that the conversation is taken back.
  if (!free.ok) throw new Refused(problemOfRefusal(free.refusal));
  const interactionId = await requestRouting(centre, tx, {
    conversationId,
    channel: 'voice',
    customerId,
    ...demandOf(topic),
    preferredAgentId: agentId,
    isCallback: true,
    notBeforeAt: later(tx.now, HERS_FOR_MS),
  });
  return accepted({ conversationId, interactionId });
}

/** What would be refused when she takes it, before anything is begun. */
function checkFree(
  centre: Centre,
  state: RoutingState,
  agentId: AgentId,
  { queueId }: ChatTopic,
): Result<null> {
  if (!centre.calls.mediaOffered().includes('voice')) return refused('media.unavailable');
  const agent = state.agents.get(agentId);
  if (agent === undefined) return refused('agent.unknown');
  if (agent.connection !== 'online') return refused('agent.not-connected');
  if (!agent.config.queueIds.includes(asId(queueId))) {
    return refused('queue.not-served', { field: 'body.topicId' });
  }
  if (turnsAway(state, asId(queueId), centre.clock.now())) {
    return refused('queue.closed', { field: 'body.topicId' });
  }
  return hasRoom(agent, 'voice')
    ? accepted(null)
    : refused('agent.no-capacity', { facts: { channel: 'voice' } });
}

/** Closed, and not a queue that keeps for its opening what comes. */
function turnsAway(state: RoutingState, queueId: QueueId, now: Instant): boolean {
  const { calendarId = null, onClosed } = state.queues.get(queueId)?.config ?? {};
  const calendar = calendarId === null ? undefined : state.calendars.get(calendarId);
  return onClosed === 'refuse' && calendar !== undefined && !isOpen(calendar, now);
}

/** As if by hand out of the queue, as soon as the engine has it there. */
async function take(
  centre: Centre,
  tenantId: TenantId,
  agentId: AgentId,
  interactionId: InteractionId,
): Promise<Result<unknown>> {
  await routed(centre, tenantId, interactionId);
  const runtime = await centre.routing.open(tenantId);
  if (runtime.state.interactions.get(interactionId)?.agentId === agentId) return accepted(null);
  const commandId = asId<CommandId>(centre.ids.next('cmd'));
  return runtime.submit(commandId, { type: 'TakeInteraction', interactionId, agentId });
}

async function routed(
  centre: Centre,
  tenantId: TenantId,
  interactionId: InteractionId,
): Promise<void> {
  const runtime = await centre.routing.open(tenantId);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => {
    if (runtime.state.interactions.has(interactionId)) resolve();
  };
  const stop = runtime.onCommitted(look);
  const cancel = centre.clock.wakeAt(later(centre.clock.now(), ROUTED_WITHIN_MS), () =>
    reject(new Fault('store.unavailable', { retryable: true, ours: true })),
  );
  look();
  await promise.finally(() => {
    stop();
    cancel();
  });
}
