import type { Fit } from '../demand.ts';
import { byLongestIdle } from './longest-idle.ts';

/** Who knows the required skills best, by the sum of proficiencies, then the longest idle. */
export function byBestProficiency(a: Fit, b: Fit): number {
  return b.proficiency - a.proficiency || byLongestIdle(a, b);
}
