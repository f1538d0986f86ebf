import type { Tx } from '@zentrale/kernel/ports';
import { accepted, asId, refused } from '@zentrale/kernel/values';
import type { AlarmId, DeviceId, Result } from '@zentrale/kernel/values';
import type { DeviceView } from '@zentrale/protocol';
import { compileRule, INITIAL_STATE, type DeviceSettings } from '../core/index.ts';
import type { DeviceIntake } from '../ports/device-intake.ts';
import { authenticateDevice } from './authenticate.ts';
import { DeadlineTimer } from './deadline-timer.ts';
import { insertDevice, type DeviceDescription } from './device-rows.ts';
import { DEVICES_CHANGED, ingestReading, recordDeadLetter, type BridgeParts } from './ingest.ts';
import { passDue } from './pass-due.ts';
import { hashSecret, mintSecret } from './secret.ts';
import { Serial } from './serial.ts';
import { readAlarm, readDevices, type AlarmDetail } from './views.ts';

export type DeviceRegistration = DeviceDescription &
  DeviceSettings & {
    /** Given by who installs; minted when left out. Unique over all tenants. */
    readonly deviceId?: DeviceId;
  };

export interface IotBridge extends DeviceIntake {
  /** Adds a device. The secret is told here and never again. Asserts the bounds of settings. */
  registerDevice(
    tx: Tx,
    device: DeviceRegistration,
  ): Promise<{ deviceId: DeviceId; secret: string }>;
  /** Replaces the secret, at least 16 characters; open connections stay. */
  setSecret(tx: Tx, device: { deviceId: DeviceId; secret: string }): Promise<Result<null>>;
  devices(tx: Tx): Promise<DeviceView[]>;
  alarm(tx: Tx, alarmId: AlarmId): Promise<AlarmDetail | null>;
  /** Raises what fell due while nobody looked, then keeps one timer for the next deadline. */
  start(): Promise<void>;
  /** Stops the timer and waits for readings under way. */
  close(): Promise<void>;
}

/** Turns device readings into durable state, and conditions that last into alarms. */
export function createIotBridge(parts: BridgeParts): IotBridge {
  const { store, bus } = parts;
  const serial = new Serial();
  const online = new Set<string>();
  const timer = new DeadlineTimer(parts.clock, parts.log, () => passDue(parts, serial));

  return {
    registerDevice: (tx, device) => registerDevice(parts, tx, device),
    setSecret: async (tx, { deviceId, secret }) => {
      const changed = await tx.query(
        'update devices set secret_hash = $2 where device_id = $1 returning device_id',
        [deviceId, hashSecret(secret)],
      );
      return changed.length === 0 ? refused('device.unknown') : accepted(null);
    },
    authenticate: (username, secret) => authenticateDevice(store, username, secret),
    ingest: async (raw) => {
      const result = await serial.run(raw.deviceId, () => ingestReading(parts, raw));
      if (!result.ok) return result;
      const { isRepeat, dueAt } = result.value;
      if (dueAt !== null) timer.wakeBy(dueAt);
      return accepted({ isRepeat });
    },
    rejectTopic: (raw) =>
      store.transact(raw.tenantId, (tx) =>
        recordDeadLetter(parts, tx, raw, 'the device may not publish to this topic'),
      ),
    setOnline: ({ tenantId, deviceId }, isOnline) => {
      if (online.has(deviceId) === isOnline) return;
      if (isOnline) online.add(deviceId);
      else online.delete(deviceId);
      bus.publish(DEVICES_CHANGED, tenantId, { deviceId });
    },
    devices: (tx) => readDevices(tx, (deviceId) => online.has(deviceId)),
    alarm: (tx, alarmId) => readAlarm(tx, alarmId),
    start: () => timer.start(),
    close: async () => {
      await timer.close();
      await serial.idle();
    },
  };
}

async function registerDevice(
  parts: BridgeParts,
  tx: Tx,
  device: DeviceRegistration,
): Promise<{ deviceId: DeviceId; secret: string }> {
  compileRule(device);
  const deviceId = device.deviceId ?? asId<DeviceId>(parts.ids.next('dev'));
  const secret = mintSecret();
  await insertDevice(tx, { ...device, deviceId, secretHash: hashSecret(secret) }, INITIAL_STATE);
  tx.afterCommit(() => parts.bus.publish(DEVICES_CHANGED, tx.tenantId, { deviceId }));
  return { deviceId, secret };
}
