import type { Clock, Log } from '@zentrale/kernel/ports';
import { durationMs, later, type Instant } from '@zentrale/kernel/values';

/** How soon to look again when the store did not answer. */
const RETRY_MS = durationMs(1000);

/**
 * One timer for the earliest deadline of all devices. The deadlines live in the store: `pass` does
 * what is due and answers with the next one, so nothing is lost when the process is.
 */
export class DeadlineTimer {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #pass: () => Promise<Instant | null>;
  #armed: { at: Instant; cancel: () => void } | null = null;
  #running: Promise<void> | null = null;
  /** Before the first run the store has not been asked, and another process may do the work. */
  #isOpen = false;

  constructor(clock: Clock, log: Log, pass: () => Promise<Instant | null>) {
    this.#clock = clock;
    this.#log = log;
    this.#pass = pass;
  }

  /** Makes sure the timer wakes no later than `at`. */
  wakeBy(at: Instant): void {
    if (!this.#isOpen || (this.#armed !== null && this.#armed.at <= at)) return;
    this.#armed?.cancel();
    const armed = { at, cancel: (): void => undefined };
    this.#armed = armed;
    armed.cancel = this.#clock.wakeAt(at, () => {
      if (this.#armed === armed) this.#armed = null;
      void this.run();
    });
  }

  /** Runs for the first time and keeps armed from then on. */
  start(): Promise<void> {
    this.#isOpen = true;
    return this.run();
  }

  /** Does what is due now and arms for the next deadline. Never throws. */
  async run(): Promise<void> {
    await this.#running;
    if (!this.#isOpen) return;
    this.#running = this.#runOnce();
    await this.#running;
  }

  async #runOnce(): Promise<void> {
    try {
      const next = await this.#pass();
      if (next !== null) this.wakeBy(next);
    } catch (cause) {
      this.#log.warn('device.deadlines-delayed', { cause });
      this.wakeBy(later(this.#clock.now(), RETRY_MS));
    }
  }

  /** Takes the timer back and waits for what is under way. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#armed?.cancel();
    this.#armed = null;
    await this.#running;
  }
}
