import { accepted, asId, instant, refused, type PartyId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  answerRecording,
  connected,
  end,
  follow,
  isRecorded,
  join,
  openCall,
  pauseRecording,
  type Call,
  type CallPlace,
  type CallRole,
} from '../calls/index.ts';
import { marksOf, recordedParties, recordingFor, ruleThatHolds } from './recorded.ts';

const NOW = instant(1_000_000);
const interactionId = asId<NonNullable<Call['interactionId']>>('int_1');

function call(state: CallPlace['state'], ...roles: readonly Exclude<CallRole, 'customer'>[]): Call {
  const opened = openCall({
    callId: asId('call_1'),
    conversationId: asId('cnv_1'),
    interactionId,
    media: 'voice',
    line: 'web',
    recording: { state: 'on', basis: 'consent', keeps: 'both' },
    now: NOW,
  });
  const invited = roles.map((role) => ({ personId: role as string, role }));
  const placed = follow(opened, { state, interactionId, invited }, NOW);
  return (['customer', ...roles] as const).reduce((before, role) => {
    const partyId = asId<PartyId>(role);
    const personId = role === 'customer' ? null : role;
    const about = { partyId, personId, role, name: role, joinedAt: NOW };
    return connected(join(before, about), partyId, NOW);
  }, placed);
}

function paused(talking: Call): Call {
  const done = pauseRecording(talking, true);
  if (!done.ok) throw new Error(done.refusal.kind);
  return done.value;
}

describe('who is recorded', () => {
  test.each([
    ['customer and agent', call('active', 'holder'), ['customer', 'holder']],
    [
      'whom the customer hears besides',
      call('active', 'holder', 'conferenced', 'barge'),
      ['customer', 'holder', 'conferenced', 'barge'],
    ],
    [
      'nobody who speaks with the agent alone',
      call('active', 'holder', 'consulted', 'coach', 'monitor'),
      ['customer', 'holder'],
    ],
    ['nobody on hold', call('on-hold', 'holder', 'consulted'), []],
    ['nobody before an agent is there', call('active'), []],
    ['nobody while it is paused', paused(call('active', 'holder')), []],
    ['nobody without a recording', { ...call('active', 'holder'), recording: null }, []],
  ] as const)('%s', (_, of, wanted) => {
    expect(recordedParties(of)).toEqual(wanted);
  });
});

describe('the timeline of a recording', () => {
  const talking = call('active', 'holder');
  const codes = (before: Call, after: Call) =>
    marksOf(before, after).map(({ code, personId }) => (personId ? `${code} ${personId}` : code));

  test('begins with who holds the call', () => {
    expect(codes({ ...talking, parties: [] }, talking)).toEqual(['holds holder']);
  });

  test('has holds, pauses and the end', () => {
    const held = call('on-hold', 'holder');
    expect(codes(talking, held)).toEqual(['held']);
    expect(codes(held, talking)).toEqual(['retrieved']);
    const quiet = paused(talking);
    expect(codes(talking, quiet)).toEqual(['paused']);
    expect(codes(quiet, talking)).toEqual(['resumed']);
    expect(codes(talking, end(talking, 'customer-hung-up', NOW))).toEqual(['ended']);
  });

  test('has who comes to the customer and goes, and nothing of who is unheard', () => {
    const consulted = call('active', 'holder', 'consulted');
    expect(codes(talking, consulted)).toEqual([]);
    const joined = call('active', 'holder', 'conferenced');
    expect(codes(talking, joined)).toEqual(['joined conferenced']);
    expect(codes(joined, talking)).toEqual(['left conferenced']);
  });

  test('has a transfer: one holds it, the other leaves', () => {
    const invited = [{ personId: 'conferenced', role: 'holder' as const }];
    const joined = call('active', 'holder', 'conferenced');
    const handedOver = follow(joined, { state: 'active', interactionId, invited }, NOW);
    expect(codes(joined, handedOver)).toEqual(['holds conferenced', 'left holder']);
    expect(codes(talking, call('waiting'))).toEqual(['waiting', 'left holder']);
  });

  test('says nothing of a change that nobody hears', () => {
    expect(marksOf(talking, talking)).toEqual([]);
  });
});

test.each([
  [null, true, null],
  [{ mode: 'off', keeps: 'sound' }, true, null],
  [{ mode: 'consent', keeps: 'both' }, false, null],
  [{ mode: 'consent', keeps: 'text' }, true, { state: 'on', basis: 'consent', keeps: 'text' }],
  [{ mode: 'announced', keeps: 'both' }, false, { state: 'on', basis: 'announced', keeps: 'both' }],
] as const)('with the rule %j and consent %j the call is recorded as %j', (rule, consent, as) => {
  expect(recordingFor(rule, consent)).toEqual(as);
});

test.each([
  ['sound', 'announced', 'sound'],
  ['both', 'announced', 'sound'],
  ['text', 'off', 'text'],
] as const)(
  'without a transcriber a rule that keeps %s is %s and keeps %s',
  (keeps, mode, kept) => {
    const rule = { queueId: null, mode: 'announced', keeps, retentionDays: 30 } as const;
    expect(ruleThatHolds(rule, false)).toEqual({ ...rule, mode, keeps: kept });
    expect(ruleThatHolds(rule, true)).toEqual(rule);
  },
);

describe('a call whose customer is asked', () => {
  const kept = { state: 'asked', basis: 'consent', keeps: 'sound' } as const;
  const asked: Call = { ...call('active', 'holder'), recording: kept };

  test('is recorded after her yes, and never after her no', () => {
    expect(isRecorded(asked)).toBe(false);
    expect(recordedParties(asked)).toEqual([]);
    const granted = { ...asked, recording: { ...kept, state: 'on' } } as const;
    expect(answerRecording(asked, true)).toEqual(accepted(granted));
    expect(isRecorded(granted)).toBe(true);
    expect(answerRecording(granted, false)).toEqual(refused('recording.none'));
    const unrecorded = { ...asked, recording: null };
    expect(answerRecording(asked, false)).toEqual(accepted(unrecorded));
    expect(answerRecording(unrecorded, true)).toEqual(refused('recording.none'));
  });

  test('cannot be recorded by pausing and going on', () => {
    expect(pauseRecording(asked, true)).toEqual(refused('recording.none'));
    expect(pauseRecording(asked, false)).toEqual(refused('recording.none'));
  });

  test('is asked nothing any more when it is over', () => {
    const over = end(asked, 'customer-hung-up', NOW);
    expect(answerRecording(over, true)).toEqual(refused('call.over'));
  });
});
