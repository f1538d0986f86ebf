import type { Clock, Log } from '@zentrale/kernel/ports';
import { Fault, instant, type Instant } from '@zentrale/kernel/values';

/** What a step leaves to do: more at once, more at an instant, or nothing that it knows of. */
export type Rest = 'more' | Instant | null;

const BACKOFF_MS_MIN = 100;
const BACKOFF_MS_MAX = 30_000;

/**
 * Repeats a step whenever there may be work, never twice at a time.
 *
 * It is woken by `wake`, at the instant the last step named, and for what it was not told about
 * every `fallbackMs`. A step that throws is tried again with growing delays, for ever.
 */
export class Pump {
  readonly #about: PumpOptions;
  #isWoken = false;
  #isClosed = false;
  #failureCount = 0;
  #running: Promise<void> | undefined;
  #timer: { at: Instant; cancel: () => void } | undefined;
  #waiters: (() => void)[] = [];

  constructor(about: PumpOptions) {
    this.#about = about;
  }

  /** True when no step runs and none is known to be needed now. */
  get isIdle(): boolean {
    return this.#running === undefined && !this.#isWoken;
  }

  wake(): void {
    this.#isWoken = true;
    // After a failure the backoff decides, however much news comes in.
    if (this.#failureCount === 0) this.#start();
  }

  /** Wakes at an instant that the last step could not know of. */
  wakeAt(at: Instant): void {
    if (this.#isClosed || this.#failureCount > 0) return;
    // A step under way ends by setting the timer; it has to look again before it does.
    if (at <= this.#about.clock.now() || this.#running !== undefined) this.wake();
    else if (this.#timer === undefined || at < this.#timer.at) this.#setTimer(at);
  }

  /** Resolves when nothing is left to do now, failures overcome. */
  async idle(): Promise<void> {
    if (this.isIdle || this.#isClosed) return;
    await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  /** Lets the step under way end, and begins no other. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#clearTimer();
    await this.#running;
    this.#settle();
  }

  #start(): void {
    if (this.#isClosed || this.#running !== undefined) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#failureCount > 0) return;
      if (this.#isWoken) this.#start();
      else this.#settle();
    });
  }

  async #run(): Promise<void> {
    this.#clearTimer();
    const { clock, fallbackMs, step } = this.#about;
    let rest: Rest = null;
    try {
      do {
        this.#isWoken = false;
        rest = await step();
        this.#failureCount = 0;
        // Time went on during the step.
        if (rest !== null && rest !== 'more' && rest <= clock.now()) rest = 'more';
      } while (!this.#isClosed && (rest === 'more' || this.#isWoken));
    } catch (error) {
      this.#backOff(error);
      return;
    }
    const fallbackAt = instant(clock.now() + fallbackMs);
    if (rest === null || rest === 'more') this.#setTimer(fallbackAt);
    else this.#setTimer(rest < fallbackAt ? rest : fallbackAt);
  }

  #backOff(error: unknown): void {
    const { clock, log, name } = this.#about;
    this.#failureCount += 1;
    this.#isWoken = true;
    const delayMs = Math.min(BACKOFF_MS_MIN * 2 ** (this.#failureCount - 1), BACKOFF_MS_MAX);
    const line = { pump: name, failureCount: this.#failureCount, delayMs, error };
    // A fault passes; anything else wants a person, and the work waits for the mended release.
    if (error instanceof Fault && error.retryable) log.warn('pump.faulted', line);
    else log.error('pump.failed', line);
    this.#setTimer(instant(clock.now() + delayMs));
  }

  #setTimer(at: Instant): void {
    this.#clearTimer();
    if (this.#isClosed) return;
    const cancel = this.#about.clock.wakeAt(at, () => {
      this.#timer = undefined;
      this.#isWoken = true;
      this.#start();
    });
    this.#timer = { at, cancel };
  }

  #clearTimer(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #settle(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }
}

export interface PumpOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly fallbackMs: number;
  readonly step: () => Promise<Rest>;
}
