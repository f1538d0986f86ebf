import { describe, expect, test } from 'vitest';
import { canBeAsked, mayDeclareAvailability, presence, type Seen } from './availability.ts';

const agent = { roles: ['agent'], isAvailable: false, isDisabled: false } as const;
const expert = { roles: ['expert'], isAvailable: true, isDisabled: false } as const;
const online: Seen = { connection: 'online', routability: null, hasRoom: false };

describe('presence', () => {
  test.each([
    ['an expert who is here and available', expert, online, 'available'],
    ['an expert who is here and not available', { ...expert, isAvailable: false }, online, 'away'],
    ['an expert who left', expert, { ...online, connection: 'offline' }, 'offline'],
    ['an expert whose connection is lost', expert, { ...online, connection: 'lost' }, 'away'],
    [
      'a ready agent with room',
      agent,
      { ...online, routability: 'ready', hasRoom: true },
      'available',
    ],
    ['a ready agent without room', agent, { ...online, routability: 'ready' }, 'busy'],
    ['a draining agent', agent, { ...online, routability: 'draining', hasRoom: true }, 'busy'],
    ['a not ready agent', agent, { ...online, routability: 'not-ready', hasRoom: true }, 'away'],
    ['a disabled person', { ...expert, isDisabled: true }, online, 'offline'],
  ] as const)('%s', (_, person, seen, expected) => {
    expect(presence(person, seen)).toBe(expected);
  });

  test('an agent cannot be asked, whatever the flag says', () => {
    expect(canBeAsked({ ...agent, isAvailable: true }, 'online')).toBe(false);
    expect(canBeAsked(expert, 'lost')).toBe(false);
    expect(canBeAsked(expert, 'online')).toBe(true);
  });

  test('only experts declare availability', () => {
    expect(mayDeclareAvailability(expert).ok).toBe(true);
    expect(mayDeclareAvailability(agent)).toMatchObject({ refusal: { kind: 'role.forbidden' } });
    expect(mayDeclareAvailability({ ...expert, isDisabled: true })).toMatchObject({
      refusal: { kind: 'person.unknown' },
    });
  });
});
