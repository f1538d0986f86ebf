declare const unit: unique symbol;

/** Milliseconds since 1970-01-01T00:00Z, an integer. Names of instants end in `At`. */
export type Instant = number & { readonly [unit]: 'Instant' };

/** A length of time in whole milliseconds. Names of durations end in `Ms`. */
export type DurationMs = number & { readonly [unit]: 'DurationMs' };

export function instant(ms: number): Instant {
  return ms as Instant;
}

export function durationMs(ms: number): DurationMs {
  return ms as DurationMs;
}

export function seconds(count: number): DurationMs {
  return (count * 1000) as DurationMs;
}

export function minutes(count: number): DurationMs {
  return (count * 60_000) as DurationMs;
}

export function later(from: Instant, by: DurationMs): Instant {
  return (from + by) as Instant;
}

export function between(from: Instant, to: Instant): DurationMs {
  return Math.max(0, to - from) as DurationMs;
}
