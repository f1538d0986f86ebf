import type { Ids, Tx } from '@zentrale/kernel/ports';
import { asId, must, type AlarmId } from '@zentrale/kernel/values';
import type { AlarmFact } from '../core/index.ts';
import type { DeviceRow } from './device-rows.ts';
import { newestReadings } from './reading-rows.ts';

/** Topics of the outbox; the body is `{ alarmId }`, the key the device's id. */
export const ALARM_TOPICS = { raised: 'alarm.raised', cleared: 'alarm.cleared' } as const;

/** Writes down what the rule found and hands raised and cleared alarms to the outbox. */
export async function recordAlarmFacts(
  tx: Tx,
  ids: Ids,
  device: DeviceRow,
  facts: readonly AlarmFact[],
): Promise<void> {
  for (const fact of facts) {
    switch (fact.type) {
      case 'AlarmRaised':
        await raise(tx, ids, device, fact);
        break;
      case 'AlarmRepeated':
        await tx.query(
          'update alarms set repeats = $2 where device_id = $1 and cleared_at is null',
          [device.deviceId, fact.repeats],
        );
        break;
      case 'AlarmCleared':
        await clear(tx, device, fact);
        break;
    }
  }
}

async function raise(
  tx: Tx,
  ids: Ids,
  device: DeviceRow,
  fact: AlarmFact & { type: 'AlarmRaised' },
): Promise<void> {
  const alarmId = asId<AlarmId>(ids.next('alarm'));
  const readings = await newestReadings(tx, [device.deviceId]);
  await tx.query(
    `insert into alarms (alarm_id, device_id, condition, severity, raised_at, readings)
     values ($1, $2, $3, $4, $5, $6::jsonb)`,
    [
      alarmId,
      device.deviceId,
      fact.condition,
      device.severity,
      fact.at,
      JSON.stringify(readings.get(device.deviceId) ?? []),
    ],
  );
  await tx.enqueue({ topic: ALARM_TOPICS.raised, key: device.deviceId, body: { alarmId } });
}

async function clear(
  tx: Tx,
  device: DeviceRow,
  fact: AlarmFact & { type: 'AlarmCleared' },
): Promise<void> {
  // A reading measured before the deadline may clear after it, never before it was raised.
  const rows = await tx.query<{ alarmId: AlarmId }>(
    `update alarms set cleared_at = greatest(raised_at, $2)
     where device_id = $1 and cleared_at is null returning alarm_id as "alarmId"`,
    [device.deviceId, fact.at],
  );
  const { alarmId } = must(rows[0], 'an alarm that clears is active');
  await tx.enqueue({ topic: ALARM_TOPICS.cleared, key: device.deviceId, body: { alarmId } });
}
