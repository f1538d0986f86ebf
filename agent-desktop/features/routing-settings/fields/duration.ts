export const UNITS = [
  { unit: 'second', ms: 1_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'day', ms: 86_400_000 },
] as const;
export type Unit = (typeof UNITS)[number]['unit'];

/** The largest unit in which the duration is a whole number; seconds for none. */
export function unitOf(ms: number): Unit {
  if (ms === 0) return 'second';
  return UNITS.findLast((one) => ms % one.ms === 0)?.unit ?? 'second';
}

export function msOf(unit: Unit): number {
  return UNITS.find((one) => one.unit === unit)?.ms ?? 1_000;
}

/** `30 sec`, `2 min`, in the reader's language; whole in its largest unit. */
export function durationText(ms: number, locale: string): string {
  const unit = unitOf(ms);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(ms / msOf(unit));
}
