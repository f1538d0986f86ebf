import { randomUUID } from 'node:crypto';
import { asId } from '@zentrale/kernel/values';
import type { RecordingRules } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetRecordings } from '../policies/forget-recordings.ts';
import { recordingTerms } from '../policies/recording-terms.ts';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn, type CastMember } from '../testing/cast.ts';
import { NEIGHBOUR } from '../testing/neighbour.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { visit } from '../testing/story.ts';
import { CANARY, speak } from '../testing/traces.ts';

const { tenantId } = BERGWERK;
const DAY_MS = 86_400_000;

describe('what was said in calls', () => {
  let open: OpenCentre;
  let conversationId: string;
  beforeAll(async () => {
    open = await openCentre({ hasNeighbour: true });
    ({ conversationId } = await visit(open, BERGWERK));
  });
  afterAll(() => open.close());

  /** A call that ended some days ago; what was said in it is kept for thirty. */
  const callEndedBefore = async (days: number) => {
    const callId = `call_${randomUUID()}`;
    await open.centre.store.transact(tenantId, (tx) =>
      tx.query(
        `insert into calls (call_id, conversation_id, media, state, requested_at, ended_at,
            end_reason, recording_state, recording_basis, recording_keeps, transcript_days)
          values ($1, $2, 'voice', 'ended', $3, $3, 'agent-hung-up', 'on', 'announced', 'text', 30)`,
        [callId, conversationId, tx.now - days * DAY_MS],
      ),
    );
    await speak(open, conversationId, callId);
    return callId;
  };
  const saidIn = async (callId: string) => {
    const all = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.messages(tx, {
        conversationId: asId(conversationId),
        countMax: 100,
        visibility: 'all',
      }),
    );
    return all.filter(({ spoken }) => spoken?.callId === callId);
  };

  test('is deleted when its days are over, and the audit trail says so', async () => {
    const [old, young] = [await callEndedBefore(30), await callEndedBefore(29)];
    await forgetRecordings(open.centre, tenantId);
    expect(await saidIn(old)).toEqual([]);
    expect((await saidIn(young)).map(({ text }) => text)).toEqual([
      `customer sagt ${CANARY}`,
      `agent sagt ${CANARY}`,
    ]);
    const trail = (subjectId: string) =>
      open.centre.store.transact(tenantId, (tx) =>
        open.centre.directory.auditTrail(tx, { subjectId }),
      );
    expect(await trail(old)).toMatchObject([
      { act: 'transcript.delete', after: { because: 'retention' } },
    ]);
    expect(await trail(young)).toEqual([]);
    await forgetRecordings(open.centre, tenantId);
    expect(await trail(old)).toHaveLength(1);
  });

  test('is for who may read the conversation: not for its customer, nor for another centre', async () => {
    await callEndedBefore(0);
    const read = async (cast: typeof BERGWERK, who: CastMember) => {
      const caller = new Caller(open, { cookie: await signIn(open, cast, who) });
      return (await caller.ask(`/api/v1/conversations/${conversationId}`)).text;
    };
    expect(await read(BERGWERK, BERGWERK.supervisor)).toContain(CANARY);
    expect(await read(BERGWERK, BERGWERK.expert)).not.toContain(CANARY);
    expect(await read(NEIGHBOUR, NEIGHBOUR.supervisor)).not.toContain(CANARY);
    const shown = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.channels.messages(tx, {
        conversationId: asId(conversationId),
        countMax: 100,
        visibility: 'public',
      }),
    );
    expect(JSON.stringify(shown)).not.toContain(CANARY);
  });

  test('leaves the work list as it is: who spoke waits for no answer', async () => {
    const line = () =>
      open.centre.store.transact(tenantId, (tx) =>
        open.centre.channels.lastLines(tx, [conversationId]),
      );
    const before = await line();
    await speak(open, conversationId);
    expect(await line()).toEqual(before);
  });
});

describe('a centre where nobody writes down', () => {
  let open: OpenCentre;
  beforeAll(async () => {
    open = await openCentre({ settings: { DEMO: false } });
  });
  afterAll(() => open.close());

  test('says so, and promises its customers nothing that it does not do', async () => {
    const cookie = await signIn(open, BERGWERK, BERGWERK.administrator);
    const paul = new Caller(open, { cookie });
    const termsFor = async (keeps: 'text' | 'both') => {
      const rule = { mode: 'announced', keeps, retentionDays: 7 } as const;
      await paul.command('set-recording-rule', { queueId: null, rule });
      return open.centre.store.transact(tenantId, (tx) =>
        recordingTerms(open.centre, tx, BERGWERK.queueId, false),
      );
    };
    expect(await termsFor('both')).toMatchObject({ keeps: 'sound' });
    expect(await termsFor('text')).toBeNull();
    const answer = (await paul.ask('/api/v1/recording-rules')).json as RecordingRules;
    expect(answer.transcription).toBe('off');
  });
});
