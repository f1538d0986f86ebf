import type { Chance } from '@zentrale/kernel/chance';
import { instant, minutes, type Instant } from '@zentrale/kernel/values';

/** One agent's day. */
export interface AgentPlan {
  readonly beginsAt: Instant;
  readonly lunchAt: Instant;
  readonly backAt: Instant;
  readonly endsAt: Instant;
}

/** Most begin within minutes, some later; lunch is around the middle; all leave near the end. */
export function drawPlan(chance: Chance, from: Instant, until: Instant): AgentPlan {
  const length = until - from;
  const late = chance.happens(200) ? length * 0.2 : Math.min(minutes(4), length * 0.05);
  const beginsAt = instant(from + chance.below(Math.ceil(late) + 1));
  const lunchAt = instant(Math.floor(from + length * (0.4 + 0.2 * chance.fraction())));
  const lunchMs = Math.min(minutes(30), Math.floor(length / 8));
  // Who leaves before the end leaves work to be taken over.
  const early = Math.floor(length * 0.1 * chance.fraction());
  return {
    beginsAt,
    lunchAt,
    backAt: instant(lunchAt + lunchMs),
    endsAt: instant(until - early),
  };
}
