import { atLeastOneSecond, inTiers, waitedMs } from './tiers.ts';

/** Leaves three digits to a wait of one target, for targets of up to a day. */
const SCALE = 1e17;

/**
 * Serves whom it costs most to keep waiting, per agent's time: where the cost of a wait is the
 * square of wait divided by target, it grows by wait / target^2, and serving one takes a handle
 * time. Nearly the cheapest order there is under load (J. A. Van Mieghem, "Dynamic Scheduling with
 * Convex Delay Costs", Annals of Applied Probability 5 (1995), 809-833), but work with a long
 * target gets next to nothing while there is more short work than agents can do.
 */
export const generalisedCMu = inTiers((remainingMs, line) => {
  const targetMs = atLeastOneSecond(line.targetMs);
  const handleMs = atLeastOneSecond(line.meanHandleMs);
  return (waitedMs(remainingMs, line) / targetMs / targetMs / handleMs) * SCALE;
});
