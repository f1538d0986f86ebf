import {
  asId,
  type AlarmId,
  type CustomerId,
  type DeviceId,
  type InteractionId,
} from '@zentrale/kernel/values';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentLine, chatForm, inboundSms, openCentre, type TestCentre } from '../testing/index.ts';
import { memoryBlobs } from '../testing/memory-blobs.ts';
import { createChannels } from './index.ts';

let base: TestStore;
let centre: TestCentre;
let count = 0;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

/** Somebody nobody else in this file is. */
function somebody() {
  count += 1;
  const phone = `+4915100000${String(count).padStart(3, '0')}`;
  return { customerId: asId<CustomerId>(`cus_${count}`), customerName: `Greta ${count}`, phone };
}

type Somebody = ReturnType<typeof somebody>;
const tracesOf = ({ customerId, phone }: Somebody) => ({
  customerIds: [customerId],
  phoneNumbers: [phone],
});

const writeSms = ({ phone, ...who }: Somebody, text = 'Hallo') =>
  centre.run((tx) => centre.channels.receiveSms(tx, inboundSms({ ...who, from: phone, text })));
const erase = (who: Somebody) =>
  centre.run((tx) => centre.channels.eraseConversations(tx, tracesOf(who)));
const exportOf = (who: Somebody) =>
  centre.run((tx) => centre.channels.exportConversations(tx, tracesOf(who)));
const isOptedOut = ({ phone }: Somebody) =>
  centre.run((tx) => centre.channels.isOptedOut(tx, 'acc_sms', phone));
const rows = <Row>(text: string, parameters: unknown[] = []) =>
  centre.run((tx) => tx.query<Row>(text, parameters));

async function raiseAlarm(responsible: Somebody) {
  count += 1;
  const opened = await centre.run((tx) =>
    centre.channels.openAlarm(tx, {
      alarmId: asId<AlarmId>(`alm_${count}`),
      deviceId: asId<DeviceId>('dev_1'),
      deviceName: 'Kühlraum 3',
      place: 'Halle 2',
      condition: 'Temperatur zu hoch',
      severity: 'high',
      raisedAt: base.clock.now(),
      readings: [],
      topicId: null,
      responsible: {
        name: responsible.customerName,
        phone: responsible.phone,
      },
      smsAccountId: 'acc_sms',
      customerId: asId<CustomerId>('cus_device'),
      customerName: 'Kühlraum 3',
      language: 'de',
      subject: 'Temperatur zu hoch · Halle 2',
    }),
  );
  return opened.conversation.conversationId;
}

describe('erasing', () => {
  test('is refused while an interaction waits or is handled, and changes nothing', async () => {
    const who = somebody();
    const { conversation } = await writeSms(who, 'Bitte melden');
    const { conversationId } = conversation;
    const interactionId = asId<InteractionId>('int_1');
    const hold = (id: InteractionId | null) =>
      centre.run((tx) =>
        centre.channels.setInteraction(tx, { conversationId, interactionId: id, agent: null }),
      );
    await hold(interactionId);
    const before = await exportOf(who);
    expect(await erase(who)).toMatchObject({
      refusal: { kind: 'customer.has-open-work', facts: { conversationId } },
    });
    expect(await exportOf(who)).toEqual(before);
    await hold(null);
    expect(await erase(who)).toMatchObject({
      ok: true,
      value: { conversationIds: [conversationId] },
    });
    const { conversations } = await exportOf(who);
    expect(conversations).toMatchObject([
      { conversation: { state: 'closed', customerName: '', subject: '', replyAddress: null } },
    ]);
    const [{ messages } = { messages: [] }] = conversations;
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(JSON.stringify(messages)).not.toContain('Bitte melden');
  });

  test('takes what was pressed on a telephone, and names out of what happened in calls', async () => {
    const who = somebody();
    const { conversation } = await writeSms(who);
    const { conversationId } = conversation;
    const notes = [
      { code: 'keys-pressed', facts: { keys: '4111111111111111' } },
      { code: 'call-connection-lost', facts: { who: 'customer', name: who.customerName } },
    ] as const;
    for (const note of notes) {
      await centre.run((tx) =>
        centre.channels.note(tx, { conversationId, note, visibility: 'internal' }),
      );
    }
    expect(JSON.stringify(await exportOf(who))).toContain('4111111111111111');
    await erase(who);
    const after = JSON.stringify(await exportOf(who));
    expect(after).toContain('keys-pressed');
    expect(after).not.toContain('4111111111111111');
    expect(after).not.toContain(who.customerName);
  });

  test('what waits to be sent is not sent, and views are told', async () => {
    const who = somebody();
    const { conversation } = await writeSms(who);
    const { conversationId } = conversation;
    const sent = await centre.run((tx) =>
      centre.channels.send(tx, agentLine(conversationId, { text: 'Kommt noch' })),
    );
    if (!sent.ok) throw new Error(sent.refusal.kind);
    const { messageId } = sent.value;
    centre.bus.take('channels.changed');
    await erase(who);
    const news = centre.bus.take('channels.changed');
    expect(news).toContainEqual(expect.objectContaining({ conversationId, conversation: true }));
    expect(JSON.stringify(news)).toContain(messageId);
    const [message] = await centre.run((tx) => centre.channels.messagesById(tx, [messageId]));
    expect(message).toMatchObject({ status: 'failed', text: '', author: { name: 'Anna' } });
    expect(await centre.run((tx) => centre.channels.smsLedger.begin(tx, messageId))).toBeNull();
  });

  test('an alarm keeps its device and forgets who was responsible', async () => {
    const who = somebody();
    const answered = await raiseAlarm(who);
    const received = await writeSms(who, 'Ich fahre hin');
    expect(received.conversation.conversationId).toBe(answered);
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId: answered }));
    const unanswered = await raiseAlarm(who);
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId: unanswered }));
    const bystander = somebody();
    const untouched = await raiseAlarm(bystander);
    const result = await erase(who);
    expect(result.ok && [...result.value.conversationIds].toSorted()).toEqual(
      [answered, unanswered].toSorted(),
    );
    const texts = await rows<{ text: string }>(
      `select concat(c::text, (select string_agg(m::text, '') from messages m
          where m.conversation_id = c.conversation_id)) as text
        from conversations c where conversation_id = any($1::text[])`,
      [[answered, unanswered]],
    );
    for (const { text } of texts) {
      expect(text).toContain('Kühlraum 3');
      for (const trace of [who.customerName, who.phone, 'Ich fahre hin']) {
        expect(text).not.toContain(trace);
      }
    }
    const [other] = await rows<{ text: string }>(
      'select c::text as text from conversations c where conversation_id = $1',
      [untouched],
    );
    expect(other?.text).toContain(bystander.customerName);
  });

  test('files of both sides go, record first and bytes after the commit', async () => {
    const blobs = memoryBlobs();
    const quiet = () => undefined;
    const log = { error: quiet, warn: quiet, info: quiet, debug: quiet, with: () => log };
    const channels = createChannels({ ids: base.ids, bus: centre.bus, blobs, log });
    const who = somebody();
    const started = await centre.run((tx) => channels.startChat(tx, chatForm(who)));
    if (!started.ok) throw new Error(started.refusal.kind);
    const { conversationId } = started.value.conversation;
    const added = await centre.run((tx) =>
      channels.addAttachment(tx, {
        fileName: 'a.txt',
        bytes: new TextEncoder().encode('a'),
        uploadedBy: {
          kind: 'customer',
          id: conversationId,
        },
      }),
    );
    if (!added.ok) throw new Error(added.refusal.kind);
    const { attachmentId } = added.value;
    const erased = await centre.run((tx) => channels.eraseConversations(tx, tracesOf(who)));
    expect(erased).toMatchObject({ ok: true, value: { attachmentCount: 1 } });
    expect(await centre.run((tx) => channels.attachment(tx, attachmentId))).toBeNull();
    expect(await blobs.get(base.tenantId, attachmentId)).not.toBeNull();
    const [message] = await rows<{ body: { attachmentId: string } }>(
      `select body from outbox where topic = 'channels.remove-blob' and key = $1`,
      [attachmentId],
    );
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await channels.removeBlob(base.tenantId, message?.body ?? { attachmentId: '' });
      expect(await blobs.get(base.tenantId, attachmentId)).toBeNull();
    }
    const owner = (token: string) =>
      base.store.system((queries) => channels.chatByToken(queries, token));
    expect(await owner(started.value.token)).toBeNull();
  });
});

describe('what providers told us', () => {
  const event = ({ phone }: Somebody, providerId: string) => ({
    accountId: 'acc_sms',
    kind: 'sms' as const,
    providerId,
    raw: {
      From: phone,
      Body: 'Geheim',
    },
    customerAddress: phone,
  });

  test('is emptied before it was worked off; a repeat is still a duplicate', async () => {
    const who = somebody();
    const bystander = somebody();
    const accept = (input: ReturnType<typeof event>) =>
      centre.run((tx) => centre.channels.acceptInbound(tx, input));
    const read = (input: ReturnType<typeof event>) =>
      centre.run((tx) => centre.channels.inboundEvent(tx, input));
    const theirs = event(who, 'SM-erased');
    const other = event(bystander, 'SM-other');
    await accept(theirs);
    await accept(other);
    expect((await exportOf(who)).inboundEvents).toMatchObject([{ providerId: 'SM-erased' }]);
    const [held] = await rows<{ text: string }>(
      `select string_agg(o::text, '') as text from outbox o where topic = 'channels.inbound'`,
    );
    expect(held?.text).toContain('SM-erased');
    expect(held?.text).not.toContain(who.phone);
    await erase(who);
    expect(await read(theirs)).toBeNull();
    expect(await accept(theirs)).toBe('duplicate');
    expect(await read(other)).toMatchObject({ raw: { Body: 'Geheim' } });
    const [stored] = await rows<{ text: string }>(
      `select string_agg(e::text, '') as text from inbound_events e`,
    );
    expect(stored?.text).not.toContain(who.phone);
  });

  test('events of one number stay in order, those of others do not wait', async () => {
    const [who, other] = [somebody(), somebody()];
    for (const [owner, id] of [
      [who, 'SM-a'],
      [who, 'SM-b'],
      [other, 'SM-c'],
    ] as const) {
      await centre.run((tx) => centre.channels.acceptInbound(tx, event(owner, id)));
    }
    const keys = await rows<{ key: string }>(
      `select key from outbox where body ->> 'providerId' in ('SM-a', 'SM-b', 'SM-c')
        order by body ->> 'providerId'`,
    );
    expect(keys[0]?.key).toBe(keys[1]?.key);
    expect(keys[0]?.key).not.toBe(keys[2]?.key);
  });
});

describe('the wish not to be written to', () => {
  test('outlives the number, until whoever has it says otherwise', async () => {
    const who = somebody();
    await writeSms(who, 'STOP');
    await erase(who);
    expect(await isOptedOut(who)).toBe(true);
    const [kept] = await rows<{ text: string }>(
      `select string_agg(o::text, '') as text from opt_outs o`,
    );
    expect(kept?.text).not.toContain(who.phone);
    await writeSms(who, 'START');
    expect(await isOptedOut(who)).toBe(false);
    await erase(who);
    expect(await isOptedOut(who)).toBe(false);
    expect((await exportOf(who)).optOuts).toEqual([]);
  });
});
