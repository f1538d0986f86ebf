import { placeCall } from '@zentrale/channels/adapters/voice-twilio/client.ts';
import { callableNumber, type Conversation } from '@zentrale/channels';
import type { Account } from '@zentrale/channels/app';
import {
  accepted,
  refused,
  type CallId,
  type ConversationId,
  type PersonId,
  type QueueId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { alignCall } from './follow-calls.ts';
import { recordingTermsWhenCalled } from './recording-terms.ts';
import { liveInteraction } from './rejoin-or-request.ts';
import { stopRinging } from './stop-ringing.ts';

/**
 * Has the customer of a conversation called: the agent's page joins at once, the customer by
 * answering. A chat goes on beside the call; a call that goes on is answered again. Refuses
 * `call.no-number`, `call.number-refused`, `media.unavailable`, `conversation.unknown`.
 */
export async function callCustomer(
  centre: Centre,
  tenantId: TenantId,
  about: {
    readonly conversationId: ConversationId;
    readonly byPersonId: PersonId;
    /** One that is known of the customer; `null`: the conversation's own. */
    readonly number: string | null;
  },
): Promise<Result<{ readonly callId: CallId }>> {
  const { conversationId, byPersonId } = about;
  const going = centre.calls.of(tenantId, conversationId);
  if (going !== null) return accepted({ callId: going.call.callId });
  const begun = await centre.store.transact(tenantId, (tx) => begin(centre, tx, about));
  if (!begun.ok) return begun;
  const { callId, line, number } = begun.value;
  await alignCall(centre, tenantId, conversationId, null);
  const placed = await place(centre, line, callId, number);
  await centre.store.transact(tenantId, async (tx) => {
    const { accountId } = line;
    if (placed.ok) {
      const kept = { accountId, providerCallId: placed.value, conversationId, callId };
      await centre.channels.keepTelephoneCall(tx, { ...kept, isOutgoing: true });
    }
    await centre.directory.audit(tx, {
      byPersonId,
      act: placed.ok ? 'call.place' : 'call.place-refused',
      subjectKind: 'call',
      subjectId: callId,
      before: null,
      after: null,
    });
  });
  if (placed.ok) {
    // Hung up again while the provider was still dialling.
    if (centre.calls.find(tenantId, callId) === null) {
      await stopRinging(centre, { tenantId, body: { callId } });
    }
    return accepted({ callId });
  }
  await centre.calls.find(tenantId, callId)?.end('not-reached');
  return placed;
}

async function begin(
  centre: Centre,
  tx: Tx,
  { conversationId, number: wanted }: Parameters<typeof callCustomer>[2],
): Promise<Result<{ callId: CallId; line: Account; number: string }>> {
  if (!centre.calls.mediaOffered().includes('voice')) return refused('media.unavailable');
  const conversation = await centre.channels.conversation(tx, conversationId);
  if (conversation === null) return refused('conversation.unknown');
  const live = liveInteraction(centre, tx.tenantId, conversationId);
  const line = await lineFor(centre, tx, conversationId, live?.queueId ?? null);
  const number = await numberOf(centre, tx, conversation, wanted);
  if (line === null || number === '') return refused('call.no-number');
  const callable = callableNumber(number);
  if (!callable.ok) return callable;
  const queueId = live?.queueId ?? null;
  const begun = await centre.calls.begin(tx, {
    conversationId,
    interactionId: live?.interactionId ?? null,
    media: 'voice',
    line: 'telephone',
    recording: queueId === null ? null : await recordingTermsWhenCalled(centre, tx, queueId),
  });
  return begun.ok ? accepted({ callId: begun.value.callId, line, number }) : begun;
}

/** Only numbers of the customer's own are called, whatever a page asks for. */
async function numberOf(
  centre: Centre,
  tx: Tx,
  { channel, replyTo, customerId }: Conversation,
  wanted: string | null,
): Promise<string> {
  if (wanted === null) return channel === 'voice' ? replyTo : '';
  const customer = await centre.journey.customer(tx, customerId);
  const phones = (customer?.identities ?? []).filter(({ kind }) => kind === 'phone');
  return phones.find(({ value }) => value === wanted)?.value ?? '';
}

/** As the customer knows us: the line she called, then one that serves the queue, then any. */
async function lineFor(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
  queueId: QueueId | null,
): Promise<Account | null> {
  const accounts = await centre.channels.accounts(tx);
  const calledId = await centre.channels.lineOf(tx, conversationId);
  const called = accounts.find(({ accountId }) => accountId === calledId);
  return called ?? lineOfQueue(accounts, queueId);
}

/** A line with a topic of the queue, otherwise any; `null` where the tenant has none. */
function lineOfQueue(accounts: readonly Account[], queueId: QueueId | null): Account | null {
  const lines = accounts.filter(({ kind }) => kind === 'telephone');
  const serves = ({ settings }: Account) =>
    settings.topics?.some((topic) => topic.queueId === queueId) ?? false;
  return lines.find(serves) ?? lines[0] ?? null;
}

/**
 * The line that begins calls of a queue, and the account by which words go to the other side;
 * `null` where one of them is missing.
 */
export function lineThatBegins(
  accounts: readonly Account[],
  queueId: QueueId,
): { readonly line: Account; readonly words: Account } | null {
  const line = lineOfQueue(accounts, queueId);
  const words = accounts.find(({ kind, address }) => kind === 'sms' && address === line?.address);
  return line === null || words === undefined ? null : { line, words };
}

/** What the provider does not take ends the call here as well, whatever it was. */
async function place(
  centre: Centre,
  line: Account,
  callId: CallId,
  number: string,
): Promise<Result<string>> {
  const { publicUrl, calls } = centre;
  const about = {
    from: line.address,
    to: number,
    answeredUrl: `${publicUrl}/webhooks/twilio/voice/answered?call=${callId}`,
    statusUrl: `${publicUrl}/webhooks/twilio/voice/status`,
    answeredByUrl: `${publicUrl}/webhooks/twilio/voice/answered-by?line=${encodeURIComponent(line.address)}`,
  };
  try {
    return await placeCall(line.secrets, about);
  } catch (failure) {
    await calls.find(line.tenantId, callId)?.end('not-reached');
    throw failure;
  }
}
