import { asId, instant, type PartyId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  connected,
  end,
  follow,
  hearingOf,
  join,
  lose,
  loseAll,
  openCall,
  partyOf,
  setMuted,
  setSource,
  talkedMs,
  type Call,
  type CallPlace,
  type CallRole,
  type Invited,
} from './index.ts';

const at = (second: number) => instant(1_000_000 + second * 1000);
const interactionId = asId<NonNullable<Call['interactionId']>>('int_1');
const ANNA: Invited = { personId: 'anna', role: 'holder' };

const place = (state: CallPlace['state'], ...invited: Invited[]): CallPlace => ({
  state,
  interactionId,
  invited,
});
const ring = () =>
  openCall({
    callId: asId('call_1'),
    conversationId: asId('cnv_1'),
    interactionId,
    media: 'voice',
    line: 'web',
    now: at(0),
  });
const pty = (name: string) => asId<PartyId>(`pty_${name}`);

function arrive(call: Call, name: string, role: CallRole, second: number): Call {
  const personId = role === 'customer' ? null : name;
  const joined = join(call, {
    partyId: pty(name),
    role,
    personId,
    name,
    joinedAt: at(second),
  });
  const partyId = partyOf(joined, personId)?.partyId ?? pty(name);
  return connected(joined, partyId, at(second));
}

/** The customer since second 1, Anna has accepted and is there since second 10. */
function talking(): Call {
  const waiting = arrive(ring(), 'customer', 'customer', 1);
  return arrive(follow(waiting, place('active', ANNA), at(9)), 'anna', 'holder', 10);
}

const heard = (call: Call, name: string) => hearingOf(call).get(pty(name));

describe('a call', () => {
  test('waits, is answered when both are there, and ends with what was spoken', () => {
    const waiting = arrive(ring(), 'customer', 'customer', 1);
    expect(waiting).toMatchObject({ state: 'waiting', answeredAt: null });
    const accepted = follow(waiting, place('active', ANNA), at(9));
    expect(accepted).toMatchObject({ state: 'active', answeredAt: null });
    const answered = arrive(accepted, 'anna', 'holder', 10);
    expect(answered.answeredAt).toBe(at(10));
    const over = end(answered, 'customer-hung-up', at(70));
    expect(over).toMatchObject({ state: 'ended', parties: [], endReason: 'customer-hung-up' });
    expect(talkedMs(over, at(500))).toBe(60_000);
    expect(end(over, 'agent-hung-up', at(80))).toBe(over);
    expect(follow(over, place('active', ANNA), at(80))).toBe(over);
  });

  test('that nobody answered has no speaking time', () => {
    const over = end(arrive(ring(), 'customer', 'customer', 1), 'abandoned', at(30));
    expect(talkedMs(over, at(30))).toBe(0);
  });

  test('counts its holds, the one in which it ends included', () => {
    const held = follow(talking(), place('on-hold', ANNA), at(20));
    expect(held.heldAt).toBe(at(20));
    expect(follow(held, place('on-hold', ANNA), at(25))).toEqual(held);
    const back = follow(held, place('active', ANNA), at(30));
    expect(back).toMatchObject({ heldAt: null, heldMs: 10_000, answeredAt: at(10) });
    const again = follow(back, place('on-hold', ANNA), at(40));
    expect(end(again, 'customer-hung-up', at(45)).heldMs).toBe(15_000);
  });

  test('keeps a party whose connection is lost, and takes it back as the same one', () => {
    const lost = lose(
      setMuted(talking(), pty('customer'), 'microphone', true),
      pty('customer'),
      at(20),
    );
    expect(partyOf(lost, null)).toMatchObject({ connection: 'lost', lostAt: at(20), sources: [] });
    const back = join(lost, {
      partyId: pty('another'),
      role: 'customer',
      personId: null,
      name: 'customer',
      joinedAt: at(22),
    });
    expect(back.parties).toHaveLength(2);
    expect(partyOf(back, null)).toMatchObject({
      partyId: pty('customer'),
      connection: 'joining',
      joinedAt: at(1),
      muted: ['microphone'],
    });
  });

  test('puts out whoever has no place in it any more, and never the customer', () => {
    const waiting = follow(talking(), place('waiting'), at(30));
    expect(waiting.parties.map(({ role }) => role)).toEqual(['customer']);
    const other = { personId: 'ben', role: 'holder' } as const;
    const next = arrive(follow(waiting, place('active', other), at(40)), 'ben', 'holder', 41);
    // The customer was answered before; a transfer is no new answer.
    expect(next.answeredAt).toBe(at(10));
    const promoted = follow(next, place('active', { ...other, role: 'conferenced' }), at(50));
    expect(partyOf(promoted, 'ben')).toMatchObject({
      role: 'conferenced',
      connection: 'connected',
    });
  });

  test('knows what a party sends and has muted', () => {
    const sending = setSource(talking(), pty('anna'), 'microphone', true);
    expect(partyOf(sending, 'anna')?.sources).toEqual(['microphone']);
    const muted = setMuted(
      setMuted(sending, pty('anna'), 'microphone', true),
      pty('anna'),
      'microphone',
      true,
    );
    expect(partyOf(muted, 'anna')?.muted).toEqual(['microphone']);
    expect(partyOf(setMuted(muted, pty('anna'), 'microphone', false), 'anna')?.muted).toEqual([]);
    expect(partyOf(setSource(muted, pty('anna'), 'microphone', false), 'anna')?.sources).toEqual(
      [],
    );
  });
});

describe('who hears whom', () => {
  test('while waiting the customer hears music and is heard by nobody', () => {
    const waiting = arrive(ring(), 'customer', 'customer', 1);
    expect(heard(waiting, 'customer')).toEqual({ parties: [], sound: 'music' });
  });

  test('after the accept the music goes on until the agent is there', () => {
    const accepted = follow(
      arrive(ring(), 'customer', 'customer', 1),
      place('active', ANNA),
      at(9),
    );
    expect(heard(accepted, 'customer')).toEqual({ parties: [], sound: 'music' });
  });

  test('customer and agent hear one another, and nothing else', () => {
    expect(heard(talking(), 'customer')).toEqual({ parties: [pty('anna')], sound: null });
    expect(heard(talking(), 'anna')).toEqual({ parties: [pty('customer')], sound: null });
  });

  test('on hold the customer hears music and the agent nothing of the customer', () => {
    const held = follow(talking(), place('on-hold', ANNA), at(20));
    expect(heard(held, 'customer')).toEqual({ parties: [], sound: 'music' });
    expect(heard(held, 'anna')).toEqual({ parties: [], sound: null });
  });

  test('a tone tells of a lost connection, on either side', () => {
    expect(heard(lose(talking(), pty('anna'), at(20)), 'customer')).toEqual({
      parties: [],
      sound: 'tone',
    });
    expect(heard(lose(talking(), pty('customer'), at(20)), 'anna')).toEqual({
      parties: [],
      sound: 'tone',
    });
    const all = loseAll(talking(), at(20));
    expect(heard(all, 'anna')?.parties).toEqual([]);
  });

  const ben = (role: Invited['role']): Invited => ({ personId: 'ben', role });
  const withBen = (role: Invited['role'], state: CallPlace['state'] = 'active') =>
    arrive(follow(talking(), place(state, ANNA, ben(role)), at(20)), 'ben', role, 21);

  test.each([
    ['consulted', ['customer', 'anna'], ['anna']],
    ['conferenced', ['customer', 'anna'], ['customer', 'anna']],
    ['monitor', ['customer', 'anna'], []],
    ['coach', ['customer', 'anna'], ['anna']],
    ['barge', ['customer', 'anna'], ['customer', 'anna']],
  ] as const)('%s hears %j and is heard by %j', (role, hears, heardBy) => {
    const call = withBen(role);
    expect(heard(call, 'ben')?.parties).toEqual(hears.map(pty));
    for (const name of ['customer', 'anna']) {
      const isHeard = heard(call, name)?.parties.includes(pty('ben'));
      expect(isHeard, name).toBe((heardBy as readonly string[]).includes(name));
    }
  });

  test('during a hold colleagues go on talking, and nobody hears the customer', () => {
    const call = withBen('consulted', 'on-hold');
    expect(heard(call, 'anna')).toEqual({ parties: [pty('ben')], sound: null });
    expect(heard(call, 'ben')).toEqual({ parties: [pty('anna')], sound: null });
    expect(heard(call, 'customer')).toEqual({ parties: [], sound: 'music' });
  });
});
