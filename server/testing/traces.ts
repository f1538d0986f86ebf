import { randomUUID } from 'node:crypto';
import { asId, type CallId, type ConversationId } from '@zentrale/kernel/values';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { Caller, type Answer } from './caller.ts';
import { BERGWERK, signIn } from './cast.ts';
import type { OpenCentre } from './open-centre.ts';

/** A word that occurs nowhere but in what one customer leaves behind. */
export const CANARY = 'zitronenfalter';
export const PHONE = '+4915199887766';
export const EMAIL = `${CANARY}@customer.example`;

/** The answer, if it says yes. */
export const must = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};
const idIn = (answer: Answer, name: string): string =>
  (must(answer).json as Record<string, string>)[name] ?? '';

/** A webhook of the SMS provider's, signed; from the customer's number unless told otherwise. */
export function postSigned(
  open: OpenCentre,
  url: string,
  more: Record<string, string>,
): Promise<Answer> {
  const { accountSid, authToken, fromNumber } = open.demo.sms;
  const sid = `SM${randomUUID().replaceAll('-', '')}`;
  const form = { MessageSid: sid, AccountSid: accountSid, From: PHONE, To: fromNumber, ...more };
  const signature = getExpectedTwilioSignature(authToken, `${open.centre.publicUrl}${url}`, form);
  const type = 'application/x-www-form-urlencoded';
  return new Caller(open).ask(url, {
    method: 'POST',
    headers: { 'content-type': type, 'x-twilio-signature': signature },
    body: new URLSearchParams(form).toString(),
  });
}

export const sendSms = (open: OpenCentre, text: string) =>
  postSigned(open, '/webhooks/twilio/sms', { Body: text });

/** A supervisor has the customer on a list. */
export async function putOnList({ centre }: OpenCentre): Promise<void> {
  await centre.store.transact(BERGWERK.tenantId, async (tx) => {
    const saved = await centre.dialling.saveList(tx, {
      listId: null,
      name: 'Spring offers',
      topicId: BERGWERK.topicId,
      calendarId: null,
      attemptsMax: 1,
      retryAfterMinutes: 1,
    });
    if (!saved.ok) throw new Error(saved.refusal.kind);
    const row = { number: PHONE, name: `Rosa ${CANARY}`, note: `Liste ${CANARY}` };
    await centre.dialling.addEntries(tx, { listId: saved.value.listId, rows: [row] });
  });
}

/** The customer chats from a page. */
export async function startChat(
  open: OpenCentre,
): Promise<{ chatToken: string; conversationId: string }> {
  const visitor = new Caller(open);
  const { siteKey, topicId } = BERGWERK;
  const visitorId = randomUUID();
  must(await visitor.post('/api/v1/visitor/consent', { siteKey, visitorId, isGranted: true }));
  must(
    await visitor.post('/api/v1/visitor/pages', {
      siteKey,
      visitorId,
      viewId: randomUUID(),
      viewedAt: Date.now(),
      url: 'https://shop.example/returns',
      title: `Retoure ${CANARY}`,
    }),
  );
  const started = await visitor.post('/api/v1/visitor/chats', {
    siteKey,
    visitorId,
    topicId,
    startId: randomUUID(),
    language: 'de',
    name: `Rosa ${CANARY}`,
    email: EMAIL,
    text: `Mein ${CANARY} passt nicht`,
  });
  return { chatToken: idIn(started, 'token'), conversationId: idIn(started, 'conversationId') };
}

/** What the agent and the expert do with the chat leaves words everywhere. */
export async function workOn(
  open: OpenCentre,
  agent: Caller,
  conversationId: string,
): Promise<void> {
  const uploaded = await agent.upload('/api/v1/attachments', `${CANARY}.txt`, Buffer.from('Hallo'));
  const attachmentIds = [idIn(uploaded, 'attachmentId')];
  const line = { conversationId, text: `Liebe Rosa ${CANARY}`, attachmentIds };
  must(await agent.command('send-message', line));
  const note = { conversationId, visibility: 'internal', text: `Notiz ${CANARY}` } as const;
  must(await agent.command('send-message', note));
  const expert = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.expert) });
  const question = {
    conversationId,
    expertId: BERGWERK.expert.personId,
    question: `Was? ${CANARY}`,
  };
  const consultId = idIn(await agent.command('request-consult', question), 'consultId');
  must(await expert.command('decline-consult', { consultId, reason: `Nie gehört: ${CANARY}` }));
  const hints = must(await agent.ask(`/api/v1/conversations/${conversationId}/hints`));
  const hintId = (hints.json as { items: { hintId: string }[] }).items[0]?.hintId ?? '';
  const reaction = { hintId, reaction: 'dismissed', reason: `wegen ${CANARY}` } as const;
  must(await agent.command('react-to-hint', reaction));
}

/** Two files of the visitor's: one sent, one only added. Answers the ids of all files. */
export async function addFiles(
  open: OpenCentre,
  chat: { chatToken: string; conversationId: string; customerId: string },
): Promise<string[]> {
  const { chatToken, conversationId, customerId } = chat;
  const guest = new Caller(open, { authorization: `Bearer ${chatToken}` });
  const upload = async (name: string) =>
    idIn(
      await guest.upload('/api/v1/visitor/attachments', name, Buffer.from('Bild')),
      'attachmentId',
    );
  const sent = await upload(`gesendet-${CANARY}.txt`);
  await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.channels.receiveChatMessage(tx, {
      conversationId: asId(conversationId),
      customerId: asId(customerId),
      clientId: randomUUID(),
      text: '',
      attachmentIds: [sent],
      authorName: `Rosa ${CANARY}`,
    }),
  );
  await upload(`liegengeblieben-${CANARY}.txt`);
  const rows = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    tx.query<{ id: string }>(
      `select attachment_id as id from attachments where file_name like '%' || $1 || '%'`,
      [CANARY],
    ),
  );
  return rows.map(({ id }) => id);
}

/** What was said in a call of the conversation, by both sides. */
export async function speak(
  { centre }: OpenCentre,
  conversation: string,
  callId = 'call_said',
): Promise<void> {
  const conversationId = asId<ConversationId>(conversation);
  const spoken = { callId: asId<CallId>(callId), fromMs: 0, toMs: 900, confidencePct: 90 };
  for (const author of [
    { kind: 'customer', id: null, name: `Rosa ${CANARY}` },
    { kind: 'agent', id: BERGWERK.agent.personId, name: 'Mara' },
  ] as const) {
    await centre.store.transact(BERGWERK.tenantId, (tx) =>
      centre.channels.keepSpoken(tx, {
        conversationId,
        author,
        text: `${author.kind} sagt ${CANARY}`,
        speechId: centre.ids.next('speech'),
        spoken: { ...spoken, isScript: false },
      }),
    );
  }
}
