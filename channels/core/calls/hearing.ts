import type { PartyId } from '@zentrale/kernel/values';
import type { CentreSound } from '../sounds/centre-sounds.ts';
import type { Call, CallParty, CallRole } from './call.ts';

/** What each party gets: the parties it hears and sees, and what the centre plays to it. */
export interface Hearing {
  readonly parties: readonly PartyId[];
  readonly sound: CentreSound | null;
}

/** Who hears a role, while customer and holder talk. A coach is for the holder alone. */
const HEARD_BY: Readonly<Record<CallRole, readonly CallRole[]>> = {
  customer: ['holder', 'consulted', 'conferenced', 'monitor', 'coach', 'barge'],
  holder: ['customer', 'consulted', 'conferenced', 'monitor', 'coach', 'barge'],
  consulted: ['holder', 'monitor', 'coach', 'barge'],
  conferenced: ['customer', 'holder', 'consulted', 'monitor', 'coach', 'barge'],
  monitor: [],
  coach: ['holder'],
  barge: ['customer', 'holder', 'consulted', 'conferenced', 'monitor', 'coach'],
};

/**
 * Who hears whom and what, for everybody in the call.
 *
 * Nothing of the customer is heard before somebody accepts. On hold the customer hears music and
 * nobody hears the customer; the colleagues go on talking among themselves. Whoever is alone
 * because the other's connection is lost hears that it is so.
 */
export function hearingOf(call: Call): ReadonlyMap<PartyId, Hearing> {
  return new Map(call.parties.map((party) => [party.partyId, hearingOfParty(call, party)]));
}

function hearingOfParty(call: Call, listener: CallParty): Hearing {
  if (call.state === 'ended') return { parties: [], sound: null };
  const isCustomer = listener.role === 'customer';
  if (isCustomer && call.state !== 'active') return { parties: [], sound: 'music' };
  const others = call.parties.filter(
    (other) =>
      other !== listener &&
      HEARD_BY[other.role].includes(listener.role) &&
      (other.role !== 'customer' || call.state === 'active'),
  );
  const present = others.filter(({ connection }) => connection !== 'lost');
  return {
    parties: present.map(({ partyId }) => partyId),
    sound: soundFor(call, listener, present.length),
  };
}

function soundFor(call: Call, listener: CallParty, heardCount: number): CentreSound | null {
  const counterpart = listener.role === 'customer' ? 'holder' : 'customer';
  const isPair = listener.role === 'customer' || listener.role === 'holder';
  if (!isPair || call.state !== 'active' || heardCount > 0) return null;
  const other = call.parties.find(({ role }) => role === counterpart);
  if (other?.connection === 'lost') return 'tone';
  // Accepted a moment ago: the agent's page is on its way into the call.
  return listener.role === 'customer' ? 'music' : null;
}
