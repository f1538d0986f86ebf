import { durationMs } from '@zentrale/kernel/values';
import type { Rule } from './rule.ts';

export interface DefibrillatorSettings {
  /** `true`: taking the device from its place is an alarm, at once. */
  readonly taken: boolean;
}

export function defibrillatorRule({ taken }: DefibrillatorSettings): Rule {
  const breach = { condition: 'defibrillator-taken', forMs: durationMs(0) } as const;
  return (signal) =>
    taken && signal.kind === 'defibrillator' && signal.place === 'taken' ? breach : null;
}
