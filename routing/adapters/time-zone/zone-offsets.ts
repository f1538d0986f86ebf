import { assert, instant, type Instant } from '@zentrale/kernel/values';
import { OFFSET_COUNT_MAX, type Calendar } from '../../core/calendar/index.ts';

/** Two changes within one step that cancel each other out would go unseen; no zone has had any. */
const STEP_MS = 86_400_000;

/**
 * Offsets of an IANA zone as the core needs them, for the instants from `fromAt` to `toAt`; the
 * last also holds after. `null` for a zone that is not known here. A range with more than 400
 * changes is a bug of the caller: two changes a year fill two centuries.
 *
 * The answer depends on the time zone data of this Node; it becomes a fact, so a replay does not.
 */
export function zoneOffsets(
  timeZone: string,
  fromAt: Instant,
  toAt: Instant,
): Calendar['offsets'] | null {
  const offsetAt = offsetReader(timeZone);
  if (offsetAt === null) return null;
  let offsetMs = offsetAt(fromAt);
  const offsets = [{ fromAt, offsetMs }];
  let knownAt: number = fromAt;
  while (knownAt < toAt) {
    const aheadAt = Math.min(knownAt + STEP_MS, toAt);
    if (offsetAt(aheadAt) === offsetMs) {
      knownAt = aheadAt;
      continue;
    }
    // The step is taken again from the change on, in case there is another one in it.
    knownAt = changeBetween(offsetAt, knownAt, aheadAt);
    offsetMs = offsetAt(knownAt);
    offsets.push({ fromAt: instant(knownAt), offsetMs });
    assert(
      offsets.length <= OFFSET_COUNT_MAX,
      `${timeZone} has more changes than a calendar holds`,
    );
  }
  return offsets;
}

/** The first instant with another offset than `fromAt` has. */
function changeBetween(offsetAt: (at: number) => number, fromAt: number, toAt: number): number {
  const beforeMs = offsetAt(fromAt);
  let same = fromAt;
  let other = toAt;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === beforeMs) same = middle;
    else other = middle;
  }
  return other;
}

function offsetReader(timeZone: string): ((at: number) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return (at) => offsetOf(format.format(at));
}

/** Reads the end of `3/31/2026, GMT+05:45`: whole hours and minutes, seconds in history only. */
function offsetOf(text: string): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  assert(match !== null, `an offset ends "${text}"`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const offsetMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return sign === '-' ? -offsetMs : offsetMs;
}
