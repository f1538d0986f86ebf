import type { Tx } from '@zentrale/kernel/ports';
import { asId, type AlarmId, type DeviceId, type Instant } from '@zentrale/kernel/values';
import type { DeviceView, Locale } from '@zentrale/protocol';
import type { Condition, DeviceKind, ReadingLine } from '../core/index.ts';
import type { Severity } from './device-rows.ts';
import { newestReadings } from './reading-rows.ts';

const DEVICES_SHOWN_MAX = 1000;

/** An alarm with all an agent needs to act on it. */
export interface AlarmDetail {
  readonly alarmId: AlarmId;
  readonly deviceId: DeviceId;
  readonly deviceKind: DeviceKind;
  readonly deviceName: string;
  readonly place: string;
  readonly condition: Condition;
  readonly severity: Severity;
  readonly raisedAt: Instant;
  readonly clearedAt: Instant | null;
  /** Readings since that said the same again. */
  readonly repeats: number;
  readonly responsibleName: string;
  readonly responsiblePhone: string;
  readonly language: Locale;
  /** The last readings as they stood when it was raised, newest first. */
  readonly readings: readonly ReadingLine[];
}

/** `null` when there is no such alarm. */
export async function readAlarm(tx: Tx, alarmId: AlarmId): Promise<AlarmDetail | null> {
  const rows = await tx.query<AlarmDetail>(
    `select a.alarm_id as "alarmId", a.device_id as "deviceId", d.kind as "deviceKind",
       d.name as "deviceName", d.place, a.condition, a.severity, a.raised_at as "raisedAt",
       a.cleared_at as "clearedAt", a.repeats, d.responsible_name as "responsibleName",
       d.responsible_phone as "responsiblePhone", d.language, a.readings
     from alarms a join devices d on d.tenant_id = a.tenant_id and d.device_id = a.device_id
     where a.alarm_id = $1`,
    [alarmId],
  );
  return rows[0] ?? null;
}

interface DeviceListRow {
  readonly deviceId: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly place: string;
  readonly responsibleName: string;
  readonly lastSeenAt: Instant | null;
  readonly alarmId: AlarmId | null;
  readonly condition: Condition | null;
  readonly raisedAt: Instant | null;
}

/** All devices by name, at most 1,000, each with its last readings and the alarm that is up. */
export async function readDevices(
  tx: Tx,
  isOnline: (deviceId: DeviceId) => boolean,
): Promise<DeviceView[]> {
  const rows = await tx.query<DeviceListRow>(
    `select d.device_id as "deviceId", d.kind, d.name, d.place,
       d.responsible_name as "responsibleName", d.last_seen_at as "lastSeenAt",
       a.alarm_id as "alarmId", a.condition, a.raised_at as "raisedAt"
     from devices d left join alarms a
       on a.tenant_id = d.tenant_id and a.device_id = d.device_id and a.cleared_at is null
     order by d.name, d.device_id limit $1`,
    [DEVICES_SHOWN_MAX],
  );
  const readings = await newestReadings(
    tx,
    rows.map(({ deviceId }) => asId<DeviceId>(deviceId)),
  );
  return rows.map(({ alarmId, condition, raisedAt, ...device }) => ({
    ...device,
    isOnline: isOnline(device.deviceId),
    activeAlarm:
      alarmId === null || condition === null || raisedAt === null
        ? null
        : { alarmId, condition, raisedAt },
    readings: readings.get(device.deviceId) ?? [],
  }));
}
