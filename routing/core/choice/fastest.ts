import type { Fit } from '../demand.ts';
import { byLongestIdle } from './longest-idle.ts';

/**
 * Who has handled work quickest of late, then the longest idle. Whoever has no mean yet comes
 * first: otherwise nobody would ever learn how quick she is.
 */
export function byFastest(a: Fit, b: Fit): number {
  return a.agent.meanHandleMs - b.agent.meanHandleMs || byLongestIdle(a, b);
}
