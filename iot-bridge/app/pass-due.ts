import type { Instant } from '@zentrale/kernel/values';
import { lockDevice, nextDueDevices, type DueDevice } from './device-rows.ts';
import { passDeviceTime, type BridgeParts } from './ingest.ts';
import type { Serial } from './serial.ts';

/** Devices handled per look at the store. */
const DUE_BATCH_MAX = 100;

/** Raises every alarm that is due, of any tenant, and answers with the next deadline. */
export async function passDue(parts: BridgeParts, serial: Serial): Promise<Instant | null> {
  const { store, clock } = parts;
  for (;;) {
    const batch = await store.system((queries) => nextDueDevices(queries, DUE_BATCH_MAX));
    const due = batch.filter(({ dueAt }) => dueAt <= clock.now());
    await Promise.all(due.map((device) => passOne(parts, serial, device)));
    const next = batch[due.length];
    if (next !== undefined) return next.dueAt;
    if (batch.length < DUE_BATCH_MAX) return null;
  }
}

function passOne(
  parts: BridgeParts,
  serial: Serial,
  { tenantId, deviceId }: DueDevice,
): Promise<void> {
  return serial.run(deviceId, () =>
    parts.store.transact(tenantId, async (tx) => {
      const device = await lockDevice(tx, deviceId);
      if (device !== null) await passDeviceTime(parts, tx, device);
    }),
  );
}
