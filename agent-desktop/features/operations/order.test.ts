import type { DeadLetterView, DeviceView } from '@zentrale/protocol/views';
import { expect, test } from 'vitest';
import {
  byUrgency,
  countDevices,
  countSources,
  newestFirst,
  readOperationsSearch,
} from './order.ts';

const device = (name: string, more: Partial<DeviceView> = {}): DeviceView => ({
  deviceId: name,
  kind: 'door',
  name,
  place: '',
  responsibleName: '',
  isOnline: true,
  lastSeenAt: 1,
  activeAlarm: null,
  readings: [],
  ...more,
});

const alarmSince = (raisedAt: number) => ({
  activeAlarm: { alarmId: 'a', condition: 'door-open-too-long', raisedAt },
});

const letter = (
  deadLetterId: string,
  at: number,
  source: DeadLetterView['source'] = 'mqtt',
): DeadLetterView => ({
  deadLetterId,
  source,
  place: '',
  reason: '',
  field: null,
  excerpt: '',
  at,
});

test('alarms stand first, the oldest on top; then silent devices; then the rest by name', () => {
  const devices = [
    device('Zugang'),
    device('Äußeres Tor'),
    device('Silent', { isOnline: false }),
    device('Young alarm', alarmSince(900)),
    device('Old alarm', { ...alarmSince(100), isOnline: false }),
  ];
  expect(devices.toSorted(byUrgency).map(({ name }) => name)).toEqual([
    'Old alarm',
    'Young alarm',
    'Silent',
    'Äußeres Tor',
    'Zugang',
  ]);
  expect(countDevices(devices)).toEqual({ all: 5, alarms: 2, silent: 2 });
});

test('dead letters come newest first and can be narrowed to one source', () => {
  const letters = [letter('d1', 5), letter('d3', 7, 'outbox'), letter('d2', 5)];
  const ids = (source?: 'mqtt' | 'outbox') =>
    newestFirst(letters, source).map(({ deadLetterId }) => deadLetterId);
  expect(ids()).toEqual(['d3', 'd2', 'd1']);
  expect(ids('mqtt')).toEqual(['d2', 'd1']);
  expect(countSources(letters)).toEqual({ mqtt: 2, webhook: 0, outbox: 1 });
});

test('the address names a source that exists, or none', () => {
  expect(readOperationsSearch({ source: 'webhook' })).toEqual({ source: 'webhook' });
  expect(readOperationsSearch({ source: 'post' })).toEqual({});
});
