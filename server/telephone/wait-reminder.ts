import type { Clock } from '@zentrale/kernel/ports';
import { later, seconds, type DurationMs } from '@zentrale/kernel/values';

/** An offer is answered or over by then, or soon after. */
const OFFERED_AGAIN_MS = seconds(3);

/** Where the caller is: in the line, just being offered to somebody, or not waiting. */
export type Waiting = 'queued' | 'offered' | 'not';

/** Has somebody who waits on a media stream told of it again and again, until it is closed. */
export class WaitReminder {
  readonly #clock: Clock;
  readonly #everyMs: DurationMs;
  readonly #where: () => Waiting;
  readonly #tell: () => void;
  #hasTold = false;
  #takeBack: () => void = () => {};

  constructor(
    clock: Clock,
    about: {
      readonly everyMs: DurationMs;
      readonly where: () => Waiting;
      readonly tell: () => void;
    },
  ) {
    this.#clock = clock;
    this.#everyMs = about.everyMs;
    this.#where = about.where;
    this.#tell = about.tell;
    this.#lookIn(this.#everyMs);
  }

  /** She was to be told at least once. */
  get hasTold(): boolean {
    return this.#hasTold;
  }

  close(): void {
    this.#takeBack();
  }

  /** Whoever is being offered may be connected in a moment, and is not interrupted now. */
  #look(): void {
    const where = this.#where();
    this.#lookIn(where === 'offered' ? OFFERED_AGAIN_MS : this.#everyMs);
    if (where !== 'queued') return;
    this.#hasTold = true;
    this.#tell();
  }

  #lookIn(ms: DurationMs): void {
    this.#takeBack = this.#clock.wakeAt(later(this.#clock.now(), ms), () => this.#look());
  }
}
