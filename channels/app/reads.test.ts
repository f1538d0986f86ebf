import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { tellsWaitEvery } from './accounts.ts';
import { asId, type InteractionId, type TenantId } from '@zentrale/kernel/values';
import {
  agentLine,
  chatAccount,
  chatForm,
  GRETA,
  inboundSms,
  openCentre,
  smsAccount,
  type TestCentre,
} from '../testing/index.ts';

let base: TestStore;
let centre: TestCentre;
let otherTenant: TenantId;
let other: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
  otherTenant = await base.tenant();
  other = await openCentre({ ...base, tenantId: otherTenant }, { chat: 'site-2', sms: '+4989550' });
});
afterAll(() => base.close());

async function startedChat(changes = {}) {
  const result = await centre.run((tx) => centre.channels.startChat(tx, chatForm(changes)));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}

const lastLine = async (conversationId: string) =>
  (await centre.run((tx) => centre.channels.lastLines(tx, [conversationId])))[0];

describe('the work list', () => {
  test('says since when the customer waits and what is unread', async () => {
    const { conversation, message } = await startedChat();
    const { conversationId } = conversation;
    expect(await lastLine(conversationId)).toEqual({
      conversationId,
      lastLine: 'Wo ist meine Bestellung?',
      lastLineAt: message.sentAt,
      customerWaitsAt: message.sentAt,
      unreadCount: 1,
    });
    await centre.run((tx) => centre.channels.markReadByAgent(tx, { conversationId, seq: 1 }));
    const internal = agentLine(conversationId, { visibility: 'internal', text: 'schwierig' });
    await centre.run((tx) => centre.channels.send(tx, internal));
    expect(await lastLine(conversationId)).toMatchObject({
      lastLine: 'Wo ist meine Bestellung?',
      customerWaitsAt: message.sentAt,
      unreadCount: 0,
    });
    const answer = agentLine(conversationId, { text: 'Ist unterwegs' });
    await centre.run((tx) => centre.channels.send(tx, answer));
    expect(await lastLine(conversationId)).toMatchObject({
      lastLine: 'Ist unterwegs',
      customerWaitsAt: null,
    });
    const lines = ['Danke', 'Noch etwas'];
    for (const text of lines) {
      await centre.run((tx) =>
        centre.channels.receiveChatMessage(tx, {
          conversationId,
          clientId: text,
          text,
          attachmentIds: [],
          customerId: GRETA.customerId,
          authorName: GRETA.name,
        }),
      );
    }
    const messages = await centre.run((tx) =>
      centre.channels.messages(tx, { conversationId, countMax: 10, visibility: 'public' }),
    );
    const danke = messages.find(({ text }) => text === 'Danke');
    expect(await lastLine(conversationId)).toMatchObject({
      lastLine: 'Noch etwas',
      customerWaitsAt: danke?.sentAt,
      unreadCount: 2,
    });
  });

  test('reading goes forward only, and not past the end', async () => {
    const { conversationId } = (await startedChat()).conversation;
    const mark = async (seq: number) => {
      await centre.run((tx) => centre.channels.markReadByAgent(tx, { conversationId, seq }));
      const now = await centre.run((tx) => centre.channels.conversation(tx, conversationId));
      return now?.readSeq;
    };
    expect(await mark(99)).toBe(1);
    expect(await mark(0)).toBe(1);
  });
});

describe('pages of messages', () => {
  test('forward from a number, backward from a number, and the newest', async () => {
    const { conversationId } = (await startedChat()).conversation;
    for (let count = 0; count < 6; count += 1) {
      const visibility = count % 2 === 0 ? 'internal' : 'public';
      await centre.run((tx) =>
        centre.channels.send(tx, agentLine(conversationId, { visibility, text: `t${count}` })),
      );
    }
    const seqs = async (wanted: object, visibility: 'all' | 'public' = 'all') => {
      const page = await centre.run((tx) =>
        centre.channels.messages(tx, { conversationId, countMax: 3, visibility, ...wanted }),
      );
      return page.map(({ seq }) => seq);
    };
    expect(await seqs({})).toEqual([5, 6, 7]);
    expect(await seqs({ afterSeq: 2 })).toEqual([3, 4, 5]);
    expect(await seqs({ beforeSeq: 3 })).toEqual([1, 2]);
    expect(await seqs({}, 'public')).toEqual([3, 5, 7]);
    expect(await seqs({ afterSeq: 1 }, 'public')).toEqual([3, 5, 7]);
  });
});

describe('the life of a conversation', () => {
  test('says whose it is, and nobody’s after closing', async () => {
    const { conversationId } = (await startedChat()).conversation;
    const interactionId = asId<InteractionId>('int_1');
    const agent = { agentId: 'per_anna', name: 'Anna' };
    await centre.run((tx) =>
      centre.channels.setInteraction(tx, { conversationId, interactionId, agent }),
    );
    const present = () => centre.run((tx) => centre.channels.participants(tx, conversationId));
    const held = await centre.run((tx) => centre.channels.conversation(tx, conversationId));
    expect(held?.interactionId).toBe('int_1');
    expect(await present()).toEqual([{ kind: 'agent', personId: 'per_anna', name: 'Anna' }]);
    const close = () =>
      centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const closed = await close();
    expect(closed).toMatchObject({ state: 'closed', interactionId: null, lastSeq: 2 });
    expect(await close()).toMatchObject({ lastSeq: 2 });
    expect(await present()).toEqual([]);
  });

  test('open conversations of a customer and of merged profiles', async () => {
    const customerId = asId<typeof GRETA.customerId>('cus_open');
    const chat = await startedChat({ customerId });
    const sms = await centre.run((tx) =>
      centre.channels.receiveSms(
        tx,
        inboundSms({ from: '+491700000777', customerId: asId('cus_merged_from') }),
      ),
    );
    const gone = await startedChat({ customerId });
    const { conversationId } = gone.conversation;
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const open = await centre.run((tx) =>
      centre.channels.openConversationsOf(tx, [customerId, asId('cus_merged_from')]),
    );
    expect(open.map((it) => it.conversationId)).toEqual([
      chat.conversation.conversationId,
      sms.conversation.conversationId,
    ]);
  });

  test('a note with a key is written once', async () => {
    const { conversationId } = (await startedChat()).conversation;
    const write = (onceKey: string) =>
      centre.run((tx) =>
        centre.channels.note(tx, {
          conversationId,
          note: { code: 'agent-joined', facts: { name: 'Anna' } },
          visibility: 'public',
          onceKey,
        }),
      );
    const [first, again, other] = [await write('fact-7'), await write('fact-7'), await write('8')];
    expect(again).toEqual(first);
    expect(other).toMatchObject({ value: { seq: 3, note: { code: 'agent-joined' } } });
    const nowhere = await centre.run((tx) =>
      centre.channels.note(tx, {
        conversationId: asId<typeof conversationId>('cnv_none'),
        note: { code: 'queued', facts: {} },
        visibility: 'public',
      }),
    );
    expect(nowhere).toMatchObject({ refusal: { kind: 'conversation.unknown' } });
  });

  test('conversations move with a merged profile', async () => {
    const { conversationId } = (await startedChat()).conversation;
    const customerId = asId<typeof GRETA.customerId>('cus_survivor');
    await centre.run((tx) =>
      centre.channels.moveToCustomer(tx, {
        conversationIds: [conversationId],
        customerId,
        customerName: 'Greta W.',
      }),
    );
    const moved = await centre.run((tx) => centre.channels.conversation(tx, conversationId));
    expect(moved).toMatchObject({ customerId, customerName: 'Greta W.' });
  });

  test('a customer’s page comes and goes', async () => {
    const { conversationId } = (await startedChat()).conversation;
    const present = async () =>
      (await centre.run((tx) => centre.channels.conversation(tx, conversationId)))
        ?.isCustomerPresent;
    centre.bus.take('channels.changed');
    expect(await present()).toBe(false);
    centre.channels.setCustomerPresence(base.tenantId, conversationId, true);
    centre.channels.setCustomerPresence(base.tenantId, conversationId, true);
    expect(await present()).toBe(true);
    expect(centre.bus.take('channels.changed')).toHaveLength(1);
  });

  test('typing is told, not kept', () => {
    const body = { conversationId: asId<never>('cnv_1'), who: 'customer', name: 'Greta' } as const;
    centre.bus.take('channels.typing');
    centre.channels.typing(base.tenantId, body);
    expect(centre.bus.take('channels.typing')).toEqual([body]);
  });
});

describe('tenants', () => {
  test('see nothing of each other', async () => {
    const { conversation, message } = await startedChat();
    const { conversationId } = conversation;
    const seen = await other.run(async (tx) => [
      await other.channels.conversation(tx, conversationId),
      ...(await other.channels.messagesById(tx, [message.messageId])),
      ...(await other.channels.openConversationsOf(tx, [GRETA.customerId])),
      ...(await other.channels.lastLines(tx, [conversationId])),
    ]);
    expect(seen).toEqual([null]);
    const sent = await other.run((tx) => other.channels.send(tx, agentLine(conversationId)));
    expect(sent).toMatchObject({ refusal: { kind: 'conversation.unknown' } });
  });

  test('an address leads to its tenant and cannot be taken by another', async () => {
    const find = (address: string) =>
      base.store.system((queries) => centre.channels.accountByAddress(queries, 'sms', address));
    expect(await find('+4989550')).toMatchObject({ tenantId: otherTenant, accountId: 'acc_sms' });
    expect(await find('+490')).toBeNull();
    const taken = await other.run((tx) =>
      other.channels.saveAccount(tx, smsAccount({ accountId: 'acc_new' })),
    );
    expect(taken).toMatchObject({ refusal: { kind: 'channel.address-taken', field: 'address' } });
  });

  test('saving an account again replaces its settings and keeps its address', async () => {
    const save = (changes: object) =>
      centre.run((tx) => centre.channels.saveAccount(tx, chatAccount(changes)));
    expect(await save({ name: 'Laden' })).toMatchObject({ ok: true, value: { name: 'Laden' } });
    expect(await save({ address: 'site-key-9' })).toMatchObject({
      refusal: { kind: 'channel.address-taken' },
    });
    const all = await centre.run((tx) => centre.channels.accounts(tx));
    expect(all.map(({ name }) => name)).toEqual(['Laden', 'SMS']);
  });

  test('how often who waits is told again has bounds, and may be never', async () => {
    const save = (tellsWaitEverySeconds: number) =>
      centre.run((tx) =>
        centre.channels.saveAccount(tx, smsAccount({ settings: { tellsWaitEverySeconds } })),
      );
    for (const refused of [-1, 1, 19, 20.5, 601, Number.NaN]) {
      expect(await save(refused)).toMatchObject({
        refusal: { kind: 'request.invalid', field: 'settings.tellsWaitEverySeconds' },
      });
    }
    for (const every of [0, 20, 600]) expect(await save(every)).toMatchObject({ ok: true });
    expect(tellsWaitEvery({ tellsWaitEverySeconds: 20 })).toBe(20_000);
    expect(tellsWaitEvery({ tellsWaitEverySeconds: 0 })).toBeNull();
    expect(tellsWaitEvery({})).toBe(60_000);
  });
});
