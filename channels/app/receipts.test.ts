import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { agentLine, inboundSms, openCentre, type TestCentre } from '../testing/index.ts';
import type { Message } from '../core/index.ts';
import type { ReceiptInput } from './index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

let count = 0;
async function queuedSms(): Promise<{ message: Message; from: string; sid: string }> {
  count += 1;
  const from = `+4917000${10_000 + count}`;
  const { conversation } = await centre.run((tx) =>
    centre.channels.receiveSms(tx, inboundSms({ from })),
  );
  const line = agentLine(conversation.conversationId);
  const sent = await centre.run((tx) => centre.channels.send(tx, line));
  if (!sent.ok) throw new Error(sent.refusal.kind);
  return { message: sent.value, from, sid: `SM_${count}` };
}

const apply = (changes: Partial<ReceiptInput> & Pick<ReceiptInput, 'providerId' | 'status'>) =>
  centre.run((tx) =>
    centre.channels.applyReceipt(tx, {
      accountId: 'acc_sms',
      failure: null,
      isOptOut: false,
      ...changes,
    }),
  );

const ledger = () => centre.channels.smsLedger;
const begin = (messageId: string) => centre.run((tx) => ledger().begin(tx, messageId));
const taken = (messageId: string, providerId: string) =>
  centre.run((tx) =>
    ledger().recordSent(tx, { messageId, providerId, status: 'sent', failure: null }),
  );
const read = async (messageId: string) =>
  (await centre.run((tx) => centre.channels.messagesById(tx, [messageId])))[0];

describe('receipts', () => {
  test('before the message has its id are parked and applied when it has', async () => {
    const { message, sid } = await queuedSms();
    expect(await apply({ providerId: sid, status: 'delivered' })).toBe('parked');
    expect(await apply({ providerId: sid, status: 'sent' })).toBe('parked');
    expect(await apply({ providerId: sid, status: 'sent' })).toBe('parked');
    expect(await read(message.messageId)).toMatchObject({ status: 'queued' });
    await taken(message.messageId, sid);
    expect(await read(message.messageId)).toMatchObject({ status: 'delivered' });
    expect(await apply({ providerId: sid, status: 'sent' })).toBe('unchanged');
  });

  test('never go back, and say why it failed', async () => {
    const { message, sid } = await queuedSms();
    await taken(message.messageId, sid);
    expect(await apply({ providerId: sid, status: 'delivered' })).toBe('applied');
    expect(await apply({ providerId: sid, status: 'sent' })).toBe('unchanged');
    expect(await read(message.messageId)).toMatchObject({ status: 'delivered', failure: null });
    const other = await queuedSms();
    await taken(other.message.messageId, other.sid);
    await apply({ providerId: other.sid, status: 'failed', failure: 'Off (30003)' });
    expect(await apply({ providerId: other.sid, status: 'sent' })).toBe('unchanged');
    const expected = { status: 'failed', failure: 'Off (30003)' };
    expect(await read(other.message.messageId)).toMatchObject(expected);
  });

  test('that name our message give it its id, so that it is not sent again', async () => {
    const { message, sid } = await queuedSms();
    const { messageId } = message;
    await begin(messageId);
    expect(await apply({ providerId: sid, messageId, status: 'queued' })).toBe('applied');
    expect(await read(messageId)).toMatchObject({ status: 'sent' });
    expect(await begin(messageId)).toBeNull();
  });

  test('prove wrong that the provider was given up', async () => {
    const { message, sid } = await queuedSms();
    const { messageId } = message;
    await begin(messageId);
    await centre.run((tx) => ledger().recordGivenUp(tx, { messageId, failure: 'no answer' }));
    expect(await read(messageId)).toMatchObject({ status: 'failed', failure: 'no answer' });
    await apply({ providerId: sid, messageId, status: 'delivered' });
    expect(await read(messageId)).toMatchObject({ status: 'delivered', failure: null });
  });

  test('of another account touch nothing', async () => {
    const { message, sid } = await queuedSms();
    const stranger = { providerId: sid, accountId: 'acc_other', messageId: message.messageId };
    expect(await apply({ ...stranger, status: 'failed' })).toBe('parked');
    expect(await read(message.messageId)).toMatchObject({ status: 'queued' });
  });

  test('that the customer opted out end the writing', async () => {
    const { message, sid } = await queuedSms();
    await taken(message.messageId, sid);
    await apply({ providerId: sid, status: 'failed', failure: 'opted out', isOptOut: true });
    const line = agentLine(message.conversationId);
    const next = await centre.run((tx) => centre.channels.send(tx, line));
    expect(next).toMatchObject({ refusal: { kind: 'channel.opted-out' } });
  });
});

describe('sending a failed message again', () => {
  test('late receipts of the first try say nothing about the second', async () => {
    const { message, sid } = await queuedSms();
    const { messageId, conversationId } = message;
    await taken(messageId, sid);
    await apply({ providerId: sid, status: 'failed', failure: 'Off' });
    const again = await centre.run((tx) => centre.channels.retryMessage(tx, { messageId }));
    expect(again).toMatchObject({ ok: true, value: { status: 'queued', failure: null } });
    expect(await apply({ providerId: sid, messageId, status: 'failed' })).toBe('unchanged');
    expect(await begin(messageId)).toMatchObject({ messageId, callingSinceAt: null });
    await taken(messageId, `${sid}_second`);
    expect(await apply({ providerId: sid, messageId, status: 'delivered' })).toBe('unchanged');
    expect(await read(messageId)).toMatchObject({ status: 'sent' });
    const work = await base.store.system((queries) =>
      queries.query('select body from outbox where key = $1', [conversationId]),
    );
    expect(work).toHaveLength(2);
  });

  test('changes nothing about one that did not fail', async () => {
    const { message } = await queuedSms();
    const { messageId } = message;
    const again = await centre.run((tx) => centre.channels.retryMessage(tx, { messageId }));
    expect(again).toEqual({ ok: true, value: message });
  });

  test('is refused for no message, after opt-out and after closing', async () => {
    const retry = (messageId: string) =>
      centre.run((tx) => centre.channels.retryMessage(tx, { messageId }));
    expect(await retry('msg_none')).toMatchObject({ refusal: { kind: 'not-found' } });
    const { message, from } = await queuedSms();
    await centre.run((tx) => centre.channels.receiveSms(tx, inboundSms({ from, text: 'STOP' })));
    expect(await retry(message.messageId)).toMatchObject({
      refusal: { kind: 'channel.opted-out' },
    });
    const { conversationId } = message;
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    expect(await retry(message.messageId)).toMatchObject({
      refusal: { kind: 'conversation.closed' },
    });
  });
});
