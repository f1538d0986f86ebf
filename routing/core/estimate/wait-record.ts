// What a queue remembers to predict waits: a few sums of whole numbers, whatever happens. Old times
// fade: when a count reaches its bound, its sums are halved.
import type { DurationMs, Instant } from '@zentrale/kernel/values';

/** Part of the routing state; plain integers, so that it survives JSON and has a digest. */
export interface WaitRecord {
  handleMsSum: number;
  handleCount: number;
  /** Times between entries into service, each while somebody waited all along. */
  gapMsSum: number;
  gapCount: number;
  /** What those times would have been, had all places served this queue alone. */
  idealGapMsSum: number;
  /** Squares of the gaps, each in thousandths of its ideal, divided by 1000. */
  gapSquareSum: number;
  /** When the last entry left others waiting; 0 when nobody has waited since. */
  gapSinceAt: number;
  waitMsSum: number;
  abandonCount: number;
  leftCount: number;
}

export interface Answered {
  readonly at: Instant;
  readonly waitMs: DurationMs;
  /** Others still waited in this queue when this one was taken. */
  readonly hadBacklog: boolean;
  /** See `EstimateInput.serverCount`. */
  readonly serverCount: number;
}

/** Long: handle times vary much and change slowly. */
const HANDLE_COUNT_MAX = 512;
/** Shorter: how agents are shared between queues changes within the day. */
const GAP_COUNT_MAX = 128;
const LEFT_COUNT_MAX = 512;
/**
 * A gap counts up to so many times its ideal: longer ones mean a night, a break of everybody, not
 * a share of the agents' time.
 */
const GAP_FACTOR_MAX = 32;

export function newWaitRecord(): WaitRecord {
  return {
    handleMsSum: 0,
    handleCount: 0,
    gapMsSum: 0,
    gapCount: 0,
    idealGapMsSum: 0,
    gapSquareSum: 0,
    gapSinceAt: 0,
    waitMsSum: 0,
    abandonCount: 0,
    leftCount: 0,
  };
}

/** An agent took one interaction out of the queue. To be noted in order of time. */
export function noteAnswered(record: WaitRecord, answered: Answered): void {
  const ideal = idealGapMs(record, answered.serverCount);
  if (record.gapSinceAt > 0 && ideal !== null) {
    const gap = gapMs(record, ideal, answered.at);
    record.gapMsSum += gap;
    const ratio = Math.round((1000 * gap) / ideal);
    record.gapSquareSum += Math.round((ratio * ratio) / 1000);
    record.idealGapMsSum += ideal;
    record.gapCount += 1;
    if (record.gapCount >= GAP_COUNT_MAX) {
      halve(record, 'gapMsSum', 'gapSquareSum', 'idealGapMsSum', 'gapCount');
    }
  }
  record.gapSinceAt = answered.hadBacklog ? answered.at : 0;
  noteLeft(record, answered.waitMs);
}

/** A customer gave up waiting; `hadBacklog`: others still wait. */
export function noteAbandoned(
  record: WaitRecord,
  abandoned: { readonly waitMs: DurationMs; readonly hadBacklog: boolean },
): void {
  record.abandonCount += 1;
  if (!abandoned.hadBacklog) record.gapSinceAt = 0;
  noteLeft(record, abandoned.waitMs);
}

/** How long one interaction took of its agent's capacity: from the offer to the end of wrap-up. */
export function noteHandled(record: WaitRecord, handleMs: DurationMs): void {
  record.handleMsSum += handleMs;
  record.handleCount += 1;
  if (record.handleCount >= HANDLE_COUNT_MAX) halve(record, 'handleMsSum', 'handleCount');
}

/** Time between entries into service if all places served this queue alone; `null`: not known. */
export function idealGapMs(record: Readonly<WaitRecord>, serverCount: number): number | null {
  if (record.handleCount === 0 || serverCount <= 0) return null;
  return Math.max(1, Math.round(record.handleMsSum / record.handleCount / serverCount));
}

/** The gap that is open at `now`, as far as it counts. */
export function gapMs(record: Readonly<WaitRecord>, idealMs: number, now: Instant): number {
  if (record.gapSinceAt === 0) return 0;
  return Math.min(Math.max(0, now - record.gapSinceAt), idealMs * GAP_FACTOR_MAX);
}

function noteLeft(record: WaitRecord, waitMs: DurationMs): void {
  record.waitMsSum += waitMs;
  record.leftCount += 1;
  if (record.leftCount >= LEFT_COUNT_MAX) halve(record, 'waitMsSum', 'abandonCount', 'leftCount');
}

function halve(record: WaitRecord, ...fields: (keyof WaitRecord)[]): void {
  for (const field of fields) record[field] = Math.floor(record[field] / 2);
}
