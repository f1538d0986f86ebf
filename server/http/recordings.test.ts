import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomerArchive, RecordingDetails, RecordingsPage } from '@zentrale/protocol';
import { asId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetRecordings } from '../policies/forget-recordings.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { recordCall, SPOKEN } from '../testing/recorded-call.ts';
import { until, visit } from '../testing/story.ts';

const { tenantId } = BERGWERK;
const DAY_MS = 86_400_000;

describe('recordings at the door', () => {
  let open: OpenCentre;
  let recordingId: string;
  let conversationId: string;
  beforeAll(async () => {
    open = await openCentre();
    ({ conversationId } = await visit(open, BERGWERK));
    ({ recordingId } = await recordCall(open, BERGWERK, conversationId));
  });
  afterAll(() => open.close());

  const as = async (who: CastMember) =>
    new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
  const auditOf = (subjectId: string) =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.directory.auditTrail(tx, { subjectId }),
    );
  const query = (sql: string, values: readonly unknown[]) =>
    open.centre.store.transact(tenantId, (tx) => tx.query<Record<string, unknown>>(sql, values));
  const soundOf = (caller: Caller, track = 1) =>
    caller.ask(`/api/v1/recordings/${recordingId}/tracks/${track}`);

  test('who was heard finds it, with its voices and moments', async () => {
    const mara = await as(BERGWERK.agent);
    const { recordings } = (await mara.ask('/api/v1/recordings')).json as RecordingsPage;
    expect(recordings).toEqual([
      expect.objectContaining({ recordingId, conversationId, basis: 'announced', media: 'voice' }),
    ]);
    const details = (await mara.ask(`/api/v1/recordings/${recordingId}`)).json as RecordingDetails;
    expect(details.tracks).toEqual([
      expect.objectContaining({ track: 1, side: 'customer', mediaType: 'audio/ogg' }),
      expect.objectContaining({ track: 2, side: 'centre', personId: BERGWERK.agent.personId }),
    ]);
    expect(details.marks.map(({ code }) => code)).toEqual(['holds', 'paused', 'resumed', 'ended']);
    const [first] = recordings;
    expect(first?.deleteAt).toBe((first?.endedAt ?? 0) + 30 * DAY_MS);
    expect(JSON.stringify(details)).not.toContain('sealedKey');
  });

  test('hears it as Ogg, and the audit trail says that she did', async () => {
    const mara = await as(BERGWERK.agent);
    const sound = await soundOf(mara);
    expect(sound.status).toBe(200);
    expect(sound.headers['content-type']).toBe('audio/ogg');
    expect(sound.text).toMatch(/^OggS/);
    expect(await auditOf(recordingId)).toContainEqual(
      expect.objectContaining({
        act: 'recording.play',
        byPersonId: BERGWERK.agent.personId,
        after: { track: 1 },
      }),
    );
    expect(await soundOf(mara, 3)).toMatchObject({
      status: 404,
      problem: { kind: 'recording.unknown' },
    });
    expect(await soundOf(mara, 0)).toMatchObject({ problem: { kind: 'request.invalid' } });
  });

  test.each([
    ['an agent who was not in the call', BERGWERK.otherAgent],
    ['an expert', BERGWERK.expert],
    ['an administrator', BERGWERK.administrator],
  ])('%s is refused, and that is kept', async (_, who) => {
    const caller = await as(who);
    const refused = { status: 403, problem: { kind: 'recording.forbidden' } };
    expect(await soundOf(caller)).toMatchObject(refused);
    expect(await caller.ask(`/api/v1/recordings/${recordingId}`)).toMatchObject(refused);
    const noted = (await auditOf(recordingId)).filter(
      ({ act, byPersonId }) => act === 'recording.play-refused' && byPersonId === who.personId,
    );
    expect(noted).toHaveLength(2);
  });

  test('a supervisor hears all; who is not signed in, nothing', async () => {
    const ruth = await as(BERGWERK.supervisor);
    expect((await soundOf(ruth, 2)).status).toBe(200);
    const { recordings } = (await ruth.ask('/api/v1/recordings')).json as RecordingsPage;
    expect(recordings).toHaveLength(1);
    const jonas = await as(BERGWERK.otherAgent);
    expect((await jonas.ask('/api/v1/recordings')).json).toEqual({ recordings: [], before: null });
    expect(await soundOf(new Caller(open))).toMatchObject({
      problem: { kind: 'sign-in.required' },
    });
  });

  test('nothing that was said lies readable on the disk', async () => {
    const folder = join(open.dataFolder, 'files', tenantId, recordingId);
    const pieces = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(pieces).toHaveLength(2);
    for (const { parentPath, name } of pieces) {
      const bytes = await readFile(join(parentPath, name));
      expect(bytes.includes(Buffer.from(SPOKEN))).toBe(false);
    }
    // Readable by its owner alone.
    expect((await stat(join(open.dataFolder, 'recording.key'))).mode & 0o077).toBe(0);
  });

  test('goes on in the next process, with what was kept by the one before', async () => {
    const { recordingId: long } = await recordCall(open, BERGWERK, conversationId, 2);
    const ruth = await as(BERGWERK.supervisor);
    const details = (await ruth.ask(`/api/v1/recordings/${long}`)).json as RecordingDetails;
    expect(details.tracks.map(({ track, side }) => [track, side])).toEqual([
      [1, 'customer'],
      [2, 'centre'],
      [3, 'customer'],
      [4, 'centre'],
    ]);
    for (const track of [1, 4]) {
      const sound = await ruth.ask(`/api/v1/recordings/${long}/tracks/${track}`);
      expect(sound.status).toBe(200);
    }
  });

  test('what was changed on the disk is not played', async () => {
    const { recordingId: other } = await recordCall(open, BERGWERK, conversationId);
    const path = join(open.dataFolder, 'files', tenantId, other, '1', '1');
    const bytes = await readFile(path);
    await writeFile(path, bytes.with(20, (bytes[20] ?? 0) ^ 1));
    const ruth = await as(BERGWERK.supervisor);
    expect(await ruth.ask(`/api/v1/recordings/${other}/tracks/1`)).toMatchObject({
      status: 503,
      problem: { kind: 'recordings.unreadable' },
    });
  });

  test('is deleted when its days are over: key, files and all', async () => {
    const { recordingId: old } = await recordCall(open, BERGWERK, conversationId);
    await forgetRecordings(open.centre, tenantId);
    expect(
      await query(
        'select 1 as one from recordings where recording_id = $1 and sealed_key is not null',
        [old],
      ),
    ).toHaveLength(1);
    await query('update recordings set delete_at = 1 where recording_id = $1', [old]);
    await forgetRecordings(open.centre, tenantId);
    const ruth = await as(BERGWERK.supervisor);
    expect(await ruth.ask(`/api/v1/recordings/${old}`)).toMatchObject({
      problem: { kind: 'recording.unknown' },
    });
    await until('the files to be gone', async () => {
      const left = await readdir(join(open.dataFolder, 'files', tenantId, old, '1'));
      return left.length === 0 ? true : undefined;
    });
    expect(await auditOf(old)).toContainEqual(
      expect.objectContaining({ act: 'recording.delete', after: { because: 'retention' } }),
    );
  });

  test('are read page by page, none twice and none left out, also those of one moment', async () => {
    await query('update recordings set started_at = 1700000000000', []);
    const ruth = await as(BERGWERK.supervisor);
    const all = (await ruth.ask('/api/v1/recordings')).json as RecordingsPage;
    expect(all.recordings.length).toBeGreaterThanOrEqual(3);
    const read: string[] = [];
    for (let more = ''; ;) {
      const page = (await ruth.ask(`/api/v1/recordings?limit=1${more}`)).json as RecordingsPage;
      read.push(...page.recordings.map((one) => one.recordingId));
      if (page.before === null) break;
      more = `&before=${page.before}`;
    }
    expect(read).toEqual(all.recordings.map((one) => one.recordingId));
    expect(await ruth.ask('/api/v1/recordings?before=yesterday')).toMatchObject({
      status: 400,
      problem: { kind: 'request.invalid', field: 'before' },
    });
  });

  describe('of a customer who asks', () => {
    let own: string;
    let customer: string;
    beforeAll(async () => {
      const { conversationId: theirs } = await visit(open, BERGWERK);
      ({ recordingId: own } = await recordCall(open, BERGWERK, theirs));
      const [row] = await query(
        'select customer_id as "customerId" from conversations where conversation_id = $1',
        [theirs],
      );
      customer = String(row?.['customerId']);
    });

    test('are in her export with their sound', async () => {
      const paul = await as(BERGWERK.administrator);
      const answer = await paul.ask(`/api/v1/customers/${customer}/export`);
      const { recordings } = answer.json as CustomerArchive;
      const exported = recordings.find((one) => one.recordingId === own);
      const sound = Buffer.from(exported?.tracks[0]?.base64 ?? '', 'base64');
      expect(sound.subarray(0, 4).toString()).toBe('OggS');
      expect(sound.includes(Buffer.from(SPOKEN))).toBe(true);
    });

    test('are gone with her', async () => {
      await query('update conversations set interaction_id = null where customer_id = $1', [
        customer,
      ]);
      await freeFromRouting(open);
      const paul = await as(BERGWERK.administrator);
      const erasure = `/api/v1/customers/${customer}/erasure`;
      expect(await paul.post(erasure, { confirm: true })).toMatchObject({ status: 200 });
      const ruth = await as(BERGWERK.supervisor);
      expect(await ruth.ask(`/api/v1/recordings/${own}`)).toMatchObject({
        problem: { kind: 'recording.unknown' },
      });
      const [left] = await query(
        'select sealed_key, forgotten_because from recordings where recording_id = $1',
        [own],
      );
      expect(left).toEqual({ sealed_key: null, forgotten_because: 'erasure' });
    });
  });
});

/** Nobody is at work any more. */
async function freeFromRouting({ centre }: OpenCentre): Promise<void> {
  const runtime = await centre.routing.open(tenantId);
  for (const { interactionId } of runtime.state.interactions.values()) {
    await runtime.submit(asId(centre.ids.next('cmd')), {
      type: 'CancelInteraction',
      interactionId,
      reason: 'test',
    });
  }
}

describe('the rules of recording', () => {
  let open: OpenCentre;
  beforeAll(async () => {
    open = await openCentre();
  });
  afterAll(() => open.close());
  const as = async (who: CastMember) =>
    new Caller(open, { cookie: await signIn(open, BERGWERK, who) });
  const trailOf = (subjectId: string) =>
    open.centre.store.transact(tenantId, (tx) =>
      open.centre.directory.auditTrail(tx, { subjectId }),
    );
  const topicRule = async () => {
    const widget = await new Caller(open).ask(`/api/v1/visitor/widget?siteKey=${BERGWERK.siteKey}`);
    const { topics } = widget.json as { topics: { topicId: string; recording: string }[] };
    return topics.find(({ topicId }) => topicId === BERGWERK.topicId)?.recording;
  };

  test('nothing is recorded until an administrator asks for it, and customers read what holds', async () => {
    expect(await topicRule()).toBe('off');
    const paul = await as(BERGWERK.administrator);
    const all = { queueId: null, rule: { mode: 'consent', retentionDays: 30 } } as const;
    expect((await paul.command('set-recording-rule', all)).status).toBe(200);
    expect(await topicRule()).toBe('consent');
    const own = {
      queueId: BERGWERK.queueId,
      rule: { mode: 'announced', keeps: 'both', retentionDays: 7 },
    } as const;
    await paul.command('set-recording-rule', own);
    expect(await topicRule()).toBe('announced');
    const [saved] = await trailOf(BERGWERK.queueId);
    expect(saved).toMatchObject({ act: 'recording-rule.save', after: own.rule });
    await paul.command('set-recording-rule', { ...own, rule: null });
    expect(await topicRule()).toBe('consent');
    expect((await paul.ask('/api/v1/recording-rules')).json).toEqual({
      // Whoever does not say more keeps the sound.
      rules: [{ queueId: null, mode: 'consent', keeps: 'sound', retentionDays: 30 }],
      transcription: 'script',
    });
  });

  test('are the administrator’s, and name what is wrong', async () => {
    const ruth = await as(BERGWERK.supervisor);
    const paul = await as(BERGWERK.administrator);
    const rule = { mode: 'announced', retentionDays: 7 } as const;
    expect(await ruth.command('set-recording-rule', { queueId: null, rule })).toMatchObject({
      status: 403,
      problem: { kind: 'role.forbidden' },
    });
    expect(await paul.command('set-recording-rule', { queueId: 'nowhere', rule })).toMatchObject({
      problem: { kind: 'queue.unknown', field: 'body.queueId' },
    });
    const forever = { mode: 'announced', retentionDays: 4_000 } as const;
    expect(
      await paul.command('set-recording-rule', { queueId: null, rule: forever }),
    ).toMatchObject({ problem: { kind: 'request.invalid', field: 'body.rule.retentionDays' } });
  });
});
