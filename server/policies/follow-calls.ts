import type { CallEndReason, CallPlace, Consult, Invited } from '@zentrale/channels';
import type { ChannelsChanged, WhereNow } from '@zentrale/channels/app';
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId, TenantId } from '@zentrale/kernel/values';
import type { Call } from '@zentrale/channels';
import type { InteractionState, RoutingFact } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { announcementEnds } from './end-announcement.ts';
import { endChat } from './end-chat.ts';
import { enqueueRouting } from './request-routing.ts';

// A call has no routing of its own: it is where its interaction is. This compares the two after
// every commit of the engine, so that a fact missed or seen twice makes no difference.

/** What is over for routing is over for the call, and why. */
const ENDINGS: Partial<Record<RoutingFact['type'], CallEndReason>> = {
  InteractionAbandoned: 'abandoned',
  InteractionCanceled: 'abandoned',
  InteractionExpired: 'wait-expired',
  InteractionCompleted: 'agent-hung-up',
  InteractionClosed: 'agent-hung-up',
};

/** After a commit: the calls of the conversations it was about follow. */
export function followCalls(
  centre: Centre,
  tenantId: TenantId,
  facts: readonly Recorded<RoutingFact>[],
): void {
  const moved = new Map<ConversationId, CallEndReason | null>();
  for (const { fact } of facts) {
    if (!('interactionId' in fact)) continue;
    const live = centre.calls.of(tenantId, fact.conversationId);
    if (live?.call.interactionId !== fact.interactionId) continue;
    moved.set(fact.conversationId, ENDINGS[fact.type] ?? null);
  }
  for (const [conversationId, reason] of moved) {
    alignCall(centre, tenantId, conversationId, reason).catch((failure: unknown) =>
      centre.log.warn('call.not-aligned', { conversationId, failure }),
    );
  }
}

/**
 * Brings a call in line with its interaction as it is now. `reason` says why routing has nothing of
 * it any more; without one it is on its way into routing.
 */
export async function alignCall(
  centre: Centre,
  tenantId: TenantId,
  conversationId: ConversationId,
  reason: CallEndReason | null,
): Promise<void> {
  const live = centre.calls.of(tenantId, conversationId);
  const interactionId = live?.call.interactionId ?? null;
  if (live === null || interactionId === null) return;
  let wasWaiting = false;
  await live.follow(async (): Promise<WhereNow> => {
    wasWaiting = live.call.state === 'waiting';
    // First what waits, then routing: its state is the newest there is.
    const consults = await centre.store.transact(tenantId, (tx) =>
      centre.channels.consultsOf(tx, conversationId),
    );
    const interaction = centre.routingState(tenantId)?.interactions.get(interactionId);
    if (interaction === undefined) return reason;
    return placeOf(interaction, consults) ?? reason ?? 'agent-hung-up';
  });
  if (wasWaiting) await announcementEnds(centre, live);
}

/** Experts come and go without routing. */
export function followConsults(centre: Centre): void {
  centre.bus.subscribe<ChannelsChanged>('channels.changed', (tenantId, changed) => {
    const { conversationId, consultIds } = changed;
    if (consultIds.length === 0 || centre.calls.of(tenantId, conversationId) === null) return;
    alignCall(centre, tenantId, conversationId, null).catch((failure: unknown) =>
      centre.log.warn('call.not-aligned', { conversationId, failure }),
    );
  });
}

/** After a start: calls of the process before this one, where they still have an interaction. */
export async function restoreCalls(centre: Centre, tenantId: TenantId): Promise<void> {
  const restored = await centre.calls.restore(tenantId);
  for (const { call } of restored) {
    const { conversationId, interactionId } = call;
    const isKnown =
      interactionId !== null &&
      centre.routingState(tenantId)?.interactions.has(interactionId) === true;
    if (!isKnown && (await isOnItsWay(centre, tenantId, call))) continue;
    await alignCall(centre, tenantId, conversationId, 'network-lost');
  }
}

/** The wish for it was committed and the engine has not had it yet. */
async function isOnItsWay(centre: Centre, tenantId: TenantId, call: Call): Promise<boolean> {
  const conversation = await centre.store.transact(tenantId, (tx) =>
    centre.channels.conversation(tx, call.conversationId),
  );
  return call.interactionId !== null && conversation?.interactionId === call.interactionId;
}

/** `null` where the exchange with the customer is over. */
export function placeOf(
  interaction: InteractionState,
  consults: readonly Consult[],
): CallPlace | null {
  const { interactionId, state } = interaction;
  if (state === 'wrap-up') return null;
  const isHeld = state === 'active' || state === 'on-hold';
  const all = isHeld ? invitedTo(interaction, consults) : supervisorsOf(interaction);
  // Somebody may be asked as an expert and as an agent: what routing knows comes first.
  const invited = all.filter(
    ({ personId }, at) => all.findIndex((one) => one.personId === personId) === at,
  );
  return { interactionId, state: isHeld ? state : 'waiting', invited };
}

function invitedTo(interaction: InteractionState, consults: readonly Consult[]): Invited[] {
  const { agentId, parties } = interaction;
  return [
    ...(agentId === null ? [] : [{ personId: agentId as string, role: 'holder' as const }]),
    ...parties.map(({ agentId: personId, role }) => ({ personId, role })),
    ...supervisorsOf(interaction),
    ...consults.flatMap(({ expertId: personId, state }): Invited[] => {
      if (state === 'private') return [{ personId, role: 'consulted' }];
      return state === 'joined' ? [{ personId, role: 'conferenced' }] : [];
    }),
  ];
}

function supervisorsOf({ supervisions }: InteractionState): Invited[] {
  return supervisions.map(({ personId, mode: role }) => ({ personId, role }));
}

/** The agent has the work still: to write, or to call again. */
const GOES_ON: ReadonlySet<CallEndReason> = new Set<CallEndReason>([
  'media-plane-failed',
  'not-reached',
]);

/** How the customer's side of a call ended while nobody had answered. */
const LEAVES: ReadonlySet<CallEndReason> = new Set<CallEndReason>([
  'abandoned',
  'customer-hung-up',
  'network-lost',
  'not-joined',
]);

/**
 * What the end of a call means for its interaction, in the same transaction. Where the interaction
 * is the call itself, the agent goes into wrap-up, and who waited leaves the queue; a chat with a
 * call in it goes on as a chat. Without a media plane words still reach the agent, so nobody is
 * sent away for that.
 */
export async function callEnded(centre: Centre, tx: Tx, call: Call): Promise<void> {
  const { conversationId, interactionId, endReason } = call;
  if (interactionId === null || endReason === null) return;
  const interaction = centre.routingState(tx.tenantId)?.interactions.get(interactionId);
  if (interaction !== undefined && !isOfCalls(interaction.channel)) return;
  const isHeld = interaction?.state === 'active' || interaction?.state === 'on-hold';
  if (isHeld && interaction.agentId !== null && !GOES_ON.has(endReason)) {
    const { agentId } = interaction;
    const command = { type: 'CompleteInteraction', interactionId, agentId } as const;
    return enqueueRouting(tx, conversationId, command);
  }
  if (interaction?.state !== 'wrap-up' && LEAVES.has(endReason)) {
    await endChat(centre, tx, conversationId, 'customer-left');
  }
}

/** Whether an interaction of this channel is a call, rather than has one. */
export function isOfCalls(channel: string): boolean {
  return channel === 'voice' || channel === 'video';
}
