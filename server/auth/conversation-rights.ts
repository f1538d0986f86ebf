import type { Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  asId,
  refused,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type Result,
} from '@zentrale/kernel/values';
import type { InteractionPlace } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { liveInteraction } from '../policies/rejoin-or-request.ts';
import { hasRole, type Principal } from './principal.ts';

const READ_ALL = ['agent', 'supervisor', 'administrator', 'integration'] as const;

/** Experts read only what they are or were asked about, and did not turn down. */
export async function mayReadConversation(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  conversationId: ConversationId,
): Promise<boolean> {
  if (hasRole(principal, READ_ALL)) {
    return (await centre.channels.conversation(tx, conversationId)) !== null;
  }
  const consults = await centre.channels.consultsOf(tx, conversationId);
  return consults.some(
    ({ expertId, state }) => expertId === principal.personId && state !== 'declined',
  );
}

/** Experts read a customer's record and story only while they help in a conversation of theirs. */
export async function mayReadCustomer(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  customerId: CustomerId,
): Promise<boolean> {
  if (hasRole(principal, READ_ALL)) return true;
  const consults = await centre.channels.openConsultsOf(tx, principal.personId);
  const conversations = await centre.channels.conversations(
    tx,
    consults.map(({ conversationId }) => conversationId),
  );
  // The customer may be asked for by any id the profile ever had.
  const profiles = new Set(await centre.journey.profileIds(tx, customerId));
  return conversations.some((conversation) => profiles.has(conversation.customerId));
}

/**
 * Whoever speaks for the centre: the agent who holds the conversation's interaction, a colleague
 * in conference, an expert who joined, a supervisor for as long as she barges in. Refuses
 * `conversation.unknown`, `interaction.not-yours`, to supervisors `supervision.none`, and to
 * experts `consult.wrong-state`.
 */
export async function checkSpeaksForCentre(
  centre: Centre,
  tx: Tx,
  principal: Principal,
  conversationId: ConversationId,
): Promise<Result<null>> {
  if (!(await mayReadConversation(centre, tx, principal, conversationId))) {
    return refused('conversation.unknown', { field: 'body.conversationId' });
  }
  if (await takesPart(centre, principal, conversationId)) return accepted(null);
  if (await bargesIn(centre, principal, conversationId)) return accepted(null);
  const participants = await centre.channels.participants(tx, conversationId);
  const hasJoined = participants.some(
    ({ kind, personId }) => kind === 'expert' && personId === principal.personId,
  );
  if (hasJoined) return accepted(null);
  const kind = hasRole(principal, ['agent'])
    ? 'interaction.not-yours'
    : hasRole(principal, ['supervisor'])
      ? 'supervision.none'
      : 'consult.wrong-state';
  return refused(kind, { field: 'body.conversationId' });
}

/**
 * Whoever talks or writes with the customer just now: calls are begun by her, and identifications
 * made. Other `states` say which hold is meant otherwise. Refuses `conversation.unknown` and
 * `interaction.not-yours`.
 */
export async function checkHolds(
  centre: Centre,
  { tenantId, personId }: Principal,
  conversationId: ConversationId,
  field = 'body.conversationId',
  states: readonly InteractionPlace[] = ['active', 'on-hold'],
): Promise<Result<null>> {
  const conversation = await centre.store.transact(tenantId, (tx) =>
    centre.channels.conversation(tx, conversationId),
  );
  if (conversation === null) return refused('conversation.unknown', { field });
  const live = liveInteraction(centre, tenantId, conversationId);
  const isHeld = live !== null && states.includes(live.state);
  return isHeld && live.agentId === asId<AgentId>(personId)
    ? accepted(null)
    : refused('interaction.not-yours', { field });
}

/** Asked of the engine for every single line, so that the right ends with the supervision. */
async function bargesIn(
  centre: Centre,
  { tenantId, personId }: Principal,
  conversationId: ConversationId,
): Promise<boolean> {
  const { state } = await centre.routing.open(tenantId);
  const ids = centre.liveInteractions(tenantId).get(conversationId) ?? [];
  return [...ids].some((id) =>
    state.interactions
      .get(id)
      ?.supervisions.some((one) => one.personId === personId && one.mode === 'barge'),
  );
}

/** Asked of the engine itself: the conversation learns of an accepted offer a moment later. */
async function takesPart(
  centre: Centre,
  { tenantId, personId }: Principal,
  conversationId: ConversationId,
): Promise<boolean> {
  const { state } = await centre.routing.open(tenantId);
  const ids = centre.liveInteractions(tenantId).get(conversationId) ?? [];
  const agentId = asId<AgentId>(personId);
  return [...ids].some((id) => {
    const interaction = state.interactions.get(id);
    const party = interaction?.parties.find((one) => one.agentId === agentId);
    return interaction?.agentId === agentId || party?.role === 'conferenced';
  });
}
