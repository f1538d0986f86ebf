import type { Tx } from '@zentrale/kernel/ports';
import type { Recorded } from '@zentrale/kernel/history';
import {
  asId,
  unreachable,
  type AgentId,
  type ConversationId,
  type PersonId,
} from '@zentrale/kernel/values';
import { recordHistory } from '@zentrale/routing/adapters/sql/index.ts';
import type { Conversation, SystemNote } from '@zentrale/channels';
import type {
  About,
  InteractionAbandoned,
  InteractionClosed,
  InteractionCompleted,
  InteractionReturned,
  InteractionTransferred,
  OfferAccepted,
  RoutingFact,
} from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { recordSettings } from './record-settings.ts';
import { requestRouting } from './request-routing.ts';

/**
 * What follows from routing facts in conversation, journey and reports. Called with each fact
 * exactly once: the follower's position commits together with what is written here.
 */
export async function followRouting(
  centre: Centre,
  tx: Tx,
  recorded: readonly Recorded<RoutingFact>[],
): Promise<void> {
  const { timeZone } = await centre.directory.tenant(tx);
  await recordHistory(tx, recorded, { timeZone });
  await recordSettings(centre, tx, recorded);
  for (const { fact } of recorded) await react(centre, tx, fact);
}

async function react(centre: Centre, tx: Tx, fact: RoutingFact): Promise<void> {
  switch (fact.type) {
    case 'OfferAccepted':
      return agentJoined(centre, tx, fact);
    case 'InteractionReturned':
      return agentLeft(centre, tx, fact);
    case 'InteractionTransferred':
      return transferred(centre, tx, fact);
    case 'InteractionCompleted':
      return completed(centre, tx, fact);
    case 'InteractionClosed':
      return handled(centre, tx, fact);
    case 'InteractionAbandoned':
      return abandoned(centre, tx, fact);
    case 'InteractionQueued':
    case 'OfferMade':
    case 'OfferDeclined':
    case 'OfferMissed':
    case 'OfferRescinded':
    case 'RoutingConfigured':
    case 'SkillsConfigured':
    case 'QueueConfigured':
    case 'AgentConfigured':
    case 'AgentRemoved':
    case 'AgentConnected':
    case 'AgentConnectionLost':
    case 'AgentWentOffline':
    case 'AgentBecameReady':
    case 'AgentBecameNotReady':
    case 'AgentStartedDraining':
    case 'NothingChanged':
      return;
    default:
      unreachable(fact);
  }
}

async function agentJoined(centre: Centre, tx: Tx, fact: OfferAccepted): Promise<void> {
  const name = await nameOf(centre, tx, fact.agentId);
  if (fact.fromAgentId !== null) {
    const from = await nameOf(centre, tx, fact.fromAgentId);
    await note(centre, tx, fact.conversationId, { code: 'transferred', facts: { from, to: name } });
  }
  await hold(centre, tx, fact, { agentId: fact.agentId, name });
  await note(centre, tx, fact.conversationId, { code: 'agent-joined', facts: { name } });
}

async function agentLeft(centre: Centre, tx: Tx, fact: InteractionReturned): Promise<void> {
  const name = await nameOf(centre, tx, fact.agentId);
  await hold(centre, tx, fact, null);
  await note(centre, tx, fact.conversationId, { code: 'agent-left', facts: { name } });
}

async function transferred(centre: Centre, tx: Tx, fact: InteractionTransferred): Promise<void> {
  const from = await nameOf(centre, tx, fact.agentId);
  await hold(centre, tx, fact, null);
  await note(centre, tx, fact.conversationId, {
    code: 'transferred',
    facts: { from, queueId: fact.toQueueId },
  });
}

async function completed(centre: Centre, tx: Tx, fact: InteractionCompleted): Promise<void> {
  const conversation = await centre.channels.conversation(tx, fact.conversationId);
  if (conversation?.interactionId === fact.interactionId) {
    if (await hasWrittenSince(centre, tx, fact)) await routeAgain(centre, tx, fact, conversation);
    else await centre.channels.closeConversation(tx, { conversationId: fact.conversationId });
  }
  if (fact.dispositionId !== null) await handled(centre, tx, fact);
}

/** Did the customer write between the completion and this moment? */
async function hasWrittenSince(
  centre: Centre,
  tx: Tx,
  { conversationId, completedAt }: InteractionCompleted,
): Promise<boolean> {
  const [line] = await centre.channels.lastLines(tx, [conversationId]);
  if (line === undefined || line.lastLineAt === null) return false;
  return line.customerWaitsAt !== null && line.lastLineAt > completedAt;
}

/** The customer's words crossed the completion: the matter goes on, with the same agent if free. */
async function routeAgain(
  centre: Centre,
  tx: Tx,
  fact: InteractionCompleted,
  { conversationId, channel }: Conversation,
): Promise<void> {
  const { customerId, queueId, agentId } = fact;
  const wish = { conversationId, channel, customerId, queueId, skills: [] };
  await requestRouting(centre, tx, { ...wish, preferredAgentId: agentId });
}

/** Recorded when the disposition is known: with completion, or at the latest when wrap-up ends. */
async function handled(
  centre: Centre,
  tx: Tx,
  fact: InteractionCompleted | InteractionClosed,
): Promise<void> {
  const agentName = await nameOf(centre, tx, fact.agentId);
  const conversation = await centre.channels.conversation(tx, fact.conversationId);
  await centre.journey.record(tx, {
    sourceKey: `handled:${fact.interactionId}`,
    customerId: fact.customerId,
    kind: 'interaction-handled',
    at: fact.type === 'InteractionCompleted' ? fact.completedAt : fact.closedAt,
    channel: fact.channel,
    title: conversation?.subject ?? '',
    facts: {
      agentId: fact.agentId,
      agentName,
      queueId: fact.queueId,
      dispositionId: fact.dispositionId ?? 'none',
    },
    conversationId: fact.conversationId,
  });
}

async function abandoned(centre: Centre, tx: Tx, fact: InteractionAbandoned): Promise<void> {
  const { conversationId } = fact;
  await centre.channels.setInteraction(tx, { conversationId, interactionId: null, agent: null });
  const conversation = await centre.channels.conversation(tx, conversationId);
  await centre.journey.record(tx, {
    sourceKey: `abandoned:${fact.interactionId}`,
    customerId: fact.customerId,
    kind: 'interaction-abandoned',
    at: fact.abandonedAt,
    channel: fact.channel,
    title: conversation?.subject ?? '',
    facts: { queueId: fact.queueId, waitMs: fact.waitMs, reason: fact.reason },
    conversationId: fact.conversationId,
  });
}

/** Keeps in the conversation who holds its interaction now. */
async function hold(
  centre: Centre,
  tx: Tx,
  { conversationId, interactionId }: About,
  agent: { agentId: AgentId; name: string } | null,
): Promise<void> {
  await centre.channels.setInteraction(tx, { conversationId, interactionId, agent });
}

async function note(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  line: SystemNote,
): Promise<void> {
  await centre.channels.note(tx, { conversationId, note: line, visibility: 'public' });
}

async function nameOf(centre: Centre, tx: Tx, agentId: AgentId): Promise<string> {
  const person = await centre.directory.person(tx, asId<PersonId>(agentId));
  return person?.name ?? agentId;
}
