import type { Fit } from '../demand.ts';
import { byLongestIdle } from './longest-idle.ts';

/** Who holds the smallest load in weights, whatever her capacity; then the longest idle. */
export function byLeastLoaded(a: Fit, b: Fit): number {
  return a.agent.loadUsed - b.agent.loadUsed || byLongestIdle(a, b);
}
