import type { Tx } from '@zentrale/kernel/ports';
import type { DeviceId, Instant } from '@zentrale/kernel/values';
import { readingLines, type ReadingLine, type Signal } from '../core/index.ts';
import type { DeviceRow } from './device-rows.ts';

/** How many readings are kept of one device; within them a repeated `readingId` is noticed. */
export const READINGS_KEPT_MAX = 200;

/** How many readings people are shown. */
export const READINGS_SHOWN_MAX = 5;

export interface NewReading {
  readonly readingId: string;
  readonly measuredAt: Instant;
  readonly receivedAt: Instant;
  readonly isClockWrong: boolean;
  readonly isFresh: boolean;
  readonly signal: Signal;
  readonly batteryPct: number | null;
}

/** Adds a reading, dropping the oldest. `false`: it is known already and nothing was changed. */
export async function addReading(tx: Tx, device: DeviceRow, reading: NewReading): Promise<boolean> {
  const seq = device.readingCount + 1;
  const added = await tx.query(
    `insert into device_readings (device_id, seq, reading_id, measured_at, received_at,
       is_clock_wrong, is_fresh, signal, battery_pct)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
     on conflict (tenant_id, device_id, reading_id) do nothing
     returning seq`,
    [
      device.deviceId,
      seq,
      reading.readingId,
      reading.measuredAt,
      reading.receivedAt,
      reading.isClockWrong,
      reading.isFresh,
      JSON.stringify(reading.signal),
      reading.batteryPct,
    ],
  );
  if (added.length === 0) return false;
  await tx.query('delete from device_readings where device_id = $1 and seq <= $2', [
    device.deviceId,
    seq - READINGS_KEPT_MAX,
  ]);
  await tx.query('update devices set reading_count = $2, last_seen_at = $3 where device_id = $1', [
    device.deviceId,
    seq,
    reading.receivedAt,
  ]);
  return true;
}

interface ReadingRow {
  readonly deviceId: DeviceId;
  readonly signal: Signal;
  readonly batteryPct: number | null;
  readonly measuredAt: Instant;
}

/** The newest readings of each device given, newest first, as lines for people. */
export async function newestReadings(
  tx: Tx,
  deviceIds: readonly DeviceId[],
): Promise<Map<DeviceId, ReadingLine[]>> {
  const rows = await tx.query<ReadingRow>(
    `select r.device_id as "deviceId", r.signal, r.battery_pct as "batteryPct",
       r.measured_at as "measuredAt"
     from devices d join device_readings r
       on r.tenant_id = d.tenant_id and r.device_id = d.device_id
       and r.seq > d.reading_count - $2
     where d.device_id = any($1::text[])
     order by r.device_id, r.seq desc`,
    [deviceIds, READINGS_SHOWN_MAX],
  );
  const byDevice = new Map<DeviceId, ReadingLine[]>(deviceIds.map((id) => [id, []]));
  for (const { deviceId, signal, batteryPct, measuredAt } of rows) {
    byDevice.get(deviceId)?.push(...readingLines(signal, batteryPct, measuredAt));
  }
  return byDevice;
}
