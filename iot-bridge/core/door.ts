import { assert, type DurationMs } from '@zentrale/kernel/values';
import type { Rule } from './rule.ts';

export interface DoorSettings {
  /** A door may stand open this long before it becomes an alarm; 1 s to 7 days. */
  readonly openMaxMs: DurationMs;
}

const WEEK_MS = 7 * 24 * 3_600_000;

export function doorRule({ openMaxMs }: DoorSettings): Rule {
  assert(openMaxMs >= 1000 && openMaxMs <= WEEK_MS, 'openMaxMs lies between 1 s and 7 days');
  const breach = { condition: 'door-open-too-long', forMs: openMaxMs } as const;
  return (signal) => (signal.kind === 'door' && signal.position === 'open' ? breach : null);
}
