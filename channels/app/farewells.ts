import type { Clock } from '@zentrale/kernel/ports';
import { later, type DurationMs } from '@zentrale/kernel/values';

/** Who has to come, or to come back, and until when. `null` is the customer. */
export class Farewells {
  readonly #clock: Clock;
  readonly #giveUp: (personId: string | null) => void;
  readonly #cancels = new Map<string | null, () => void>();

  constructor(clock: Clock, giveUp: (personId: string | null) => void) {
    this.#clock = clock;
    this.#giveUp = giveUp;
  }

  /** Begins the time anew. */
  expect(personId: string | null, withinMs: DurationMs): void {
    this.arrived(personId);
    const cancel = this.#clock.wakeAt(later(this.#clock.now(), withinMs), () => {
      this.#cancels.delete(personId);
      this.#giveUp(personId);
    });
    this.#cancels.set(personId, cancel);
  }

  arrived(personId: string | null): void {
    this.#cancels.get(personId)?.();
    this.#cancels.delete(personId);
  }

  close(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
