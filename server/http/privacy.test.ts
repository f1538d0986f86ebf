import type { CustomerId, PersonId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { NEIGHBOUR } from '../testing/neighbour.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { rowsOf, whereIs } from '../testing/database.ts';
import { goOnline, until, visit } from '../testing/story.ts';
import {
  addFiles,
  CANARY,
  EMAIL,
  must,
  PHONE,
  postSigned,
  putOnList,
  sendSms,
  speak,
  startChat,
  workOn,
} from '../testing/traces.ts';

let open: OpenCentre;
let agent: Caller;
let administrator: Caller;
let customerId: string;

beforeAll(async () => {
  open = await openCentre({ hasNeighbour: true });
  agent = await goOnline(open, BERGWERK, BERGWERK.agent);
  await goOnline(open, BERGWERK, BERGWERK.expert);
  administrator = new Caller(open, {
    cookie: await signIn(open, BERGWERK, BERGWERK.administrator),
  });
  must(await agent.command('set-ready', {}));
});
afterAll(() => open.close());

const exportOf = (who: Caller, id: string) => who.ask(`/api/v1/customers/${id}/export`);
const erase = (who: Caller, id: string, body: unknown = { confirm: true }) =>
  who.post(`/api/v1/customers/${id}/erasure`, body);

async function accept(): Promise<{ interactionId: string; conversationId: string }> {
  const offerId = await until('an offer', () => {
    const agents = open.centre.routingState(BERGWERK.tenantId)?.agents;
    return [...(agents?.values() ?? [])].find(({ offerIds }) => offerIds.size > 0)?.offerIds;
  });
  const accepted = must(await agent.command('accept-offer', { offerId: [...offerId][0] ?? '' }));
  return accepted.json as { interactionId: string; conversationId: string };
}

const bytesOf = (id: string) =>
  open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.channels.attachmentBytes(tx, id),
  );

const isRecorded = (count: number) =>
  until('the history', async () => {
    const rows = await rowsOf(
      open,
      `(select 1 from routed_interactions where state = 'closed'
      and customer_id = '${customerId}')`,
    );
    return rows.length === count ? true : undefined;
  });

test('a customer is exported whole, and erased from everywhere', async () => {
  const { journey } = open.centre;
  const identified = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    journey.identify(tx, {
      identities: [
        { kind: 'email', value: EMAIL, isVerified: true },
        { kind: 'phone', value: PHONE, isVerified: true },
      ],
      because: 'known before',
    }),
  );
  customerId = identified.customerId;
  const { chatToken, conversationId } = await startChat(open);
  const first = await accept();
  await workOn(open, agent, conversationId);
  await speak(open, conversationId);
  await putOnList(open);
  const fileIds = await addFiles(open, { chatToken, conversationId, customerId });
  expect(fileIds).toHaveLength(3);
  must(await sendSms(open, `Und noch eine SMS vom ${CANARY}`));
  const second = await accept();

  expect((await erase(administrator, customerId)).problem.kind).toBe('customer.has-open-work');
  for (const { interactionId } of [first, second]) {
    must(await agent.command('complete-interaction', { interactionId }));
  }
  await until('the conversations to be closed', async () => {
    const still = await rowsOf(
      open,
      `(select 1 from conversations
      where customer_id = '${customerId}' and interaction_id is not null)`,
    );
    return still.length === 0 ? true : undefined;
  });
  const duringWrapUp = await erase(administrator, customerId);
  expect([duringWrapUp.status, duringWrapUp.problem.kind]).toEqual([409, 'customer.has-open-work']);
  for (const { interactionId } of [first, second]) {
    const note = `Nachbearbeitung ${CANARY}`;
    must(await agent.command('finish-wrap-up', { interactionId, dispositionId: 'solved', note }));
  }
  await isRecorded(2);
  // A last word without an answer: the conversation is open again, and nobody works on it.
  must(await sendSms(open, 'STOP'));
  await until('the opt-out', async () =>
    (await rowsOf(open, 'opt_outs')).length === 1 ? true : undefined,
  );

  const before = await whereIs(open, CANARY);
  expect(before).toEqual(
    expect.arrayContaining([
      'attachments.file_name',
      'consults.question',
      'consults.decline_reason',
      'conversations.customer_name',
      'dial_entries.name',
      'dial_entries.note',
      'conversations.reply_address',
      'customers.name',
      'hint_decisions.shown',
      'hint_reactions.reason',
      'identities.value',
      'inbound_events.raw',
      'messages.author_name',
      'messages.note',
      'messages.text',
      'touchpoints.title',
    ]),
  );
  expect((await whereIs(open, PHONE)).length).toBeGreaterThan(3);

  const archive = must(await exportOf(administrator, customerId));
  expect(archive.headers['content-disposition']).toBe(
    `attachment; filename="customer-${customerId}.json"`,
  );
  for (const word of [
    EMAIL,
    PHONE,
    `Rosa ${CANARY}`,
    `Mein ${CANARY} passt nicht`,
    `Liebe Rosa ${CANARY}`,
    `customer sagt ${CANARY}`,
    `agent sagt ${CANARY}`,
    `${CANARY}.txt`,
    `gesendet-${CANARY}.txt`,
    `liegengeblieben-${CANARY}.txt`,
    `Retoure ${CANARY}`,
    `Notiz ${CANARY}`,
    `Was? ${CANARY}`,
    `Nie gehört: ${CANARY}`,
    `SMS vom ${CANARY}`,
    `wegen ${CANARY}`,
    `Nachbearbeitung ${CANARY}`,
    `Liste ${CANARY}`,
    `„Retoure ${CANARY}`,
  ]) {
    expect(archive.text, word).toContain(word);
  }
  expect(archive.json).toMatchObject({
    channels: { optOuts: [{ address: PHONE, isOptedOut: true }] },
    interactions: [{ state: 'closed' }, { state: 'closed' }],
  });

  // Somebody else, who is being served meanwhile.
  const other = await visit(open, BERGWERK);
  const [{ row: otherId } = { row: '' }] = await rowsOf(
    open,
    `(select customer_id from conversations where conversation_id = '${other.conversationId}')`,
  );
  const otherCustomer = otherId.replaceAll(/[()]/g, '');
  const archiveOfOther = async () => {
    const { exportedAt: _at, ...rest } = must(await exportOf(administrator, otherCustomer))
      .json as {
      exportedAt: number;
    };
    return rest;
  };
  await accept();
  await until(
    'the other to be with the agent',
    async () =>
      (await rowsOf(open, `(select 1 from routed_interactions where state = 'active')`))[0],
  );
  const otherBefore = await archiveOfOther();
  const figures = async () => [
    await rowsOf(open, 'routed_interactions'),
    await rowsOf(open, 'queue_days'),
  ];
  const figuresBefore = await figures();
  for (const id of fileIds) expect((await bytesOf(id)).length).toBeGreaterThan(0);

  expect((await erase(administrator, customerId, {})).problem.kind).toBe('request.invalid');
  const erased = must(await erase(administrator, customerId));
  expect(erased.json).toEqual({
    customerId,
    conversationCount: 2,
    attachmentCount: 3,
    recordingCount: 0,
    identificationCount: 0,
    dialEntryCount: 1,
  });

  expect(await whereIs(open, CANARY)).toEqual([]);
  expect(await whereIs(open, PHONE)).toEqual([]);
  expect(await figures()).toEqual(figuresBefore);
  expect(await archiveOfOther()).toEqual(otherBefore);
  for (const id of fileIds) {
    await until('the bytes to be gone', () =>
      bytesOf(id).then(
        () => undefined,
        () => true,
      ),
    );
  }
  const guest = new Caller(open, { authorization: `Bearer ${chatToken}` });
  const upload = await guest.upload('/api/v1/visitor/attachments', 'a.txt', Buffer.from('a'));
  expect(upload.problem.kind).toBe('sign-in.required');
  expect((await erase(administrator, customerId)).problem.kind).toBe('customer.unknown');
  expect((await exportOf(administrator, customerId)).status).toBe(404);
});

test('what the erased customer wanted of us stays, and late news of them does not', async () => {
  const isOptedOut = (address: string) =>
    open.centre.store.transact(BERGWERK.tenantId, async (tx) => {
      const [account] = (await open.centre.channels.accounts(tx)).filter(
        ({ kind }) => kind === 'sms',
      );
      return open.centre.channels.isOptedOut(tx, account?.accountId ?? null, address);
    });
  expect(await isOptedOut(PHONE)).toBe(true);
  expect(await isOptedOut('+4915199887767')).toBe(false);
  const [{ row } = { row: '' }] = await rowsOf(
    open,
    `(select m.message_id from messages m
    join conversations c using (tenant_id, conversation_id)
    where c.channel = 'sms' and m.direction = 'in' limit 1)`,
  );
  const messageId = row.replaceAll(/[()]/g, '');
  // As if it had been one of ours: no provider is there to take one.
  await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    tx.query(`update messages set direction = 'out', status = 'sent' where message_id = $1`, [
      messageId,
    ]),
  );
  const ends = { From: open.demo.sms.fromNumber, To: PHONE, MessageStatus: 'delivered' };
  must(await postSigned(open, `/webhooks/twilio/status?message=${messageId}`, ends));
  await until('the receipt to be forgotten', async () =>
    (await whereIs(open, PHONE)).length === 0 ? true : undefined,
  );
});

test('the trail says who erased and exported whom, and nothing else', async () => {
  const trail = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.directory.auditTrail(tx, { subjectId: customerId }),
  );
  const byPersonId: PersonId = BERGWERK.administrator.personId;
  expect(trail).toMatchObject([
    {
      act: 'customer.erase',
      byPersonId,
      after: {
        conversationCount: 2,
        attachmentCount: 3,
        recordingCount: 0,
        identificationCount: 0,
        dialEntryCount: 1,
      },
    },
    { act: 'customer.export', byPersonId, after: null },
  ]);
});

test('only an administrator of the same centre may, and only persons are erased', async () => {
  const known = await open.centre.store.transact(BERGWERK.tenantId, (tx) =>
    open.centre.journey.identify(tx, {
      identities: [{ kind: 'device', value: 'dev_freezer', isVerified: true }],
      because: 'alarm raised',
    }),
  );
  const id: CustomerId = known.customerId;
  const neighbour = new Caller(open, {
    cookie: await signIn(open, NEIGHBOUR, NEIGHBOUR.administrator),
  });
  for (const ask of [exportOf, erase]) {
    expect((await ask(agent, id)).problem.kind).toBe('role.forbidden');
    expect((await ask(new Caller(open), id)).problem.kind).toBe('sign-in.required');
    const foreign = await ask(neighbour, id);
    expect([foreign.status, foreign.problem.kind]).toEqual([404, 'customer.unknown']);
  }
  expect((await erase(administrator, id)).problem.kind).toBe('customer.is-device');
  expect((await exportOf(administrator, id)).status).toBe(200);
});
