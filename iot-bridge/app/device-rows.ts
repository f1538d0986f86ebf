import type { Queries, Tx } from '@zentrale/kernel/ports';
import type { DeviceId, Instant, TenantId } from '@zentrale/kernel/values';
import type { Locale } from '@zentrale/protocol';
import { nextDeadline, type DeviceSettings, type DeviceState } from '../core/index.ts';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What people say about a device when it is installed. */
export interface DeviceDescription {
  readonly name: string;
  readonly place: string;
  readonly responsibleName: string;
  /** E.164; the reply path of an alarm. */
  readonly responsiblePhone: string;
  readonly language: Locale;
  readonly severity: Severity;
}

/** A device as its rule needs it. Kind and settings fit each other because both were written so. */
export type DeviceRow = DeviceSettings & {
  readonly deviceId: DeviceId;
  readonly severity: Severity;
  readonly state: DeviceState;
  readonly readingCount: number;
};

export async function insertDevice(
  tx: Tx,
  device: DeviceDescription & DeviceSettings & { deviceId: DeviceId; secretHash: string },
  state: DeviceState,
): Promise<void> {
  await tx.query(
    `insert into devices (device_id, kind, name, place, responsible_name, responsible_phone,
       language, severity, settings, secret_hash, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11::jsonb)`,
    [
      device.deviceId,
      device.kind,
      device.name,
      device.place,
      device.responsibleName,
      device.responsiblePhone,
      device.language,
      device.severity,
      JSON.stringify(device.settings),
      device.secretHash,
      JSON.stringify(state),
    ],
  );
}

/** Reads a device and keeps others from changing it until this transaction ends. */
export async function lockDevice(tx: Tx, deviceId: DeviceId): Promise<DeviceRow | null> {
  const rows = await tx.query<DeviceRow>(
    `select device_id as "deviceId", kind, severity, settings, state,
       reading_count as "readingCount"
     from devices where device_id = $1 for update`,
    [deviceId],
  );
  return rows[0] ?? null;
}

export async function saveDeviceState(
  tx: Tx,
  deviceId: DeviceId,
  state: DeviceState,
): Promise<void> {
  await tx.query('update devices set state = $2::jsonb, due_at = $3 where device_id = $1', [
    deviceId,
    JSON.stringify(state),
    nextDeadline(state),
  ]);
}

export interface DueDevice {
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
  readonly dueAt: Instant;
}

/** Devices of all tenants with a deadline, the earliest first. */
export async function nextDueDevices(queries: Queries, countMax: number): Promise<DueDevice[]> {
  return queries.query<DueDevice>(
    `select tenant_id as "tenantId", device_id as "deviceId", due_at as "dueAt"
     from devices where due_at is not null order by due_at, device_id limit $1`,
    [countMax],
  );
}
