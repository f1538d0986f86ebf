import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { PersonView, Role } from '@zentrale/protocol/views';

interface Standing {
  readonly roles: readonly Role[];
  readonly isAvailable: boolean;
  readonly isDisabled: boolean;
}

/** What the rest of the product sees of a person just now. */
export interface Seen {
  readonly connection: 'online' | 'lost' | 'offline';
  /** `null` for people who take no offers. */
  readonly routability: 'ready' | 'not-ready' | 'draining' | null;
  /** Can the person take one more interaction? */
  readonly hasRoom: boolean;
}

/** An expert who is here and says so may be asked, however much agent work is going on. */
export function canBeAsked(person: Standing, connection: Seen['connection']): boolean {
  if (person.isDisabled || !person.roles.includes('expert')) return false;
  return person.isAvailable && connection === 'online';
}

/**
 * One word for the directory. `available` is kept to its promise: the person may be asked or
 * receive a transfer now.
 */
export function presence(person: Standing, seen: Seen): PersonView['presence'] {
  if (person.isDisabled || seen.connection === 'offline') return 'offline';
  if (seen.connection === 'lost') return 'away';
  if (canBeAsked(person, seen.connection)) return 'available';
  if (seen.routability === 'ready') return seen.hasRoom ? 'available' : 'busy';
  return seen.routability === 'draining' ? 'busy' : 'away';
}

/** Only experts declare availability; agents have readiness, which is routing's. */
export function mayDeclareAvailability(person: Standing): Result<void> {
  if (person.isDisabled) return refused('person.unknown');
  if (!person.roles.includes('expert')) {
    return refused('role.forbidden', { facts: { act: 'set-availability' } });
  }
  return accepted(undefined);
}
