import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TwilioSimulator } from '@zentrale/channels/testing';
import type { CommandReply, CustomerView, IdentificationDetails } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { chatWorld, must, type TestChat } from '../testing/chat-world.ts';
import { whereIs } from '../testing/database.ts';
import { IDENTITY_CANARY, IDENTITY_DATA, PHOTO, talkByVideo } from '../testing/identified.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { until } from '../testing/story.ts';

const { tenantId } = BERGWERK;
const CONSENTS = { identification: true, photographs: true };
const ZONE = [
  'IDD<<T220001293<<<<<<<<<<<<<<<',
  '6408125<4910316D<<<<<<<<<<<<<0',
  'ZAUNKOENIGIN<<ERIKA<<<<<<<<<<<',
];

const world = chatWorld(() => open);
let open: OpenCentre;
let provider: TwilioSimulator;
let mara: Caller;
let chat: TestChat;
let identificationId: string;

beforeAll(async () => {
  [open, provider] = await Promise.all([openCentre(), TwilioSimulator.open()]);
  await open.centre.store.transact(tenantId, async (tx) => {
    for (const account of await open.centre.channels.accounts(tx)) {
      const secrets = { ...account.secrets, apiBaseUrl: provider.baseUrl };
      await open.centre.channels.saveAccount(tx, { ...account, secrets });
    }
  });
  mara = await world.agent(BERGWERK.agent);
  chat = await world.chat();
  await world.accept(mara, BERGWERK.agent, chat);
});
afterAll(async () => {
  await open.close();
  await provider.close();
});

const as = async (who: CastMember) =>
  new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
const ask = () => mara.command('request-identification', { conversationId: chat.conversationId });
const details = async (who = mara) =>
  (await who.ask(`/api/v1/identifications/${identificationId}`)).json as IdentificationDetails;
const pass = (stepId: string, words = '') =>
  mara.command('complete-identification-step', { identificationId, stepId, isPassed: true, words });
const photoOf = (stepId: string, bytes: Uint8Array = PHOTO, who = mara) =>
  who.upload(`/api/v1/identifications/${identificationId}/photos?stepId=${stepId}`, 'a', bytes);
const auditOf = (subjectId: string) =>
  open.centre.store.transact(tenantId, (tx) => open.centre.directory.auditTrail(tx, { subjectId }));
const filesOf = (id: string) => join(open.dataFolder, 'files', tenantId, id);

/** Says something as the customer's widget does. */
async function say(type: string, body: unknown): Promise<CommandReply> {
  const socket = await openSocket(open, new Caller(open), { namespace: 'chat', token: chat.token });
  const command = { commandId: randomUUID(), type, body };
  const reply = (await socket.emitWithAck('command', command)) as CommandReply;
  socket.disconnect();
  return reply;
}

describe('an identification, from asking to the verdict', () => {
  test('is asked for by who holds the conversation, once at a time', async () => {
    const { conversationId } = chat;
    const other = await as(BERGWERK.otherAgent);
    expect(await other.command('request-identification', { conversationId })).toMatchObject({
      status: 403,
      problem: { kind: 'interaction.not-yours', field: 'body.conversationId' },
    });
    ({ identificationId } = (await must(ask())).json as { identificationId: string });
    expect((await must(ask())).json).toEqual({ identificationId });
    expect(await auditOf(identificationId)).toEqual([
      expect.objectContaining({ act: 'identification.request' }),
    ]);
  });

  test.each([
    ['body.data.givenNames', { data: { ...IDENTITY_DATA, givenNames: '  ' } }],
    ['body.data.dateOfBirth', { data: { ...IDENTITY_DATA, dateOfBirth: '12.08.1964' } }],
    ['body.data.nationality', { data: { ...IDENTITY_DATA, nationality: 'XYZ' } }],
    ['body.data.documentNumber', { data: { ...IDENTITY_DATA, documentNumber: '§1' } }],
    ['body.data.height', { data: { ...IDENTITY_DATA, height: '1,70' } }],
    ['body.consents.photographs', { consents: { ...CONSENTS, photographs: false } }],
    ['body.consents.identification', { consents: { photographs: true } }],
    ['body.textVersion', { textVersion: '1999-01' }],
  ])('its form names what is wrong: %s', async (field, change) => {
    const body = { data: IDENTITY_DATA, consents: CONSENTS, textVersion: '2026-11', ...change };
    expect(await say('give-identity-data', body)).toMatchObject({
      ok: false,
      problem: { kind: 'request.invalid', field },
    });
  });

  test('takes no date of birth ahead, no landline, and nothing twice', async () => {
    const give = (data: object) =>
      say('give-identity-data', { data, consents: CONSENTS, textVersion: '2026-11' });
    expect(await give({ ...IDENTITY_DATA, dateOfBirth: '2999-01-01' })).toMatchObject({
      problem: { kind: 'identification.born-later', field: 'body.data.dateOfBirth' },
    });
    expect(await give({ ...IDENTITY_DATA, mobileNumber: '030 901820' })).toMatchObject({
      problem: { kind: 'identification.number-refused', field: 'body.data.mobileNumber' },
    });
    expect(await give(IDENTITY_DATA)).toMatchObject({ ok: true });
    expect(await give(IDENTITY_DATA)).toMatchObject({
      problem: { kind: 'identification.wrong-state' },
    });
    expect((await details()).given?.mobileNumber).toBe('+4915112345601');
  });

  test('needs a video call', async () => {
    const refusal = { status: 409, problem: { kind: 'identification.no-video' } };
    expect(await mara.command('begin-identification', { identificationId })).toMatchObject(refusal);
    await talkByVideo(open, BERGWERK, chat.conversationId);
    await must(mara.command('begin-identification', { identificationId }));
    await must(pass('opening'));
  });

  test.each([
    ['no photograph', 'person', Buffer.from('<svg/>'), 415, 'identification.photo-unfit'],
    ['another step', 'document-front', PHOTO, 409, 'identification.wrong-step'],
    ['too large', 'person', Buffer.alloc(3_100_000), 413, null],
  ])('a photograph that is %s is refused', async (_, stepId, bytes, status, kind) => {
    const answer = await photoOf(stepId, bytes);
    expect(answer.status).toBe(status);
    if (kind !== null) expect(answer.problem.kind).toBe(kind);
  });

  test('keeps photographs unreadable on the disk, the data as well', async () => {
    const path = `/api/v1/identifications/${identificationId}/photos?stepId=person`;
    expect((await mara.post(path, {})).problem.kind).toBe('request.unsupported-media');
    for (const stepId of ['person', 'document-front', 'document-zone']) {
      expect((await photoOf(stepId)).status).toBe(204);
      await must(pass(stepId));
    }
    await must(pass('optical-features'));
    const files = await readdir(filesOf(identificationId));
    expect(files.toSorted()).toEqual(['document-front', 'document-zone', 'person']);
    for (const name of files) {
      const bytes = await readFile(join(filesOf(identificationId), name));
      expect(bytes.includes(Buffer.from(IDENTITY_CANARY))).toBe(false);
    }
    expect(await whereIs(open, IDENTITY_CANARY)).toEqual([]);
    const photo = await mara.ask(`/api/v1/identifications/${identificationId}/photos/person`);
    expect(photo.headers['content-type']).toBe('image/jpeg');
    expect(photo.text).toContain(IDENTITY_CANARY);
  });

  test('compares the zone, and accepts none that does not bear her out', async () => {
    const type = (lines: string[]) =>
      mara.command('read-identification-zone', { identificationId, lines });
    expect(
      (await mara.sendCommand('read-identification-zone', { identificationId, lines: ['A'] }))
        .problem.field,
    ).toBe('body.lines');
    await must(type(ZONE.map((line) => line.replace('640812', '640813'))));
    expect((await pass('zone')).problem.kind).toBe('identification.zone-invalid');
    await must(type(ZONE));
    const { zone } = await details();
    expect(zone).toMatchObject({ format: 'TD1', wrong: [], standing: 'passes', how: 'typed' });
    await must(pass('zone'));
  });

  test('sends the code where she said, and takes it from nobody else', async () => {
    await must(mara.command('send-identification-code', { identificationId }));
    const sms = await until('the SMS', () => provider.messages[0]);
    expect(sms).toMatchObject({ to: '+4915112345601', from: open.demo.sms.fromNumber });
    const code = /^\d{6}/.exec(sms.body)?.[0] ?? '';
    await until('the code to be sent', async () =>
      (await details()).identification.code?.state === 'sent' ? true : undefined,
    );
    expect(await whereIs(open, code)).toEqual([]);
    expect(
      (await mara.command('send-identification-code', { identificationId })).problem.kind,
    ).toBe('identification.code-too-often');
    expect((await pass('code')).problem.kind).toBe('identification.code-not-proven');
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await say('enter-identification-code', { code: wrong })).toMatchObject({
      problem: { kind: 'identification.code-wrong', facts: { triesLeft: 2 } },
    });
    // The try is kept, although it was refused.
    expect((await details()).identification.code?.triesLeft).toBe(2);
    expect(await say('enter-identification-code', { code })).toMatchObject({ ok: true });
    expect((await details()).identification.stepId).toBe('verdict');
  });

  test('ends with a verdict, on her card, in her story and in the audit trail', async () => {
    await must(pass('verdict'));
    const { customerId } = chat.guest;
    const card = (await mara.ask(`/api/v1/customers/${customerId}`)).json as CustomerView;
    expect(card.identifications).toEqual([
      expect.objectContaining({ identificationId, outcome: 'identified' }),
    ]);
    const story = await mara.ask(`/api/v1/customers/${customerId}/timeline`);
    expect(story.text).toContain('identification-ended');
    expect(await auditOf(identificationId)).toContainEqual(
      expect.objectContaining({ act: 'identification.end', after: { outcome: 'identified' } }),
    );
    const { log, identification, deleteAt } = await details();
    expect(log.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'passed'));
    expect(deleteAt).toBe((identification.endedAt ?? 0) + 90 * 86_400_000);
  });
});
