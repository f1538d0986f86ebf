import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { ChatStarted, StartChat } from '@zentrale/protocol';
import type { z } from 'zod';
import type { Account } from '@zentrale/channels/app';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { recordingTerms } from './recording-terms.ts';
import { demandOf, requestRouting } from './request-routing.ts';

/**
 * A visitor sends the pre-chat form: the anonymous history and the named customer become one
 * profile, the conversation begins, and its first interaction is routed by the topic's skills.
 */
export async function startChat(
  centre: Centre,
  site: Account,
  form: z.output<typeof StartChat>,
): Promise<Result<ChatStarted>> {
  const topic = centre.channels.topicOf(site.settings, form.topicId);
  if (topic === null) return refused('request.invalid', { field: 'body.topicId' });

  if (form.call !== undefined && !centre.calls.mediaOffered().includes(form.call)) {
    return refused('media.unavailable');
  }
  return centre.store.transact(site.tenantId, async (tx) => {
    const { customerId } = await centre.journey.identify(tx, {
      identities: [
        { kind: 'email', value: form.email, isVerified: false },
        ...(form.visitorId === undefined
          ? []
          : [{ kind: 'cookie' as const, value: form.visitorId, isVerified: true }]),
      ],
      name: form.name,
      language: form.language,
      because: 'pre-chat form',
    });
    const started = await centre.channels.startChat(tx, {
      accountId: site.accountId,
      startId: form.startId,
      customerId,
      customerName: form.name,
      email: form.email,
      topicId: form.topicId,
      language: form.language,
      text: form.text,
    });
    if (!started.ok) throw new Refused(problemOfRefusal(started.refusal));
    const { conversation, token, message, isNew } = started.value;
    if (isNew) {
      const { conversationId } = conversation;
      await centre.journey.record(tx, {
        sourceKey: `chat-started:${conversationId}`,
        customerId,
        kind: 'chat-started',
        at: tx.now,
        channel: form.call ?? 'chat',
        title: message.text.slice(0, 200),
        facts: { topicId: topic.topicId },
        conversationId,
      });
      const interactionId = await requestRouting(centre, tx, {
        conversationId,
        channel: form.call ?? 'chat',
        customerId,
        ...demandOf(topic),
      });
      if (form.call !== undefined) {
        const { queueId } = demandOf(topic);
        const recording = await recordingTerms(
          centre,
          tx,
          queueId,
          form.hasRecordingConsent === true,
        );
        const about = {
          conversationId,
          interactionId,
          media: form.call,
          line: 'web',
          recording,
        } as const;
        const begun = await centre.calls.begin(tx, about);
        if (!begun.ok) throw new Refused(problemOfRefusal(begun.refusal));
        return accepted({ conversationId, token, callId: begun.value.callId });
      }
    }
    const last = await centre.channels.lastCall(tx, conversation.conversationId);
    return accepted({
      conversationId: conversation.conversationId,
      token,
      callId: last?.callId ?? null,
    });
  });
}
