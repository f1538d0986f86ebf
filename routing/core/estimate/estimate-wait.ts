import { durationMs, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { gapMs, idealGapMs, type WaitRecord } from './wait-record.ts';

export interface EstimateInput {
  /** How many are served before this one, in its queue. */
  readonly ahead: number;
  /**
   * How many interactions of this queue the agents at work for it can hold at once, busy places
   * included and whatever else these agents serve.
   */
  readonly serverCount: number;
  readonly now: Instant;
}

export interface WaitRange {
  /** About eight of ten waits end between low and high, one before and one after. */
  readonly lowMs: DurationMs;
  readonly likelyMs: DurationMs;
  readonly highMs: DurationMs;
}

/** Handle times that make a mean worth quoting. */
const HANDLE_COUNT_MIN = 5;
/** Measured means are never trusted more than if so many values had been seen. */
const TRUST_COUNT_MAX = 256;
/**
 * Gaps that deviate from the ideal by less than the first are taken for chance, from the second on
 * they are believed; between them, more and more.
 */
const CHANCE_DEVIATION = 0.15;
const BELIEVED_DEVIATION = 0.3;
/** Bounds of how much longer gaps are than if the agents served this queue alone. */
const STRETCH_MIN = 1 / 4;
const STRETCH_MAX = 64;
/** Gaps assumed to be ideal before any was seen. */
const PRIOR_GAP_COUNT = 8;
/** Below it the quantiles are no longer good; 0 to 2.8 times the likely wait is wide enough. */
const SHAPE_MIN = 1 / 4;
/** Of a normal distribution, nine tenths lie below. */
const NINETY_PCT = 1.2816;

/**
 * How much longer somebody waits with so many ahead; asked again as the line moves on, it corrects
 * itself. `null` while too little is known, or nobody serves the queue.
 *
 * It is the queue-length predictor: (ahead + 1) entries into service at the pace of the agents,
 * `serverCount / mean handle time`. Agents who serve several queues give this one a share of their
 * time, measured from recent entries while somebody waited; agents of its own give it all. When
 * customers give up, some of those ahead leave by themselves: the patience seen so far shortens
 * the wait accordingly (M/M/n+M; W. Whitt, "Predicting Queueing Delays", Management Science 45
 * (1999), 870-888).
 */
export function estimateWait(
  record: Readonly<WaitRecord>,
  { ahead, serverCount, now }: EstimateInput,
): WaitRange | null {
  const ideal = idealGapMs(record, serverCount);
  if (ideal === null || record.handleCount < HANDLE_COUNT_MIN) return null;
  // Floating point from here: an estimate is quoted, never decided on.
  const entries = ahead + 1;
  const gap = (record.handleMsSum / record.handleCount / serverCount) * stretch(record, ideal, now);
  // The number who give up while one is taken into service, if everybody ahead stays.
  const leaving = entries * gap * abandonRate(record);
  const logged = leaving > 0 ? logOfOnePlus(leaving) / leaving : 1;
  const likely = entries * gap * logged;
  // Squares of relative deviations: of the sum of the gaps, and of what is believed of their mean.
  const variation = gapVariation(record);
  const ofChance = variation / (entries * logged * logged * (1 + leaving));
  const ofMeans =
    1 / Math.min(record.handleCount, TRUST_COUNT_MAX) +
    (variation - 1) / (record.gapCount + PRIOR_GAP_COUNT);
  const shape = Math.max(SHAPE_MIN, 1 / (ofChance + ofMeans));
  return {
    lowMs: durationMs(Math.round(likely * gammaQuantile(shape, -NINETY_PCT))),
    likelyMs: durationMs(Math.round(likely)),
    highMs: durationMs(Math.round(likely * gammaQuantile(shape, NINETY_PCT))),
  };
}

/** How much slower this queue is served than by agents of its own. */
function stretch(record: Readonly<WaitRecord>, ideal: number, now: Instant): number {
  const prior = ideal * PRIOR_GAP_COUNT;
  // The gap that is still open counts too: nobody having been taken for long is news.
  const seen = record.gapMsSum + gapMs(record, ideal, now) + prior;
  const deviation = seen / (record.idealGapMsSum + prior) - 1;
  const belief = (Math.abs(deviation) - CHANCE_DEVIATION) / (BELIEVED_DEVIATION - CHANCE_DEVIATION);
  const believed = 1 + deviation * Math.min(1, Math.max(0, belief));
  return Math.min(STRETCH_MAX, Math.max(STRETCH_MIN, believed));
}

/** Customers giving up, per millisecond and waiting customer. */
function abandonRate(record: Readonly<WaitRecord>): number {
  return record.waitMsSum === 0 ? 0 : record.abandonCount / record.waitMsSum;
}

/** ln(1 + x), to a thousandth for x up to 10, from what every machine rounds alike. */
function logOfOnePlus(x: number): number {
  const root = Math.sqrt(Math.sqrt(1 + x)) - 1;
  return (4 * root * (6 + root)) / (6 + 4 * root);
}

/** Of a gamma distribution with mean 1, by Wilson and Hilferty; good to a few per cent. */
function gammaQuantile(shape: number, deviations: number): number {
  return Math.max(0, 1 - 1 / (9 * shape) + deviations / (3 * Math.sqrt(shape))) ** 3;
}

/**
 * Squared relative deviation of the gaps: 1 for agents of its own, who become free by chance; more
 * where they serve something else first and come back in bursts, which makes ranges wider.
 */
function gapVariation(record: Readonly<WaitRecord>): number {
  const { gapCount, gapMsSum } = record;
  if (gapMsSum === 0) return 1;
  const mean = gapMsSum / record.idealGapMsSum;
  const seen = record.gapSquareSum / 1000 / gapCount / (mean * mean) - 1;
  return 1 + Math.max(0, seen - 1) * (gapCount / (gapCount + PRIOR_GAP_COUNT));
}
