import type { PartyId } from '@zentrale/kernel/values';
import type { CallFrame } from '@zentrale/protocol/socket';
import type { CallSession } from './live-call-parts.ts';

/** The pages and telephones that are in a call; each party has one at most. */
export class CallSessions {
  readonly #byParty = new Map<PartyId, CallSession>();

  of(partyId: PartyId | undefined): CallSession | null {
    return (partyId === undefined ? undefined : this.#byParty.get(partyId)) ?? null;
  }

  /** What the party had before is told that it has been replaced. */
  enter(partyId: PartyId, session: CallSession, replaced: CallFrame): void {
    this.#byParty.get(partyId)?.tell(replaced);
    this.#byParty.set(partyId, session);
  }

  leave(partyId: PartyId, farewell?: CallFrame): void {
    if (farewell !== undefined) this.#byParty.get(partyId)?.tell(farewell);
    this.#byParty.delete(partyId);
  }

  leaveAll(farewell: CallFrame): void {
    for (const session of this.#byParty.values()) session.tell(farewell);
    this.#byParty.clear();
  }

  /** Parties that are in by this session. */
  partiesOf(sessionId: string): PartyId[] {
    return [...this.#byParty].flatMap(([partyId, session]) =>
      session.sessionId === sessionId ? [partyId] : [],
    );
  }
}
