import { byAge, type Ordering } from './ordering.ts';

/** Who has waited longest, whatever the channel, target or priority. */
export const firstCome: Ordering = {
  compareInLine: byAge,
  urgency: (head, _line, now) => now - head.queuedAt,
};
