import { defibrillatorRule, type DefibrillatorSettings } from './defibrillator.ts';
import { doorRule, type DoorSettings } from './door.ts';
import type { Rule } from './rule.ts';
import { temperatureRule, type TemperatureSettings } from './temperature.ts';

/** What is set for one device, by its kind. */
export type DeviceSettings =
  | { readonly kind: 'door'; readonly settings: DoorSettings }
  | { readonly kind: 'temperature'; readonly settings: TemperatureSettings }
  | { readonly kind: 'defibrillator'; readonly settings: DefibrillatorSettings };

/** Turns settings into a closure: no message pays for reading them. Asserts their bounds. */
export function compileRule(device: DeviceSettings): Rule {
  switch (device.kind) {
    case 'door':
      return doorRule(device.settings);
    case 'temperature':
      return temperatureRule(device.settings);
    case 'defibrillator':
      return defibrillatorRule(device.settings);
  }
}
