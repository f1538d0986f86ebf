import { accepted, type PartyId, type Result } from '@zentrale/kernel/values';
import { hearingOf, type Call } from '../core/index.ts';
import type { MediaRoom } from '../ports/media-plane.ts';
import type { LiveCallParts } from './live-call-parts.ts';

/** A call's room in the media plane: opened for its first party, and again when it was lost. */
export class CallRoom {
  readonly #parts: Pick<LiveCallParts, 'media' | 'ear'>;
  readonly #onLost: () => void;
  #room: MediaRoom | null = null;
  #isLost = false;

  /** `onLost`: the media plane is gone, and with it whatever was in the room. */
  constructor(parts: Pick<LiveCallParts, 'media' | 'ear'>, onLost: () => void) {
    this.#parts = parts;
    this.#onLost = onLost;
  }

  /** `null` where it is not open. */
  get current(): MediaRoom | null {
    return this.#room;
  }

  /** Gone with the media plane, and not opened again. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Refuses what the media plane refuses. */
  async open({ callId, line }: Pick<Call, 'callId' | 'line'>): Promise<Result<MediaRoom>> {
    if (this.#room !== null) return accepted(this.#room);
    const opened = await this.#parts.media.open(callId, line, this.#onLost);
    if (opened.ok) {
      this.#room = opened.value;
      this.#isLost = false;
      await this.#parts.ear?.enter(opened.value);
    }
    return opened;
  }

  /** Everybody hears whom the call lets them hear. */
  async arrange(call: Call): Promise<void> {
    await this.#room?.arrange(this.#parts.ear?.hearingOf(call) ?? hearingOf(call));
  }

  async leave(partyId: PartyId): Promise<void> {
    await this.#room?.leave(partyId);
  }

  lose(): void {
    this.#room = null;
    this.#isLost = true;
  }

  close(): void {
    this.#room?.close();
    this.#room = null;
  }
}
