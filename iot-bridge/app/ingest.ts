import type { Bus, Clock, DeadLetters, Ids, Log, Store, Tx } from '@zentrale/kernel/ports';
import { accepted, refused, type Instant, type Result } from '@zentrale/kernel/values';
import { compileRule, evaluate, nextDeadline, signalTime } from '../core/index.ts';
import type { RawReading } from '../ports/device-intake.ts';
import { recordAlarmFacts } from './alarm-rows.ts';
import { lockDevice, saveDeviceState, type DeviceRow } from './device-rows.ts';
import { parsePayload, type ParsedPayload } from './payload.ts';
import { addReading } from './reading-rows.ts';

export interface BridgeParts {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly store: Store;
  readonly log: Log;
  readonly bus: Bus;
  readonly deadLetters: DeadLetters;
}

/** Said when a device, its readings or its alarm changed; the body is `{ deviceId }`. */
export const DEVICES_CHANGED = 'devices.changed';

export interface Ingested {
  readonly isRepeat: boolean;
  /** When time alone will change the device's state. */
  readonly dueAt: Instant | null;
}

/** One reading, one transaction: reading, state, alarm and what follows, or a dead letter. */
export async function ingestReading(
  parts: BridgeParts,
  raw: RawReading,
): Promise<Result<Ingested>> {
  const receivedAt = parts.clock.now();
  return parts.store.transact(raw.tenantId, async (tx) => {
    const device = await lockDevice(tx, raw.deviceId);
    if (device === null) {
      await recordDeadLetter(parts, tx, raw, 'no such device');
      return refused('device.unknown');
    }
    const parsed = parsePayload(raw.payload, device.kind);
    if (!parsed.ok) {
      await recordDeadLetter(parts, tx, raw, parsed.reason, parsed.field);
      return refused('request.invalid', {
        ...(parsed.field === undefined ? {} : { field: parsed.field }),
        facts: { reason: parsed.reason },
      });
    }
    return accepted(await apply(parts, tx, device, parsed.value, receivedAt, !raw.isRetained));
  });
}

async function apply(
  parts: BridgeParts,
  tx: Tx,
  device: DeviceRow,
  payload: ParsedPayload,
  receivedAt: Instant,
  isFresh: boolean,
): Promise<Ingested> {
  const { readingId, signal, batteryPct } = payload;
  const { at, isClockWrong } = signalTime(payload.measuredAt, receivedAt);
  const reading = { readingId, signal, batteryPct, isFresh, isClockWrong };
  const isNew = await addReading(tx, device, { ...reading, measuredAt: at, receivedAt });
  if (!isNew) return { isRepeat: true, dueAt: nextDeadline(device.state) };
  const rule = compileRule(device);
  const { state, facts } = evaluate(
    device.state,
    { type: 'reading', reading: { signal, at, isFresh } },
    rule,
  );
  await recordAlarmFacts(tx, parts.ids, device, facts);
  await saveDeviceState(tx, device.deviceId, state);
  announce(parts, tx, device);
  return { isRepeat: false, dueAt: nextDeadline(state) };
}

/** Tells a device's rule what time it is, as the bridge's timer does when a deadline has come. */
export async function passDeviceTime(parts: BridgeParts, tx: Tx, device: DeviceRow): Promise<void> {
  const at = parts.clock.now();
  const { state, facts } = evaluate(device.state, { type: 'time', at }, compileRule(device));
  if (facts.length === 0) return;
  await recordAlarmFacts(tx, parts.ids, device, facts);
  await saveDeviceState(tx, device.deviceId, state);
  announce(parts, tx, device);
}

export async function recordDeadLetter(
  parts: BridgeParts,
  tx: Tx,
  raw: RawReading,
  reason: string,
  field?: string,
): Promise<void> {
  await parts.deadLetters.record(tx, {
    source: 'mqtt',
    place: raw.topic,
    reason,
    ...(field === undefined ? {} : { field }),
    payload: raw.payload,
  });
  parts.log.warn('device.message-refused', { deviceId: raw.deviceId, field });
}

function announce(parts: BridgeParts, tx: Tx, { deviceId }: DeviceRow): void {
  tx.afterCommit(() => parts.bus.publish(DEVICES_CHANGED, tx.tenantId, { deviceId }));
}
