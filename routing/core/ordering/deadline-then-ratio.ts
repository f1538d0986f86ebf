import type { LineTraits } from './ordering.ts';
import { atLeastOneSecond, inTiers, TIER_SIZE, waitedMs } from './tiers.ts';

/** From so long before its deadline an interaction is ranked with those that are late. */
const DUE_SOON_MS = 30_000;

/** What is due soon or late begins here; below it there is room for 139 years to a deadline. */
const DUE = TIER_SIZE / 2;

/** Leaves three digits to a wait of one target, for targets of up to a month. */
const SCALE = 1e12;

/**
 * The default. Work with time left goes in the order of its deadlines; what is due within half a
 * minute or late goes before it, ranked by wait divided by target. docs/decisions/0010 tells what
 * was tried.
 *
 * Two things make that precise. The ratio is divided by the root of target and handle time: a ratio
 * of 2 costs a customer who expected 20 seconds as much as one who expected 30 minutes, but the
 * first gets there 90 times as fast, and short work frees the agent sooner. And "late" begins a
 * little early: otherwise an e-mail that is late anyway would make a call late that need not be.
 */
export const deadlineThenRatio = inTiers((remainingMs, line) =>
  remainingMs > DUE_SOON_MS ? DUE - 1 - remainingMs : DUE + weighedRatio(remainingMs, line),
);

// Division and root are rounded the same way on every machine, and rounding never turns an order
// round; the caller takes the whole part.
function weighedRatio(remainingMs: number, line: LineTraits): number {
  const targetMs = atLeastOneSecond(line.targetMs);
  const ratio = waitedMs(remainingMs, line) / targetMs;
  return (ratio / Math.sqrt(targetMs * atLeastOneSecond(line.meanHandleMs))) * SCALE;
}
