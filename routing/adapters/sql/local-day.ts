import type { Instant } from '@zentrale/kernel/values';

/** `YYYY-MM-DD` of an instant in a time zone (IANA name). */
export function dayIn(timeZone: string): (at: Instant | number) => string {
  // The Swedish way to write a date is the standard's.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}
