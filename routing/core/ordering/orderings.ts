import { deadlineThenRatio } from './deadline-then-ratio.ts';
import { firstCome } from './first-come.ts';
import { generalisedCMu } from './generalised-c-mu.ts';
import type { Ordering } from './ordering.ts';
import { priorityAgeing } from './priority-ageing.ts';

/** One file each; the settings name them. */
export type OrderingName =
  | 'first-come'
  | 'priority-ageing'
  | 'deadline-then-ratio'
  | 'generalised-c-mu';

export const ORDERINGS: Readonly<Record<OrderingName, Ordering>> = {
  'first-come': firstCome,
  'priority-ageing': priorityAgeing,
  'deadline-then-ratio': deadlineThenRatio,
  'generalised-c-mu': generalisedCMu,
};
