import { placeOf, type ListPlace } from '@zentrale/kernel/values';
import { problem, Refused } from './problem.ts';

/** Where a page is to begin; refuses what no page gave out. `null`: with the newest. */
export function placeAsked(before: string | undefined): ListPlace | null {
  if (before === undefined) return null;
  const place = placeOf(before);
  if (place === null) throw new Refused(problem('request.invalid', { field: 'before' }));
  return place;
}
