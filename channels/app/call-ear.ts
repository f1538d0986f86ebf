import type { Log } from '@zentrale/kernel/ports';
import { asId, type CallId, type PartyId } from '@zentrale/kernel/values';
import { hearingOf, recordedParties, type Call, type Hearing } from '../core/index.ts';
import type { HeardPacket, MediaRoom } from '../ports/media-plane.ts';

/** Keeps something of what is said in a call: its sound, its words. */
export interface CallListener {
  hear(packet: HeardPacket): void;
  /** Everything that happens to the call, its end included. */
  follow(before: Call, after: Call): Promise<void>;
  /** What was heard is kept; nothing more is. */
  close(): Promise<void>;
}

/**
 * An ear in the room of a call that is recorded: it hears what the customer says and hears, for
 * whoever keeps it. Their troubles are their own; the call goes on.
 */
export class CallEar {
  /** As whom it is in the room. */
  readonly #partyId: PartyId;
  readonly #listeners: readonly CallListener[];
  readonly #failed: (failure: unknown) => void;

  constructor(callId: CallId, listeners: readonly CallListener[], log: Log) {
    this.#partyId = asId<PartyId>(`ear_${callId}`);
    this.#listeners = listeners;
    this.#failed = (failure) => log.error('recording.failed', { callId, failure });
  }

  /** The room is new: hears in it from now on. */
  async enter(room: MediaRoom): Promise<void> {
    const hear = (packet: HeardPacket) => {
      for (const listener of this.#listeners) listener.hear(packet);
    };
    await room.listen(this.#partyId, hear).catch(this.#failed);
  }

  /** Who hears whom in the room, itself among them. */
  hearingOf(call: Call): ReadonlyMap<PartyId, Hearing> {
    const own: Hearing = { parties: recordedParties(call), sound: null };
    return new Map([...hearingOf(call), [this.#partyId, own]]);
  }

  async follow(before: Call, after: Call): Promise<void> {
    await this.#each((listener) => listener.follow(before, after));
  }

  async close(): Promise<void> {
    await this.#each((listener) => listener.close());
  }

  async #each(work: (listener: CallListener) => Promise<void>): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => work(listener).catch(this.#failed)));
  }
}
