import type { DurationMs } from '@zentrale/kernel/values';
import type { Signal } from './signal.ts';

export const CONDITIONS = [
  'door-open-too-long',
  'temperature-high',
  'temperature-low',
  'defibrillator-taken',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Something is not as it should be; it deserves work once it has lasted `forMs`. */
export interface Breach {
  readonly condition: Condition;
  readonly forMs: DurationMs;
}

/**
 * The rule of one device, compiled once from its settings. `active` is the condition an alarm is
 * already up for: leaving it may take more than entering it did (hysteresis).
 */
export type Rule = (signal: Signal, active: Condition | null) => Breach | null;
