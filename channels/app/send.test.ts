import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { asId, type ConversationId } from '@zentrale/kernel/values';
import { agentLine, chatForm, inboundSms, openCentre, type TestCentre } from '../testing/index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

async function startedChat(): Promise<ConversationId> {
  const result = await centre.run((tx) => centre.channels.startChat(tx, chatForm()));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value.conversation.conversationId;
}

let numberCount = 1_000_000;
async function smsConversation(changes = {}): Promise<ConversationId> {
  numberCount += 1;
  const sms = inboundSms({ from: `+49170${numberCount}`, ...changes });
  const { conversation } = await centre.run((tx) => centre.channels.receiveSms(tx, sms));
  return conversation.conversationId;
}

const outbox = (topic: string, key: string) =>
  base.store.system((queries) =>
    queries.query<{ body: unknown }>(
      'select body from outbox where topic = $1 and key = $2 order by position',
      [topic, key],
    ),
  );

describe('writing to the customer', () => {
  test('in a chat it is sent at once', async () => {
    const conversationId = await startedChat();
    const result = await centre.run((tx) => centre.channels.send(tx, agentLine(conversationId)));
    expect(result).toMatchObject({ ok: true, value: { status: 'sent', direction: 'out' } });
    expect(await outbox('sms.send', conversationId)).toEqual([]);
  });

  test('by SMS it is queued for the provider, once for one client id', async () => {
    const conversationId = await smsConversation();
    const line = agentLine(conversationId, { clientId: 'same' });
    const results = await Promise.all(
      [1, 2, 3].map(() => centre.run((tx) => centre.channels.send(tx, line))),
    );
    const ids = results.map((result) => (result.ok ? result.value.messageId : null));
    expect(new Set(ids).size).toBe(1);
    expect(results[0]).toMatchObject({ ok: true, value: { status: 'queued' } });
    expect(await outbox('sms.send', conversationId)).toEqual([{ body: { messageId: ids[0] } }]);
  });

  test('the same client id of another author is another message', async () => {
    const conversationId = await startedChat();
    const send = (id: string) =>
      centre.run((tx) =>
        centre.channels.send(
          tx,
          agentLine(conversationId, { clientId: 'c', author: { kind: 'agent', id, name: id } }),
        ),
      );
    const [one, other] = [await send('per_a'), await send('per_b')];
    expect(one.ok && other.ok && one.value.messageId !== other.value.messageId).toBe(true);
  });

  test.each([
    [{ text: ' ' }, 'message.empty'],
    [{ text: 'x'.repeat(1601) }, 'message.too-long'],
    [{ attachmentIds: ['att_1'] }, 'channel.no-attachments'],
    [{ conversationId: asId<ConversationId>('cnv_none') }, 'conversation.unknown'],
  ])('by SMS %j is refused with %s', async (changes, kind) => {
    const conversationId = await smsConversation();
    const result = await centre.run((tx) =>
      centre.channels.send(tx, agentLine(conversationId, changes)),
    );
    expect(result).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('after STOP it is refused, after START it goes again', async () => {
    const from = '+491709999999';
    const conversationId = await smsConversation({ from });
    const hear = (text: string) =>
      centre.run((tx) => centre.channels.receiveSms(tx, inboundSms({ from, text })));
    const send = () => centre.run((tx) => centre.channels.send(tx, agentLine(conversationId)));
    expect(await hear('Stop')).toMatchObject({ optOut: 'stop', isNewConversation: false });
    expect(await send()).toMatchObject({ ok: false, refusal: { kind: 'channel.opted-out' } });
    expect(await hear('START')).toMatchObject({ optOut: 'start' });
    expect(await send()).toMatchObject({ ok: true });
  });

  test('a closed conversation takes internal notes only', async () => {
    const conversationId = await startedChat();
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const send = (visibility: 'public' | 'internal') =>
      centre.run((tx) => centre.channels.send(tx, agentLine(conversationId, { visibility })));
    expect(await send('public')).toMatchObject({ refusal: { kind: 'conversation.closed' } });
    expect(await send('internal')).toMatchObject({ ok: true, value: { visibility: 'internal' } });
  });

  test('internal lines of an SMS conversation never reach the provider', async () => {
    const conversationId = await smsConversation();
    const line = agentLine(conversationId, { visibility: 'internal' });
    await centre.run((tx) => centre.channels.send(tx, line));
    expect(await outbox('sms.send', conversationId)).toEqual([]);
  });

  test('live views hear of it after the commit, and not of what was rolled back', async () => {
    const conversationId = await startedChat();
    centre.bus.take('channels.changed');
    const failing = centre.run(async (tx) => {
      await centre.channels.send(tx, agentLine(conversationId));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(centre.bus.take('channels.changed')).toEqual([]);
    const sent = await centre.run((tx) => centre.channels.send(tx, agentLine(conversationId)));
    const messageIds = [sent.ok ? sent.value.messageId : ''];
    expect(centre.bus.take('channels.changed')).toEqual([
      { conversationId, conversation: true, messageIds, consultIds: [] },
    ]);
  });
});
