import type { Fit } from '../demand.ts';
import { byLongestIdle } from './longest-idle.ts';

/** Who has the highest score given from outside, then the longest idle. */
export function byScore(a: Fit, b: Fit): number {
  return b.agent.score - a.agent.score || byLongestIdle(a, b);
}
