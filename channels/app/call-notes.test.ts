import { asId, instant, type PartyId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  connected,
  end,
  follow,
  join,
  lose,
  openCall,
  type Call,
  type CallRole,
} from '../core/index.ts';
import { notesOf } from './call-notes.ts';

const at = (second: number) => instant(second * 1000);
const interactionId = asId<NonNullable<Call['interactionId']>>('int_1');
const [CUSTOMER, ANNA, RUTH] = ['customer', 'anna', 'ruth'].map((name) => asId<PartyId>(name));

function enter(call: Call, partyId: PartyId | undefined, role: CallRole): Call {
  const id = partyId ?? asId<PartyId>('');
  const personId = role === 'customer' ? null : id;
  return join(call, { partyId: id, role, personId, name: id, joinedAt: at(1) });
}

/** What a row of changes is worth saying, by code. */
function told(call: Call, ...steps: readonly ((call: Call) => Call)[]): string[] {
  const codes: string[] = [];
  let before = call;
  for (const step of steps) {
    const after = step(before);
    codes.push(...notesOf(before, after).map(({ code }) => code));
    before = after;
  }
  return codes;
}

const waiting = openCall({
  callId: asId('call_1'),
  conversationId: asId('cnv_1'),
  interactionId,
  media: 'voice',
  line: 'web',
  now: at(0),
});
const invited = [
  { personId: 'anna', role: 'holder' },
  { personId: 'ruth', role: 'monitor' },
] as const;
const accepted = follow(
  enter(waiting, CUSTOMER, 'customer'),
  { interactionId, state: 'active', invited },
  at(2),
);
const flows = (partyId: PartyId | undefined, second: number) => (call: Call) =>
  connected(call, partyId ?? asId<PartyId>(''), at(second));
const goes = (partyId: PartyId | undefined, second: number) => (call: Call) =>
  lose(call, partyId ?? asId<PartyId>(''), at(second));
const talking = flows(ANNA, 5)(enter(flows(CUSTOMER, 3)(accepted), ANNA, 'holder'));

describe('lines about a call', () => {
  test('one when it is answered, one when it is over, with the time that was spoken', () => {
    expect(
      told(accepted, flows(CUSTOMER, 3), (call) => enter(call, ANNA, 'holder'), flows(ANNA, 5)),
    ).toEqual(['call-answered']);
    const over = end(talking, 'customer-hung-up', at(190));
    expect(notesOf(talking, over)).toEqual([
      { code: 'call-ended', facts: { reason: 'customer-hung-up', talked: '3:05' } },
    ]);
  });

  test('a lost connection and its return, once each, however the person comes back', () => {
    const back = (call: Call) => enter(call, CUSTOMER, 'customer');
    const steps = [goes(CUSTOMER, 6), back, flows(CUSTOMER, 8), flows(CUSTOMER, 9)] as const;
    expect(told(talking, ...steps)).toEqual(['call-connection-lost', 'call-connection-back']);
    expect(told(talking, goes(ANNA, 6), flows(ANNA, 7))).toEqual([
      'call-connection-lost',
      'call-connection-back',
    ]);
  });

  test('none about those the customer does not know of, and none before the answer', () => {
    const heard = enter(talking, RUTH, 'monitor');
    expect(told(heard, flows(RUTH, 6), goes(RUTH, 7), flows(RUTH, 8))).toEqual([]);
    expect(told(accepted, flows(CUSTOMER, 3), goes(CUSTOMER, 4))).toEqual([]);
    expect(notesOf(accepted, end(accepted, 'abandoned', at(9)))).toEqual([
      { code: 'call-ended', facts: { reason: 'abandoned' } },
    ]);
  });
});
