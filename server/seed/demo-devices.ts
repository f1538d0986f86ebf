import type { DeviceRegistration } from '@zentrale/iot-bridge/app';
import { asId, seconds, type DeviceId } from '@zentrale/kernel/values';

type DemoDevice = DeviceRegistration & { readonly deviceId: DeviceId };

/** Short times, so that somebody trying the demo need not wait. */
export const DEMO_DEVICES: readonly DemoDevice[] = [
  {
    deviceId: asId<DeviceId>('dev_hall_door'),
    kind: 'door',
    name: 'Tor Nordhalle',
    place: 'Lager Nord, Halle 2',
    responsibleName: 'Facility Service Nordhalle',
    responsiblePhone: '+4915112345602',
    language: 'de',
    severity: 'high',
    settings: { openMaxMs: seconds(5) },
  },
  {
    deviceId: asId<DeviceId>('dev_cold_room'),
    kind: 'temperature',
    name: 'Medikamentenkühlschrank',
    place: 'Werksarzt, Erdgeschoss',
    responsibleName: 'Dr. Amira Nasser',
    responsiblePhone: '+4915112345603',
    language: 'de',
    severity: 'medium',
    settings: { low: 2, high: 8, hysteresis: 1, forMs: seconds(5) },
  },
  {
    deviceId: asId<DeviceId>('dev_defibrillator'),
    kind: 'defibrillator',
    name: 'Defibrillator Foyer',
    place: 'Zentrale, Foyer',
    responsibleName: 'Facility Service Nordhalle',
    responsiblePhone: '+4915112345602',
    language: 'de',
    severity: 'critical',
    settings: { taken: true },
  },
];
