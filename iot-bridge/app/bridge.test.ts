import { ManualClock } from '@zentrale/kernel/testing';
import { asId, durationMs, must, type AlarmId } from '@zentrale/kernel/values';
import { openTestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBridgeWorld, type BridgeWorld } from '../testing/index.ts';
import { READINGS_KEPT_MAX } from './reading-rows.ts';

const clock = new ManualClock();
let opened: Awaited<ReturnType<typeof openTestStore>>;
let world: BridgeWorld;

beforeAll(async () => {
  opened = await openTestStore({ clock });
});
afterAll(() => opened.close());
beforeEach(async () => {
  world = openBridgeWorld({ ...opened, clock });
  return async () => {
    await world.bridge.close();
    await opened.store.system((queries) => queries.query('delete from devices'));
  };
});

const door = (readingId: string, position: string, measuredAt: number = clock.now()) => ({
  readingId,
  measuredAt,
  door: position,
});
const topics = () => world.enqueued.map(({ topic, key }) => `${topic} ${key}`);
const alarmId = () =>
  asId<AlarmId>((must(world.enqueued[0], 'an alarm').body as { alarmId: string }).alarmId);
const read = <Value>(work: Parameters<typeof opened.store.transact<Value>>[1]) =>
  opened.store.transact(opened.tenantId, work);

describe('duration alarms', () => {
  test('a door open too long raises once, by the timer, with its last readings', async () => {
    const { deviceId } = await world.register();
    await world.bridge.start();
    await world.send(deviceId, { ...door('r1', 'open'), battery: 88.4 });
    clock.advance(59_999);
    expect(topics()).toEqual([]);
    clock.advance(1);
    await vi.waitFor(() => expect(topics()).toEqual([`alarm.raised ${deviceId}`]));
    const alarm = await read((tx) => world.bridge.alarm(tx, alarmId()));
    expect(alarm).toMatchObject({
      deviceId,
      deviceName: 'Back door',
      place: 'Warehouse 2',
      condition: 'door-open-too-long',
      severity: 'high',
      raisedAt: clock.now(),
      clearedAt: null,
      responsiblePhone: '+4915112345678',
      readings: [
        { name: 'door', value: 'open' },
        { name: 'battery', value: '88', unit: '%' },
      ],
    });
    clock.advance(1000);
    await world.send(deviceId, door('r2', 'open'));
    await world.send(deviceId, door('r3', 'closed'));
    expect(topics()).toEqual([`alarm.raised ${deviceId}`, `alarm.cleared ${deviceId}`]);
    expect(await read((tx) => world.bridge.alarm(tx, alarmId()))).toMatchObject({
      repeats: 1,
      clearedAt: clock.now(),
    });
  });

  test('closing in time takes the deadline back', async () => {
    const { deviceId } = await world.register();
    await world.send(deviceId, door('r1', 'open'));
    clock.advance(30_000);
    await world.send(deviceId, door('r2', 'closed'));
    clock.advance(100_000);
    await world.restart().start();
    expect(topics()).toEqual([]);
  });

  test('a deadline that passed while nothing ran is raised exactly once at the start', async () => {
    const { deviceId } = await world.register();
    await world.send(deviceId, door('r1', 'open'));
    await world.bridge.close();
    clock.advance(600_000);
    await Promise.all([world.restart().start(), world.restart().start()]);
    const third = world.restart();
    await third.start();
    await third.close();
    expect(topics()).toEqual([`alarm.raised ${deviceId}`]);
  });

  test('a bridge that starts before the deadline raises at it', async () => {
    const { deviceId } = await world.register();
    await world.send(deviceId, door('r1', 'open'));
    await world.bridge.close();
    const second = world.restart();
    await second.start();
    clock.advance(60_000);
    await vi.waitFor(() => expect(topics()).toEqual([`alarm.raised ${deviceId}`]));
    await second.close();
  });

  test('two tenants share one timer, each alarm in its own tenant', async () => {
    const other = await opened.tenant();
    const { deviceId } = await world.register();
    const far = openBridgeWorld({ ...opened, tenantId: other, clock });
    const there = await far.register({
      kind: 'door',
      settings: { openMaxMs: durationMs(20_000) },
    });
    await world.send(deviceId, door('r1', 'open'));
    await far.send(there.deviceId, door('r1', 'open'));
    await world.bridge.start();
    clock.advance(20_000);
    await vi.waitFor(() => expect(topics()).toEqual([`alarm.raised ${there.deviceId}`]));
    await vi.waitFor(async () => {
      const here = await read((tx) => tx.query('select alarm_id from alarms'));
      const away = await opened.store.transact(other, (tx) =>
        tx.query('select alarm_id from alarms'),
      );
      expect([here.length, away.length]).toEqual([0, 1]);
    });
    clock.advance(40_000);
    await vi.waitFor(() => expect(topics()).toContain(`alarm.raised ${deviceId}`));
    await far.bridge.close();
  });

  test('when the store is gone at the deadline, the alarm follows as soon as it is back', async () => {
    const { deviceId } = await world.register();
    await world.bridge.start();
    await world.send(deviceId, door('r1', 'open'));
    world.isStoreGone = true;
    clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(topics()).toEqual([]);
    world.isStoreGone = false;
    await vi.waitFor(() => {
      clock.advance(1000);
      expect(topics()).toEqual([`alarm.raised ${deviceId}`]);
    });
  });
});

describe('readings', () => {
  test('the same readingId twice is one reading', async () => {
    const { deviceId } = await world.register({
      kind: 'defibrillator',
      settings: { taken: true },
    });
    const taken = { readingId: 'r1', measuredAt: clock.now(), defibrillator: 'taken' };
    expect(await world.send(deviceId, taken)).toEqual({ ok: true, value: { isRepeat: false } });
    expect(await world.send(deviceId, taken)).toEqual({ ok: true, value: { isRepeat: true } });
    expect(topics()).toEqual([`alarm.raised ${deviceId}`]);
  });

  test('a retained reading raises nothing', async () => {
    const { deviceId } = await world.register({
      kind: 'defibrillator',
      settings: { taken: true },
    });
    const taken = { readingId: 'r1', measuredAt: clock.now(), defibrillator: 'taken' };
    await world.send(deviceId, taken, true);
    expect(topics()).toEqual([]);
  });

  test('readings sent together are taken in their order', async () => {
    const { deviceId } = await world.register();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        world.send(deviceId, door(`r${index}`, index % 2 === 0 ? 'closed' : 'open')),
      ),
    );
    const rows = await read((tx) =>
      tx.query<{ id: string }>('select reading_id as id from device_readings order by seq'),
    );
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, index) => `r${index}`));
  });

  test('a wrong clock is marked and the instant of receipt is used', async () => {
    const { deviceId } = await world.register();
    await world.send(deviceId, door('r1', 'open', clock.now() - 3_600_000));
    const rows = await read((tx) =>
      tx.query('select measured_at as "at", is_clock_wrong as "wrong" from device_readings'),
    );
    expect(rows).toEqual([{ at: clock.now(), wrong: true }]);
  });

  test('only the newest are kept', async () => {
    const { deviceId } = await world.register();
    for (let count = 1; count <= READINGS_KEPT_MAX + 5; count += 1) {
      await world.send(deviceId, door(`r${count}`, 'closed'));
    }
    const [row] = await read((tx) =>
      tx.query('select count(*)::int as count, min(seq) as first from device_readings'),
    );
    expect(row).toEqual({ count: READINGS_KEPT_MAX, first: 6 });
  });

  test.each([
    ['not json', '{"readingId":', undefined],
    ['an unknown field', { readingId: 'r', measuredAt: 1, door: 'open', colour: 'red' }, 'colour'],
    ['a wrong value', { readingId: 'r', measuredAt: 1, door: 'ajar' }, 'door'],
    ['a signal of another kind', { readingId: 'r', measuredAt: 1, temperature: 4 }, 'temperature'],
    ['no signal', { readingId: 'r', measuredAt: 1 }, 'door'],
    ['no reading id', { measuredAt: 1, door: 'open' }, 'readingId'],
    ['a wrong instant', { readingId: 'r', measuredAt: 'yesterday', door: 'open' }, 'measuredAt'],
    ['too many bytes', ' '.repeat(8193), undefined],
  ])('%s becomes a dead letter that names the field', async (_name, payload, field) => {
    const { deviceId } = await world.register();
    const result = await world.send(deviceId, payload);
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'request.invalid' } });
    expect(world.letters).toHaveLength(1);
    expect(world.letters[0]).toMatchObject({
      source: 'mqtt',
      place: `devices/${deviceId}/readings`,
    });
    expect(world.letters[0]?.field).toBe(field);
    expect(await read((tx) => tx.query('select seq from device_readings'))).toEqual([]);
  });

  test('ISO-8601 instants with an offset are read', async () => {
    const { deviceId } = await world.register();
    const measuredAt = new Date(clock.now()).toISOString().replace('Z', '+00:00');
    const result = await world.send(deviceId, { readingId: 'r1', measuredAt, door: 'open' });
    expect(result.ok).toBe(true);
    expect(world.news).toContainEqual({ subject: 'devices.changed', body: { deviceId } });
  });
});

describe('devices', () => {
  test('the secret opens, nothing else does, and it can be replaced', async () => {
    const { deviceId, secret } = await world.register();
    const { bridge } = world;
    expect(await bridge.authenticate(deviceId, secret)).toEqual({
      tenantId: opened.tenantId,
      deviceId,
    });
    expect(await bridge.authenticate(deviceId, `${secret}x`)).toBeNull();
    expect(await bridge.authenticate(deviceId, '')).toBeNull();
    expect(await bridge.authenticate('dev_unknown', '')).toBeNull();
    const next = 'a secret chosen for the demo';
    await read((tx) => bridge.setSecret(tx, { deviceId, secret: next }));
    expect(await bridge.authenticate(deviceId, secret)).toBeNull();
    expect(await bridge.authenticate(deviceId, next)).not.toBeNull();
    const rows = await read((tx) =>
      tx.query<{ kept: string }>('select secret_hash as kept from devices'),
    );
    expect(rows[0]?.kept).not.toContain(next);
  });

  test('another tenant can neither see nor change a device', async () => {
    const { deviceId } = await world.register();
    const other = await opened.tenant();
    const change = { deviceId, secret: 'a secret chosen by a stranger' };
    const [list, set] = await opened.store.transact(other, async (tx) => [
      await world.bridge.devices(tx),
      await world.bridge.setSecret(tx, change),
    ]);
    expect(list).toEqual([]);
    expect(set).toMatchObject({ ok: false, refusal: { kind: 'device.unknown' } });
  });

  test('the list shows connection, readings and the alarm that is up', async () => {
    const { deviceId } = await world.register({
      kind: 'temperature',
      settings: { low: 2, high: 8, hysteresis: 0.5, forMs: durationMs(0) },
    });
    world.bridge.setOnline({ tenantId: opened.tenantId, deviceId }, true);
    await world.send(deviceId, { readingId: 'r1', measuredAt: clock.now(), temperature: 9.26 });
    expect(await read((tx) => world.bridge.devices(tx))).toEqual([
      {
        deviceId,
        kind: 'temperature',
        name: 'Back door',
        place: 'Warehouse 2',
        responsibleName: 'Ada',
        isOnline: true,
        lastSeenAt: clock.now(),
        activeAlarm: {
          alarmId: alarmId(),
          condition: 'temperature-high',
          raisedAt: clock.now(),
        },
        readings: [{ name: 'temperature', value: '9.3', unit: '°C', measuredAt: clock.now() }],
      },
    ]);
  });
});
