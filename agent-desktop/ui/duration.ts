/** `0:07`, `12:05`, `1:02:03`; for tabular figures. */
export function clockText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`;
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `5 minutes ago`, in the reader's language; the newest minute reads `now`. */
export function agoText(atMs: number, nowMs: number, locale: string): string {
  const past = Math.min(0, atMs - nowMs);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  for (const [unit, size] of STEPS) {
    if (-past >= size) return format.format(Math.trunc(past / size), unit);
  }
  return format.format(0, 'second');
}

export function timeText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(atMs);
}

export function dateTimeText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);
}

/** `Today`, `Yesterday` or the date; compared in the reader's time zone. */
export function dayText(atMs: number, nowMs: number, locale: string): string {
  const days = Math.round((startOfDay(atMs) - startOfDay(nowMs)) / 86_400_000);
  if (days > -2 && days <= 0) {
    const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(atMs);
}

/** An instant ahead, as near as needed: the time today, else with the weekday or the date. */
export function soonText(atMs: number, nowMs: number, locale: string): string {
  const days = Math.round((startOfDay(atMs) - startOfDay(nowMs)) / 86_400_000);
  if (days <= 0) return timeText(atMs, locale);
  const day =
    days < 7 ? ({ weekday: 'short' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit' }).format(
    atMs,
  );
}

export function startOfDay(atMs: number): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** `1.2 MB`, in the reader's number format. */
export function bytesText(bytes: number, locale: string): string {
  const isMega = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isMega ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isMega ? 1 : 0,
  }).format(Math.max(1, bytes / 1000) / (isMega ? 1000 : 1));
}
