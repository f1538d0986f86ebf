import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import {
  asId,
  instant,
  type AlarmId,
  type CustomerId,
  type DeviceId,
} from '@zentrale/kernel/values';
import { ConversationView } from '@zentrale/protocol/views';
import { agentLine, inboundSms, openCentre, type TestCentre } from '../testing/index.ts';
import type { OpenAlarmInput } from './index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

const receive = (changes = {}) =>
  centre.run((tx) => centre.channels.receiveSms(tx, inboundSms(changes)));

const alarm = (changes: Partial<OpenAlarmInput> = {}): OpenAlarmInput => ({
  alarmId: asId<AlarmId>('alm_1'),
  deviceId: asId<DeviceId>('dev_door'),
  deviceName: 'Kühlraumtür',
  place: 'Halle 3',
  condition: 'open-too-long',
  severity: 'high',
  raisedAt: instant(1_750_000_000_000),
  readings: [{ name: 'door', value: 'open', unit: '', measuredAt: instant(1_750_000_000_000) }],
  responsible: { name: 'Herr Krause', phone: '0170 222 33 44' },
  smsAccountId: 'acc_sms',
  customerId: asId<CustomerId>('cus_cold'),
  customerName: 'Kaltlager AG',
  language: 'de',
  subject: 'Tür offen',
  topicId: null,
  ...changes,
});

const open = (changes: Partial<OpenAlarmInput> = {}) =>
  centre.run((tx) => centre.channels.openAlarm(tx, alarm(changes)));

describe('an SMS from a customer', () => {
  test('the same provider message twice, even at once, is one message', async () => {
    const sms = inboundSms({ from: '+491701000001' });
    const results = await Promise.all(
      [1, 2, 3].map(() => centre.run((tx) => centre.channels.receiveSms(tx, sms))),
    );
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ message }) => message.messageId)).size).toBe(1);
  });

  test('two first messages at once open one conversation', async () => {
    const from = '+491701000002';
    const results = await Promise.all([receive({ from }), receive({ from })]);
    expect(results.filter(({ isNewConversation }) => isNewConversation)).toHaveLength(1);
    expect(results[0]?.conversation.conversationId).toBe(results[1]?.conversation.conversationId);
  });

  test('a closed conversation opens again and follows its customer', async () => {
    const from = '+491701000003';
    const { conversation } = await receive({ from });
    const { conversationId } = conversation;
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const customerId = asId<CustomerId>('cus_merged');
    const again = await receive({ from, customerId });
    expect(again.isNewConversation).toBe(false);
    expect(again.conversation).toMatchObject({ conversationId, state: 'open', customerId });
  });

  test('pictures are named, words are kept', async () => {
    const media = [{ mediaType: 'image/jpeg' }, { mediaType: 'text/vcard' }];
    const { message } = await receive({ from: '+491701000004', text: 'Schaden', media });
    expect(message.text).toBe('Schaden\n[MMS: image/jpeg]\n[MMS: text/vcard]');
  });
});

describe('an alarm', () => {
  test('opens once, can be answered, and fits the protocol', async () => {
    const first = await open();
    const second = await open();
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    const { conversation } = first;
    expect(ConversationView.parse(conversation)).toEqual(conversation);
    expect(conversation).toMatchObject({ channel: 'alarm', replyTo: 'Herr Krause, +491702223344' });
    const { conversationId } = conversation;
    const sent = await centre.run((tx) => centre.channels.send(tx, agentLine(conversationId)));
    expect(sent).toMatchObject({ ok: true, value: { status: 'queued' } });
  });

  test('an answer of the person responsible goes to the open alarm, later to their own', async () => {
    const from = '+491705550001';
    const own = await receive({ from });
    const { conversation } = await open({
      alarmId: asId<AlarmId>('alm_2'),
      responsible: { name: 'Frau Lang', phone: from },
    });
    const { conversationId } = conversation;
    const answer = await receive({ from, text: 'Bin unterwegs' });
    expect(answer).toMatchObject({ isNewConversation: false, conversation: { conversationId } });
    // The alarm stays the operator's: its customer is not replaced by whoever answers.
    expect(answer.conversation.customerId).toBe('cus_cold');
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const later = await receive({ from });
    expect(later.conversation.conversationId).toBe(own.conversation.conversationId);
  });

  test.each([
    ['no number', { responsible: { name: 'Niemand', phone: '' } }],
    ['no number of ours', { smsAccountId: null }],
  ])('with %s has nobody to answer to', async (_name, changes) => {
    const alarmId = asId<AlarmId>(`alm_${_name.length}`);
    const { conversation } = await open({ alarmId, ...changes });
    expect(conversation.replyTo).toBe('');
    const line = agentLine(conversation.conversationId);
    const sent = await centre.run((tx) => centre.channels.send(tx, line));
    expect(sent).toMatchObject({ refusal: { kind: 'channel.no-reply-address' } });
  });

  test('is cleared once, with one note', async () => {
    const alarmId = asId<AlarmId>('alm_3');
    const { conversation } = await open({ alarmId });
    const clear = (at: number) =>
      centre.run((tx) => centre.channels.clearAlarm(tx, { alarmId, at: instant(at) }));
    await clear(1_750_000_060_000);
    const again = await clear(1_750_000_090_000);
    expect(again?.alarm?.clearedAt).toBe(1_750_000_060_000);
    const { conversationId } = conversation;
    const all = await centre.run((tx) =>
      centre.channels.messages(tx, { conversationId, countMax: 10, visibility: 'all' }),
    );
    expect(all.map(({ note }) => note?.code)).toEqual(['alarm-raised', 'alarm-cleared']);
  });
});

describe('the webhook’s door', () => {
  const event = {
    accountId: 'acc_sms',
    kind: 'sms',
    providerId: 'SM_door',
    raw: { Body: 'Hallo', Unknown: 'kept' },
    customerAddress: '+491701000009',
  } as const;

  test('keeps an event once and leaves one piece of work', async () => {
    const accept = () => centre.run((tx) => centre.channels.acceptInbound(tx, event));
    expect((await Promise.all([accept(), accept()])).toSorted()).toEqual(['duplicate', 'stored']);
    const work = await base.store.system((queries) =>
      queries.query('select key, body from outbox where topic = $1', ['channels.inbound']),
    );
    const body = { accountId: 'acc_sms', kind: 'sms', providerId: 'SM_door' };
    // Ordered by sender, whose number must not outlive an erasure in the outbox.
    expect(work).toEqual([{ key: expect.stringMatching(/^[\da-f]{64}$/), body }]);
    const stored = await centre.run((tx) => centre.channels.inboundEvent(tx, body as typeof event));
    expect(stored).toEqual({ ...body, raw: event.raw });
  });
});
