import type { Clock } from '@zentrale/kernel/ports';
import { instant } from '@zentrale/kernel/values';
import { FRAME_MS, frameOf, type CentreSound } from '../../core/index.ts';

/** Takes the frames of one sound in one room. */
type Listener = (frame: Uint8Array) => void;

// A process that was busy catches up with a few frames; what is older nobody misses.
const CATCH_UP_FRAMES_MAX = 10;

/**
 * Plays music and tone to all rooms that need them, on one timer: everybody on hold hears the same
 * bar. Frames are counted by the clock, so that a late wake-up makes nothing slower.
 */
export class CentrePlayer {
  readonly #clock: Clock;
  readonly #listeners = new Map<Listener, CentreSound>();
  #startedAt = 0;
  #index = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Plays until the returned function is called; calling that twice is harmless. */
  play(sound: CentreSound, listener: Listener): () => void {
    this.#listeners.set(listener, sound);
    if (this.#cancel === null) {
      this.#startedAt = this.#clock.now();
      this.#index = 0;
      this.#tick();
    }
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#cancel?.();
    this.#cancel = null;
  }

  #tick(): void {
    this.#cancel = null;
    if (this.#listeners.size === 0) return;
    const due = Math.floor((this.#clock.now() - this.#startedAt) / FRAME_MS) + 1;
    this.#index = Math.max(this.#index, due - CATCH_UP_FRAMES_MAX);
    for (; this.#index < due; this.#index += 1) {
      for (const [listener, sound] of this.#listeners) listener(frameOf(sound, this.#index));
    }
    const nextAt = instant(this.#startedAt + this.#index * FRAME_MS);
    this.#cancel = this.#clock.wakeAt(nextAt, () => this.#tick());
  }
}
