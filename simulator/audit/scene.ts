import type { Instant } from '@zentrale/kernel/values';
import type { Picture } from './picture.ts';
import type { Checks } from './violation.ts';

/** What every check looks at: the picture so far, the instant of the fact, and the counters. */
export interface Scene {
  readonly picture: Picture;
  readonly checks: Checks;
  readonly now: Instant;
}
