import type { Clock } from '@zentrale/kernel/ports';
import { instant, type Instant } from '@zentrale/kernel/values';

// Node's timers hold a signed 32-bit count of milliseconds and fire at once beyond it.
const TIMER_MS_MAX = 2 ** 31 - 1;

/**
 * The machine's clock. A wake-up never comes early: a timer that fires before its instant (the
 * wall clock was set back, or the wait was longer than a timer can hold) is set again.
 */
export class SystemClock implements Clock {
  now(): Instant {
    return instant(Date.now());
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const restMs = Math.min(Math.max(0, at - Date.now()), TIMER_MS_MAX);
      timer = setTimeout(() => (Date.now() >= at ? wake() : arm()), restMs);
    };
    arm();
    return () => clearTimeout(timer);
  }
}
