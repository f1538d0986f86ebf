import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConversationView, MessageView } from '@zentrale/protocol/views';
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { agentLine, chatForm, GRETA, openCentre, type TestCentre } from '../testing/index.ts';
import type { ChatStart } from './index.ts';

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
});
afterAll(() => base.close());

async function start(changes = {}): Promise<ChatStart> {
  const result = await centre.run((tx) => centre.channels.startChat(tx, chatForm(changes)));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}

describe('starting a chat', () => {
  test('opens a conversation that fits the protocol, with the first message', async () => {
    const { conversation, message, isNew } = await start();
    expect(isNew).toBe(true);
    expect(ConversationView.parse(conversation)).toEqual(conversation);
    expect(MessageView.parse(message)).toEqual(message);
    expect(conversation).toMatchObject({ subject: 'Bestellung', lastSeq: 1, state: 'open' });
    expect(message).toMatchObject({ seq: 1, direction: 'in', status: 'received' });
  });

  test('repeating a start gives the same chat and a working token', async () => {
    const startId = 'start-repeated-0001';
    const first = await start({ startId });
    const again = await start({ startId, text: 'noch einmal' });
    expect(again.isNew).toBe(false);
    expect(again.message.messageId).toBe(first.message.messageId);
    for (const { token } of [first, again]) {
      const owner = await base.store.system((queries) =>
        centre.channels.chatByToken(queries, token),
      );
      expect(owner).toEqual({
        tenantId: base.tenantId,
        conversationId: first.conversation.conversationId,
        customerId: GRETA.customerId,
      });
    }
  });

  test('starting twice at once opens one chat', async () => {
    const startId = 'start-at-once-00001';
    const chats = await Promise.all([1, 2, 3].map(() => start({ startId })));
    expect(new Set(chats.map(({ conversation }) => conversation.conversationId)).size).toBe(1);
    expect(chats.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('only the newest five tokens of a chat are kept', async () => {
    const startId = 'start-many-tokens-1';
    const tokens: string[] = [];
    for (let count = 0; count < 6; count += 1) tokens.push((await start({ startId })).token);
    const open = await Promise.all(
      tokens.map((token) =>
        base.store.system((queries) => centre.channels.chatByToken(queries, token)),
      ),
    );
    expect(open.filter((owner) => owner !== null)).toHaveLength(5);
    expect(open.at(-1)).not.toBeNull();
  });

  test('the store keeps no token, and a made-up one opens nothing', async () => {
    const { token } = await start();
    const rows = await base.store.system((queries) =>
      queries.query<{ all: string }>('select t::text as all from chat_tokens t'),
    );
    expect(rows.some(({ all }) => all.includes(token))).toBe(false);
    const owner = await base.store.system((queries) =>
      centre.channels.chatByToken(queries, `${token}x`),
    );
    expect(owner).toBeNull();
  });

  test.each([
    [{ accountId: 'acc_none' }, 'not-found'],
    [{ accountId: 'acc_sms' }, 'not-found'],
    [{ topicId: 'weather' }, 'request.invalid'],
    [{ text: '  ' }, 'message.empty'],
    [{ text: 'x'.repeat(4001) }, 'message.too-long'],
  ])('%j is refused with %s', async (changes, kind) => {
    const result = await centre.run((tx) => centre.channels.startChat(tx, chatForm(changes)));
    expect(result).toMatchObject({ ok: false, refusal: { kind } });
  });
});

describe('the customer’s lines', () => {
  const line = (chat: ChatStart, changes = {}) => ({
    conversationId: chat.conversation.conversationId,
    clientId: 'line-1',
    text: 'Sind Sie da?',
    attachmentIds: [],
    customerId: GRETA.customerId,
    authorName: GRETA.name,
    ...changes,
  });

  test('a line sent again is one message', async () => {
    const chat = await start();
    const send = () => centre.run((tx) => centre.channels.receiveChatMessage(tx, line(chat)));
    const results = await Promise.all([send(), send(), send()]);
    const values = results.map((result) => (result.ok ? result.value : null));
    expect(values.filter((value) => value?.isNew)).toHaveLength(1);
    expect(new Set(values.map((value) => value?.message.messageId)).size).toBe(1);
  });

  test('many lines at once are numbered without gaps', async () => {
    const chat = await start();
    const { conversationId } = chat.conversation;
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        centre.run<unknown>((tx) =>
          index % 2 === 0
            ? centre.channels.receiveChatMessage(tx, line(chat, { clientId: `c${index}` }))
            : centre.channels.send(tx, agentLine(conversationId)),
        ),
      ),
    );
    const all = await centre.run((tx) =>
      centre.channels.messages(tx, { conversationId, countMax: 100, visibility: 'all' }),
    );
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  });

  test.each([
    [{ text: '' }, 'message.empty'],
    [{ text: 'x'.repeat(4001) }, 'message.too-long'],
    [{ attachmentIds: ['att_none'] }, 'attachment.unknown'],
    [{ conversationId: 'cnv_none' }, 'conversation.unknown'],
  ])('%j is refused with %s', async (changes, kind) => {
    const chat = await start();
    const result = await centre.run((tx) =>
      centre.channels.receiveChatMessage(tx, line(chat, changes)),
    );
    expect(result).toMatchObject({ ok: false, refusal: { kind } });
  });

  test('a closed chat takes no more lines, but repeats the answer to an old one', async () => {
    const chat = await start();
    await centre.run((tx) => centre.channels.receiveChatMessage(tx, line(chat)));
    const { conversationId } = chat.conversation;
    await centre.run((tx) => centre.channels.closeConversation(tx, { conversationId }));
    const late = await centre.run((tx) =>
      centre.channels.receiveChatMessage(tx, line(chat, { clientId: 'late' })),
    );
    expect(late).toMatchObject({ ok: false, refusal: { kind: 'conversation.closed' } });
    const repeated = await centre.run((tx) => centre.channels.receiveChatMessage(tx, line(chat)));
    expect(repeated).toMatchObject({ ok: true, value: { isNew: false } });
  });

  test('what was shown and read is noted on the centre’s messages only', async () => {
    const chat = await start();
    const { conversationId } = chat.conversation;
    const sent = await centre.run((tx) => centre.channels.send(tx, agentLine(conversationId)));
    const mark = (seq: number, status: 'delivered' | 'read') =>
      centre.run((tx) => centre.channels.markReadByCustomer(tx, { conversationId, seq, status }));
    const statuses = async () => {
      const all = await centre.run((tx) =>
        centre.channels.messages(tx, { conversationId, countMax: 10, visibility: 'all' }),
      );
      return all.map(({ status }) => status);
    };
    expect(sent).toMatchObject({ ok: true, value: { status: 'sent', seq: 2 } });
    await mark(1, 'read');
    expect(await statuses()).toEqual(['received', 'sent']);
    await mark(2, 'read');
    await mark(2, 'delivered');
    expect(await statuses()).toEqual(['received', 'read']);
  });
});
