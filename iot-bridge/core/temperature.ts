import { assert, type DurationMs } from '@zentrale/kernel/values';
import type { Breach, Condition, Rule } from './rule.ts';

export interface TemperatureSettings {
  /** °C; below is too cold. */
  readonly low: number;
  /** °C; above is too warm. */
  readonly high: number;
  /** °C by which a reading must be back inside before an alarm clears. */
  readonly hysteresis: number;
  /** How long it must last; 0 raises at the first reading outside. */
  readonly forMs: DurationMs;
}

export function temperatureRule({ low, high, hysteresis, forMs }: TemperatureSettings): Rule {
  assert(low < high, 'low lies below high');
  assert(hysteresis >= 0 && hysteresis * 2 < high - low, 'hysteresis leaves a band of normality');
  assert(forMs >= 0, 'forMs is not negative');
  const tooWarm: Breach = { condition: 'temperature-high', forMs };
  const tooCold: Breach = { condition: 'temperature-low', forMs };
  const margin = (active: Condition | null, side: Breach): number =>
    active === side.condition ? hysteresis : 0;
  return (signal, active) => {
    if (signal.kind !== 'temperature') return null;
    if (signal.celsius > high - margin(active, tooWarm)) return tooWarm;
    if (signal.celsius < low + margin(active, tooCold)) return tooCold;
    return null;
  };
}
