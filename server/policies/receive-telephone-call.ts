import type { Account, ChatTopic } from '@zentrale/channels/app';
import type { Locale } from '@zentrale/channels';
import { accepted, refused, type CustomerId, type Result } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { recordingTerms } from './recording-terms.ts';
import { demandOf, requestRouting } from './request-routing.ts';

export interface IncomingTelephoneCall {
  readonly providerCallId: string;
  /** E.164; `null` where the caller hides it. */
  readonly callerNumber: string | null;
  readonly topic: ChatTopic;
  readonly language: Locale;
  /** The caller said that the call may be recorded. */
  readonly hasConsent: boolean;
}

/**
 * A telephone call begins: the caller is found by number, a conversation opens, its interaction is
 * routed as any other. The same call again does nothing twice. Gives the key for the call's next
 * media stream. Refuses `media.unavailable`, and `call.over` for a call that has ended.
 */
export async function receiveTelephoneCall(
  centre: Centre,
  line: Account,
  incoming: IncomingTelephoneCall,
): Promise<Result<{ readonly streamKey: string }>> {
  const { accountId, tenantId } = line;
  const { providerCallId } = incoming;
  return centre.store.transact(tenantId, async (tx) => {
    const earlier = await centre.channels.telephoneCall(tx, { accountId, providerCallId });
    if (earlier !== null) {
      if (centre.calls.find(tenantId, earlier.callId) === null) return refused('call.over');
      return accepted({ streamKey: await centre.channels.issueStreamKey(tx, earlier.callId) });
    }
    if (!centre.calls.mediaOffered().includes('voice')) return refused('media.unavailable');
    const conversationId = await openConversation(centre, tx, line, incoming);
    const conversation = await centre.channels.conversation(tx, conversationId);
    const interactionId = conversation?.interactionId ?? null;
    const { queueId } = incoming.topic;
    const recording = await recordingTerms(centre, tx, queueId, incoming.hasConsent);
    const about = { conversationId, interactionId, recording } as const;
    const begun = await centre.calls.begin(tx, { ...about, media: 'voice', line: 'telephone' });
    if (!begun.ok) throw new Refused(problemOfRefusal(begun.refusal));
    const { callId } = begun.value;
    const kept = { accountId, providerCallId, conversationId, callId };
    await centre.channels.keepTelephoneCall(tx, { ...kept, isOutgoing: false });
    return accepted({ streamKey: await centre.channels.issueStreamKey(tx, callId) });
  });
}

async function openConversation(
  centre: Centre,
  tx: Tx,
  line: Account,
  { callerNumber, topic, language, providerCallId }: IncomingTelephoneCall,
) {
  const { customerId, name } = await whoHas(
    centre,
    tx,
    { number: callerNumber, isProven: true },
    language,
  );
  const { conversationId } = await centre.channels.openTelephoneConversation(tx, {
    ourNumber: line.address,
    number: callerNumber,
    customerId,
    customerName: name,
    topicId: topic.topicId,
    subject: language === 'de' ? topic.nameDe : topic.nameEn,
    language,
  });
  await centre.journey.record(tx, {
    sourceKey: `call-received:${providerCallId}`,
    customerId,
    kind: 'call-received',
    at: tx.now,
    channel: 'voice',
    title: language === 'de' ? topic.nameDe : topic.nameEn,
    facts: { topicId: topic.topicId },
    conversationId,
  });
  const wish = { conversationId, channel: 'voice' as const, customerId, ...demandOf(topic) };
  await requestRouting(centre, tx, wish);
  return conversationId;
}

const NAMELESS: Readonly<Record<Locale, string>> = {
  de: 'Unbekannter Anrufer',
  en: 'Unknown caller',
};

/** The customer of a number, somebody new without one, and how to call her in the conversation. */
export async function whoHas(
  centre: Centre,
  tx: Tx,
  { number, isProven }: { readonly number: string | null; readonly isProven: boolean },
  language: Locale,
): Promise<{ customerId: CustomerId; name: string }> {
  const hidden = { kind: 'cookie', value: centre.ids.next('caller'), isVerified: true } as const;
  const { customerId } = await centre.journey.identify(tx, {
    identities: [number === null ? hidden : { kind: 'phone', value: number, isVerified: isProven }],
    language,
    because: 'telephone call',
  });
  const known = await centre.journey.context(tx, customerId);
  if (known !== null && known.name !== '') return { customerId, name: known.name };
  return { customerId, name: number ?? NAMELESS[language] };
}
