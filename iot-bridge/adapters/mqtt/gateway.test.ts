import { connect as tcp } from 'node:net';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { ManualClock } from '@zentrale/kernel/testing';
import { openTestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openBridgeWorld, type BridgeWorld } from '../../testing/index.ts';
import { commandsTopic, openMqtt, readingsTopic, type MqttGateway } from './index.ts';

const silence = (): void => undefined;
const log = { error: silence, warn: silence, info: silence, debug: silence, with: () => log };
const host = '127.0.0.1';
const clock = new ManualClock();
let opened: Awaited<ReturnType<typeof openTestStore>>;
let world: BridgeWorld;
let gateway: MqttGateway;
let device: Awaited<ReturnType<BridgeWorld['register']>>;
let clients: MqttClient[];

beforeAll(async () => {
  opened = await openTestStore({ clock });
});
afterAll(() => opened.close());
beforeEach(async () => {
  clients = [];
  world = openBridgeWorld({ ...opened, clock });
  device = await world.register();
  gateway = await openMqtt({ host, port: 0, bridge: world.bridge, log, connectionsMax: 5 });
  return async () => {
    await Promise.all(clients.map((client) => client.endAsync(true)));
    await gateway.close();
    await world.bridge.close();
  };
});

function connect(more: IClientOptions = {}): MqttClient {
  const client = mqtt.connect({
    host,
    port: gateway.port,
    username: device.deviceId,
    password: device.secret,
    reconnectPeriod: 0,
    ...more,
  });
  client.on('error', silence);
  clients.push(client);
  return client;
}
const happened = (client: MqttClient, event: 'connect' | 'close'): Promise<void> =>
  new Promise((resolve) => client.once(event, () => resolve()));
const reading = (readingId: string, position = 'open'): string =>
  JSON.stringify({ readingId, measuredAt: clock.now(), door: position });
const kept = async (): Promise<string[]> => {
  const rows = await opened.store.transact(opened.tenantId, (tx) =>
    tx.query<{ id: string }>(
      'select reading_id as id from device_readings where device_id = $1 order by seq',
      [device.deviceId],
    ),
  );
  return rows.map(({ id }) => id);
};
const topic = (): string => readingsTopic(device.deviceId);

describe('acknowledgement', () => {
  test('comes after the commit', async () => {
    const client = connect();
    await client.publishAsync(topic(), reading('r1'), { qos: 1 });
    expect(await kept()).toEqual(['r1']);
  });

  test('is withheld while the store hangs', async () => {
    const client = connect();
    await happened(client, 'connect');
    let release = silence;
    world.hang = new Promise((resolve) => {
      release = resolve;
    });
    let isAcknowledged = false;
    const acknowledged = client
      .publishAsync(topic(), reading('r1'), { qos: 1 })
      .then(() => (isAcknowledged = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(isAcknowledged).toBe(false);
    world.hang = null;
    release();
    await acknowledged;
    expect(await kept()).toEqual(['r1']);
  });

  test('never comes on a store fault: the connection ends and the device sends again', async () => {
    const client = connect({ reconnectPeriod: 50, clean: false, clientId: 'door' });
    await happened(client, 'connect');
    world.isStoreGone = true;
    let isAcknowledged = false;
    const acknowledged = client
      .publishAsync(topic(), reading('r1'), { qos: 1 })
      .then(() => (isAcknowledged = true));
    await happened(client, 'close');
    expect(isAcknowledged).toBe(false);
    world.isStoreGone = false;
    await acknowledged;
    expect(await kept()).toEqual(['r1']);
  });

  test('comes for what became a dead letter, so that the device does not loop', async () => {
    const client = connect();
    await client.publishAsync(topic(), '{"nonsense":1}', { qos: 1 });
    expect(world.letters).toHaveLength(1);
    await client.publishAsync(topic(), reading('r2'), { qos: 1 });
    expect(await kept()).toEqual(['r2']);
  });

  test('a burst is kept in order', async () => {
    const client = connect();
    const names = Array.from({ length: 50 }, (_, index) => `r${index}`);
    await Promise.all(names.map((name) => client.publishAsync(topic(), reading(name), { qos: 1 })));
    expect(await kept()).toEqual(names);
  });

  test('a live reading with the retain flag raises like any other', async () => {
    device = await world.register({ kind: 'defibrillator', settings: { taken: true } });
    const client = connect();
    const taken = { readingId: 'r1', measuredAt: clock.now(), defibrillator: 'taken' };
    await client.publishAsync(topic(), JSON.stringify(taken), { qos: 1, retain: true });
    expect(world.enqueued.map((message) => message.topic)).toEqual(['alarm.raised']);
  });
});

describe('access', () => {
  test('a wrong secret is refused with the code for it', async () => {
    const client = connect({ password: 'wrong' });
    const error = await new Promise((resolve) => client.once('error', resolve));
    expect(error).toMatchObject({ code: 4 });
  });

  test('another topic is refused and kept as a dead letter; the connection ends', async () => {
    const client = connect();
    await happened(client, 'connect');
    client.publish(readingsTopic((await world.register()).deviceId), reading('r1'), { qos: 1 });
    await happened(client, 'close');
    expect(world.letters).toMatchObject([
      { source: 'mqtt', reason: 'the device may not publish to this topic' },
    ]);
  });

  test("a device may listen to its own commands and to nobody else's", async () => {
    const client = connect();
    const own = await client.subscribeAsync(commandsTopic(device.deviceId), { qos: 1 });
    expect(own.map(({ qos }) => qos)).toEqual([1]);
    await expect(client.subscribeAsync('#')).rejects.toThrow(/Unspecified error/);
    const other = (await world.register()).deviceId;
    await expect(client.subscribeAsync(commandsTopic(other))).rejects.toThrow(/Unspecified error/);
  });

  test("a device cannot push another's connection out by taking its client id", async () => {
    const victim = connect();
    await happened(victim, 'connect');
    const thief = await world.register();
    const other = connect({
      clientId: device.deviceId,
      username: thief.deviceId,
      password: thief.secret,
    });
    await happened(other, 'connect');
    await victim.publishAsync(topic(), reading('r1'), { qos: 1 });
    expect(victim.connected).toBe(true);
  });
});

describe('bounds', () => {
  test('a packet that announces too many bytes ends the connection before they come', async () => {
    const socket = tcp(gateway.port, host);
    socket.on('error', silence);
    const isClosed = new Promise((resolve) => socket.once('close', () => resolve('closed')));
    socket.write(Uint8Array.from([0x10, 0xff, 0xff, 0xff, 0x7f, 0]));
    expect(await isClosed).toBe('closed');
  });

  test('more connections than allowed are not taken', async () => {
    const sockets = Array.from({ length: 7 }, () => tcp(gateway.port, host).on('error', silence));
    await vi.waitFor(() => {
      expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(2);
    });
    for (const socket of sockets) socket.destroy();
  });

  test('a port in use is told by its code', async () => {
    const again = openMqtt({
      host,
      port: gateway.port,
      bridge: world.bridge,
      log,
      connectionsMax: 5,
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('presence', () => {
  const isOnline = () =>
    opened.store.transact(
      opened.tenantId,
      async (tx) =>
        (await world.bridge.devices(tx)).find(({ deviceId }) => deviceId === device.deviceId)
          ?.isOnline,
    );

  test('follows the connection', async () => {
    const client = connect();
    await happened(client, 'connect');
    await vi.waitFor(async () => expect(await isOnline()).toBe(true));
    await client.endAsync();
    await vi.waitFor(async () => expect(await isOnline()).toBe(false));
  });

  test('closing ends connections and frees the port', async () => {
    const client = connect();
    await happened(client, 'connect');
    const isClosed = happened(client, 'close');
    await gateway.close();
    await isClosed;
    expect(await isOnline()).toBe(false);
    gateway = await openMqtt({
      host,
      port: gateway.port,
      bridge: world.bridge,
      log,
      connectionsMax: 5,
    });
  });
});
