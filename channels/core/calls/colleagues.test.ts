import { asId, instant, type PartyId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  CALL_PARTY_COUNT_MAX,
  connected,
  follow,
  hasPlace,
  hearingOf,
  join,
  openCall,
  type Call,
  type CallPlace,
  type CallRole,
  type Invited,
} from './index.ts';

// Each party is named for its role: `anna` holds, the others stand beside her.

const NOW = instant(1_000_000);
const interactionId = asId<NonNullable<Call['interactionId']>>('int_1');
const partyId = (name: string) => asId<PartyId>(`pty_${name}`);
type Beside = Exclude<CallRole, 'customer' | 'holder'>;

function callWith(state: CallPlace['state'], ...beside: readonly Beside[]): Call {
  const invited: Invited[] = [
    { personId: 'anna', role: 'holder' },
    ...beside.map((role) => ({ personId: role as string, role })),
  ];
  const call = openCall({
    callId: asId('call_1'),
    conversationId: asId('cnv_1'),
    interactionId,
    media: 'voice',
    line: 'web',
    now: NOW,
  });
  const there = [{ personId: null, role: 'customer' as const }, ...invited];
  return there.reduce(
    (before, { personId, role }) => {
      const id = partyId(personId ?? 'customer');
      const about = { partyId: id, personId, role, name: id, joinedAt: NOW };
      return connected(join(before, about), id, NOW);
    },
    follow(call, { state, interactionId, invited }, NOW),
  );
}

const heard = (call: Call, name: string) => {
  const { parties = [], sound = null } = hearingOf(call).get(partyId(name)) ?? {};
  return [...parties.map((id) => id.replace('pty_', '')), ...(sound === null ? [] : [sound])];
};

describe('while a colleague is consulted and the customer is on hold', () => {
  const call = callWith('on-hold', 'consulted');

  test('the customer hears music and nothing else', () => {
    expect(heard(call, 'customer')).toEqual(['music']);
  });

  test('the colleagues hear one another and nothing of the customer', () => {
    expect(heard(call, 'anna')).toEqual(['consulted']);
    expect(heard(call, 'consulted')).toEqual(['anna']);
  });

  test.each(['monitor', 'coach', 'barge'] as const)(
    'a supervisor who is there to %s hears the colleagues and not the customer',
    (mode) => {
      const watched = callWith('on-hold', 'consulted', mode);
      expect(heard(watched, mode)).toEqual(['anna', 'consulted']);
      expect(heard(watched, 'customer')).toEqual(['music']);
    },
  );
});

test('consulted without a hold the customer hears the agent, and the colleague not', () => {
  const call = callWith('active', 'consulted');
  expect(heard(call, 'customer')).toEqual(['anna']);
  expect(heard(call, 'consulted')).toEqual(['customer', 'anna']);
});

test('in conference everybody hears everybody, and a colleague asked meanwhile only whom she may', () => {
  const call = callWith('active', 'conferenced', 'consulted');
  expect(heard(call, 'customer')).toEqual(['anna', 'conferenced']);
  expect(heard(call, 'conferenced')).toEqual(['customer', 'anna']);
  expect(heard(call, 'anna')).toEqual(['customer', 'conferenced', 'consulted']);
});

describe('the places of a call', () => {
  const others = (count: number, role: CallRole = 'conferenced') =>
    Array.from({ length: count }, () => ({ role }));

  test('are six, and the seventh who would be heard has none', () => {
    expect(hasPlace(others(CALL_PARTY_COUNT_MAX - 1), 'consulted')).toBe(true);
    expect(hasPlace(others(CALL_PARTY_COUNT_MAX), 'consulted')).toBe(false);
    expect(hasPlace(others(CALL_PARTY_COUNT_MAX), 'coach')).toBe(false);
  });

  test('are not taken by who only listens', () => {
    expect(hasPlace(others(CALL_PARTY_COUNT_MAX), 'monitor')).toBe(true);
    expect(hasPlace(others(CALL_PARTY_COUNT_MAX, 'monitor'), 'barge')).toBe(true);
  });
});
