import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { asId, type IdentificationId } from '@zentrale/kernel/values';
import type {
  CustomerArchive,
  IdentificationDetails,
  IdentificationsPage,
} from '@zentrale/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetIdentifications } from '../policies/forget-identifications.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { chatWorld, type TestChat } from '../testing/chat-world.ts';
import { identify, IDENTITY_CANARY, PHOTO } from '../testing/identified.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { until } from '../testing/story.ts';

const { tenantId } = BERGWERK;
const world = chatWorld(() => open);
let open: OpenCentre;
let mara: Caller;
let chat: TestChat;
let identificationId: string;

beforeAll(async () => {
  open = await openCentre();
  mara = await world.agent(BERGWERK.agent);
  chat = await world.chat();
  await world.accept(mara, BERGWERK.agent, chat);
});
afterAll(() => open.close());
beforeEach(async () => {
  identificationId = await identify(open, BERGWERK, chat.conversationId);
});

const as = async (who: CastMember) =>
  new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
const details = async (who: Caller) =>
  (await who.ask(`/api/v1/identifications/${identificationId}`)).json as IdentificationDetails;
const auditOf = (subjectId: string) =>
  open.centre.store.transact(tenantId, (tx) => open.centre.directory.auditTrail(tx, { subjectId }));
const filesOf = (id: string) => join(open.dataFolder, 'files', tenantId, id);
const decline = () =>
  open.centre.store.transact(tenantId, (tx) =>
    open.centre.identifications.endOpen(tx, {
      conversationId: chat.conversationId,
      reason: 'customer-declined',
    }),
  );

describe('the record of an identification', () => {
  test('while it goes on, its holder’s readings are not noted, others’ are', async () => {
    const ruth = await as(BERGWERK.supervisor);
    for (const who of [mara, ruth]) await details(who);
    const readers = (await auditOf(identificationId)).map(({ byPersonId }) => byPersonId);
    expect(readers).toEqual([BERGWERK.supervisor.personId]);
    await decline();
  });

  test('is read by who did it and by supervisors, and each reading is noted', async () => {
    await decline();
    const ruth = await as(BERGWERK.supervisor);
    for (const [who, { personId }] of [
      [mara, BERGWERK.agent],
      [ruth, BERGWERK.supervisor],
    ] as const) {
      expect((await details(who)).given?.familyName).toBe(IDENTITY_CANARY);
      await who.ask(`/api/v1/identifications/${identificationId}/photos/person`);
      const page = (await who.ask('/api/v1/identifications')).json as IdentificationsPage;
      expect(page.identifications.map((one) => one.identificationId)).toContain(identificationId);
      const acts = (await auditOf(identificationId))
        .filter(({ byPersonId }) => byPersonId === personId)
        .map(({ act }) => act);
      expect(acts).toContain('identification.read');
      expect(acts).toContain('identification.view-photo');
    }
  });

  test.each([
    ['an agent who was not there', BERGWERK.otherAgent],
    ['an expert', BERGWERK.expert],
    ['an administrator', BERGWERK.administrator],
  ])('%s is refused, and that is noted', async (_, who) => {
    await decline();
    const caller = await as(who);
    const refusal = { status: 403, problem: { kind: 'identification.forbidden' } };
    const path = `/api/v1/identifications/${identificationId}`;
    expect(await caller.ask(path)).toMatchObject(refusal);
    expect(await caller.ask(`${path}/photos/person`)).toMatchObject(refusal);
    const noted = (await auditOf(identificationId)).filter(
      ({ act, byPersonId }) => act.endsWith('-refused') && byPersonId === who.personId,
    );
    expect(noted).toHaveLength(2);
  });
});

describe('the end of an identification', () => {
  const rowOf = () =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.identifications.row(tx, asId<IdentificationId>(identificationId)),
    );
  const forget = () => forgetIdentifications(open.centre, tenantId);
  const change = (set: string) =>
    open.centre.store.transact(tenantId, (tx) =>
      tx.query(`update identifications set ${set} where identification_id = $1`, [
        identificationId,
      ]),
    );
  const filesAreGone = () =>
    until('the files to go', () =>
      access(join(filesOf(identificationId), 'person')).then(
        () => undefined,
        () => true,
      ),
    );

  test('may be the customer’s own wish', async () => {
    expect((await decline()).ok).toBe(true);
    expect(await rowOf()).toMatchObject({ outcome: 'aborted', abortReason: 'customer-declined' });
    expect(await decline()).toMatchObject({ refusal: { kind: 'identification.unknown' } });
  });

  test('comes by itself a day later, and the days are kept from then', async () => {
    await change('requested_at = requested_at - 86400001');
    await forget();
    const row = await rowOf();
    expect(row).toMatchObject({ outcome: 'aborted', abortReason: 'left-open', endedByName: null });
    expect(row?.deleteAt).toBe((row?.endedAt ?? 0) + 30 * 86_400_000);
    expect(row?.sealedKey).not.toBeNull();
  });

  test('and when the days are over its key is gone, then the files, and that is noted', async () => {
    await decline();
    await forget();
    expect((await rowOf())?.sealedKey).not.toBeNull();
    await change('delete_at = 1');
    await forget();
    expect(await rowOf()).toMatchObject({ sealedKey: null, sealed: null, outcome: 'aborted' });
    await filesAreGone();
    expect(await auditOf(identificationId)).toContainEqual(
      expect.objectContaining({ act: 'identification.delete', byPersonId: null }),
    );
    const ruth = await as(BERGWERK.supervisor);
    expect(await details(ruth)).toMatchObject({ isKept: false, given: null, photos: [] });
    expect(
      (await ruth.ask(`/api/v1/identifications/${identificationId}/photos/person`)).problem.kind,
    ).toBe('identification.photo-missing');
  });

  test('with the centre’s key lost, is refused in words, and chats go on', async () => {
    await change(`sealed_key = '\\x00'`);
    expect((await mara.ask(`/api/v1/identifications/${identificationId}`)).problem.kind).toBe(
      'identification.unreadable',
    );
    expect((await mara.ask(`/api/v1/conversations/${chat.conversationId}`)).status).toBe(200);
    await change(`state = 'ended', outcome = 'aborted', abort_reason = 'other'`);
  });

  test('is handed out with the customer’s data, and erased with them', async () => {
    const administrator = await as(BERGWERK.administrator);
    const path = `/api/v1/customers/${chat.guest.customerId}`;
    const archive = (await administrator.ask(`${path}/export`)).json as CustomerArchive;
    const own = archive.identifications.find(
      ({ identification }) => identification.identificationId === identificationId,
    );
    expect(own?.given?.familyName).toBe(IDENTITY_CANARY);
    expect(Buffer.from(own?.photos[0]?.base64 ?? '', 'base64')).toEqual(PHOTO);

    // Work that ends takes along what goes on in it.
    await world.clear();
    await until('the end', async () =>
      (await rowOf())?.abortReason === 'conversation-ended' ? true : undefined,
    );
    const erased = await until('the erasure', async () => {
      const answer = await administrator.post(`${path}/erasure`, { confirm: true });
      return answer.status === 200 ? answer : undefined;
    });
    expect(
      (erased.json as { identificationCount: number }).identificationCount,
    ).toBeGreaterThanOrEqual(2);
    expect(await rowOf()).toMatchObject({ sealedKey: null, sealed: null });
    await filesAreGone();
  });
});
