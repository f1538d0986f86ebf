import type { WaitRange } from '@zentrale/protocol/views';

const MINUTE_MS = 60_000;

/**
 * `2–5 min`, `10–40 s`, `< 5 s`: in the unit of its end, rounded outwards, so that the range never
 * looks surer than it is.
 */
export function rangeText({ lowMs, highMs }: Pick<WaitRange, 'lowMs' | 'highMs'>): string {
  if (highMs < 5_000) return '< 5 s';
  if (highMs < 2 * MINUTE_MS) return join(floorTo(lowMs, 1_000, 5), ceilTo(highMs, 1_000, 5), 's');
  if (highMs < 120 * MINUTE_MS) {
    return join(Math.floor(lowMs / MINUTE_MS), Math.ceil(highMs / MINUTE_MS), 'min');
  }
  return join(Math.floor(lowMs / (60 * MINUTE_MS)), Math.ceil(highMs / (60 * MINUTE_MS)), 'h');
}

function floorTo(ms: number, unitMs: number, step: number): number {
  return Math.floor(ms / unitMs / step) * step;
}

function ceilTo(ms: number, unitMs: number, step: number): number {
  return Math.ceil(ms / unitMs / step) * step;
}

function join(low: number, high: number, unit: string): string {
  return low >= high ? `${high} ${unit}` : `${low}–${high} ${unit}`;
}
