import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import { asId, type CallId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatForm, openCentre, type TestCentre } from '../testing/index.ts';

const callId = asId<CallId>('call_1');
const providerCallId = `CA${'1'.repeat(32)}`;

let base: TestStore;
let centre: TestCentre;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
  await centre.run(async (tx) => {
    const started = await centre.channels.startChat(tx, chatForm());
    if (!started.ok) throw new Error(started.refusal.kind);
    const { conversationId } = started.value.conversation;
    await tx.query(
      `insert into calls (call_id, conversation_id, media, state, requested_at)
        values ($1, $2, 'voice', 'waiting', $3)`,
      [callId, conversationId, tx.now],
    );
    const kept = { accountId: 'acc_sms', providerCallId, conversationId, callId };
    await centre.channels.keepTelephoneCall(tx, { ...kept, isOutgoing: false });
  });
});
afterAll(() => base.close());

const issue = () => centre.run((tx) => centre.channels.issueStreamKey(tx, callId));
const use = (key: string, by = providerCallId) =>
  base.store.system((queries) =>
    centre.channels.useStreamKey(queries, { key, providerCallId: by }),
  );
const isReplaced = (key: string) =>
  centre.run((tx) => centre.channels.isStreamReplaced(tx, { callId, key }));

test('a key opens one stream, of its own call, and only until there is a newer one', async () => {
  const [old, key] = [await issue(), await issue()];
  expect(await use(old)).toBeNull();
  expect(await use(key, `CA${'2'.repeat(32)}`)).toBeNull();
  expect(await use(key)).toMatchObject({ callId, isVoicemail: false });
  expect(await use(key)).toBeNull();
});

test('a stream is replaced by the next one, also when that has come already', async () => {
  const first = await issue();
  await use(first);
  expect(await isReplaced(first)).toBe(false);
  const second = await issue();
  expect(await isReplaced(first)).toBe(true);
  await use(second);
  expect(await isReplaced(first)).toBe(true);
  expect(await isReplaced(second)).toBe(false);
});

test('what is kept of a used key is no key', async () => {
  const key = await issue();
  await use(key);
  const [row] = await centre.run((tx) =>
    tx.query<{ kept: string }>('select stream_key_digest as kept from telephone_calls'),
  );
  expect(row?.kept).toMatch(/^used [0-9a-f]{64}$/);
  expect(await use(row?.kept ?? '')).toBeNull();
});
