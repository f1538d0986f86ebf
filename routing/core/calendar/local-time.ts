// Local time is written as milliseconds that a clock on the wall would show since 1970-01-01.
import { instant, type Instant } from '@zentrale/kernel/values';
import type { Calendar } from './calendar.ts';
import { DAY_MS } from './civil-day.ts';
import { OFFSET_MS_MAX } from './limits.ts';

type Offsets = Calendar['offsets'];

/** The local calendar day at an instant, as days since 1970-01-01. */
export function localDay(offsets: Offsets, at: Instant): number {
  return Math.floor((at + entry(offsets, offsetIndex(offsets, at)).offsetMs) / DAY_MS);
}

/** When a local day begins: the first time if the clock goes back over midnight. */
export function startOfDay(offsets: Offsets, day: number): Instant {
  return firstAt(offsets, day * DAY_MS);
}

/** When the clock first shows a local time, or has skipped it. */
export function firstAt(offsets: Offsets, localMs: number): Instant {
  // No clock that is less than a day off shows it earlier.
  let index = offsetIndex(offsets, localMs - OFFSET_MS_MAX);
  let current = entry(offsets, index);
  let next = offsets[index + 1];
  while (next !== undefined && next.fromAt + current.offsetMs <= localMs) {
    index += 1;
    current = next;
    next = offsets[index + 1];
  }
  const at = localMs - current.offsetMs;
  return instant(index === 0 ? at : Math.max(at, current.fromAt));
}

/** When the clock last shows a local time, or has skipped it. */
export function lastAt(offsets: Offsets, localMs: number): Instant {
  let index = offsetIndex(offsets, localMs + OFFSET_MS_MAX);
  let current = entry(offsets, index);
  while (index > 0 && current.fromAt + current.offsetMs > localMs) {
    index -= 1;
    current = entry(offsets, index);
  }
  const next = offsets[index + 1];
  const at = localMs - current.offsetMs;
  return instant(next === undefined ? at : Math.min(at, next.fromAt));
}

/** Which offset holds at an instant; the first also holds before. */
function offsetIndex(offsets: Offsets, at: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entry(offsets, middle).fromAt <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function entry(offsets: Offsets, index: number): Offsets[number] {
  return offsets[index] as Offsets[number]; // In range: offsets are never empty.
}
