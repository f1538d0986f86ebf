// What fast-check draws calendars from.
import fc from 'fast-check';
import type { Calendar } from '../core/calendar/index.ts';

/** Half of the times lie in the night, where clocks change. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 1_440 }),
  fc.constantFrom(0, 120, 150, 180, 1_380, 1_410, 1_440),
);

/** Boundaries are paired, or chained so that spans touch. */
const hoursOfDay = fc
  .record({
    times: fc.uniqueArray(minuteOfDay, { maxLength: 6 }),
    isChained: fc.boolean(),
  })
  .map(({ times, isChained }) => {
    const sorted = times.toSorted((a, b) => a - b);
    return sorted.slice(1).flatMap((toMinute, index) => {
      if (!isChained && index % 2 === 1) return [];
      return [{ fromMinute: sorted[index] ?? 0, toMinute }];
    });
  });

export const anyWeek = fc
  .array(hoursOfDay, { minLength: 7, maxLength: 7 })
  .map((days) =>
    days.flatMap((spans, index) => spans.map((span) => ({ day: index + 1, ...span }))),
  );

/** Up to three holidays on some of these dates. */
export function holidaysOn(dates: readonly string[]): fc.Arbitrary<Calendar['holidays']> {
  const holiday = fc.record({
    date: fc.constantFrom(...dates),
    name: fc.constant('Holiday'),
    hours: hoursOfDay,
  });
  return fc.uniqueArray(holiday, { maxLength: 3, selector: ({ date }) => date });
}
