import type { Chance } from '@zentrale/kernel/chance';
import { durationMs, type Instant } from '@zentrale/kernel/values';
import { MONDAY, type Timeline } from '../world/index.ts';

const HOUR_MS = 3_600_000;

/** How busy the hours of a day are, in percent of the busiest. */
const BUSY_PCT = [
  5, 5, 5, 5, 10, 20, 40, 60, 80, 95, 100, 95, 80, 80, 90, 100, 95, 80, 60, 40, 30, 20, 10, 5,
];

/** Between the hours it changes evenly. */
export function busyPct(at: Instant): number {
  const hours = (((at - MONDAY) % (24 * HOUR_MS)) + 24 * HOUR_MS) / HOUR_MS;
  const hour = Math.floor(hours);
  const here = BUSY_PCT[hour % 24] ?? 0;
  const next = BUSY_PCT[(hour + 1) % 24] ?? 0;
  return here + (next - here) * (hours - hour);
}

/** Calls `act` at random instants, so many times an hour on average, without memory. */
export function everySoOften(
  timeline: Timeline,
  chance: Chance,
  perHour: number,
  act: () => void,
): void {
  if (perHour <= 0) return;
  const again = () => {
    timeline.after(durationMs(Math.ceil(chance.exponential(HOUR_MS / perHour))), () => {
      act();
      again();
    });
  };
  again();
}
