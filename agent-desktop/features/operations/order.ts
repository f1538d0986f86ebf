import type { DeadLetterView, DeviceView } from '@zentrale/protocol/views';

export const SOURCES = [
  'mqtt',
  'webhook',
  'outbox',
] as const satisfies readonly DeadLetterView['source'][];
export type Source = (typeof SOURCES)[number];

export interface OperationsSearch {
  /** Where the dead letters that are shown came from. */
  readonly source?: Source | undefined;
}

/** Reads the address; whatever makes no sense is left out. */
export function readOperationsSearch(raw: Readonly<Record<string, unknown>>): OperationsSearch {
  const source = SOURCES.find((one) => one === raw['source']);
  return source === undefined ? {} : { source };
}

const NAMES = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

function rank(device: DeviceView): number {
  if (device.activeAlarm !== null) return 0;
  return device.isOnline ? 2 : 1;
}

/** What needs somebody first: alarms, the oldest on top, then silent devices, then the rest. */
export function byUrgency(a: DeviceView, b: DeviceView): number {
  return (
    rank(a) - rank(b) ||
    (a.activeAlarm?.raisedAt ?? 0) - (b.activeAlarm?.raisedAt ?? 0) ||
    NAMES.compare(a.name, b.name)
  );
}

export interface DeviceCounts {
  readonly all: number;
  readonly alarms: number;
  readonly silent: number;
}

export function countDevices(devices: readonly DeviceView[]): DeviceCounts {
  return {
    all: devices.length,
    alarms: devices.filter((device) => device.activeAlarm !== null).length,
    silent: devices.filter((device) => !device.isOnline).length,
  };
}

/** Newest first; of one instant the later recorded first. */
export function newestFirst(
  letters: readonly DeadLetterView[],
  source: Source | undefined,
): readonly DeadLetterView[] {
  return letters
    .filter((letter) => source === undefined || letter.source === source)
    .sort((a, b) => b.at - a.at || (a.deadLetterId < b.deadLetterId ? 1 : -1));
}

export function countSources(letters: readonly DeadLetterView[]): Record<Source, number> {
  const counts = { mqtt: 0, webhook: 0, outbox: 0 };
  for (const { source } of letters) counts[source] += 1;
  return counts;
}
