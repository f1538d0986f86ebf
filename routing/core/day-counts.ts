/**
 * Counts of one queue on one local day. What waits counts on the day of its place in time
 * (`queuedAt`), so that arrived is answered plus abandoned plus expired plus moved on plus still
 * waiting; what was handled counts on the day it closed.
 */
export interface DayCounts {
  /** Days since 1970-01-01 in the tenant's time zone; counts of an older day read as 0. */
  day: number;
  arrived: number;
  /** First acceptance per stay in the queue. */
  answered: number;
  /** Within the service level. */
  answeredInTime: number;
  /** Left before an answer, whatever the wait. */
  abandoned: number;
  /** Of the abandoned, those sooner than the queue's `shortAbandonMs`. */
  shortAbandoned: number;
  expired: number;
  /** Overflowed or transferred to another queue before an answer. */
  movedOn: number;
  /** Waits of the answered. */
  waitMsSum: number;
  /** Closed after work. */
  handled: number;
  /** From assignment to closing, of the handled. */
  handleMsSum: number;
}

export function noCounts(day: number): DayCounts {
  return {
    day,
    arrived: 0,
    answered: 0,
    answeredInTime: 0,
    abandoned: 0,
    shortAbandoned: 0,
    expired: 0,
    movedOn: 0,
    waitMsSum: 0,
    handled: 0,
    handleMsSum: 0,
  };
}
