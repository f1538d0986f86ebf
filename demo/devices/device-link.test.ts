import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeviceLink } from './device-link.ts';

const CONNECT = 1;
const PUBLISH = 3;

/** As much of a broker as one device needs: lets in by password, acknowledges when told. */
async function openBroker(password: string) {
  const published: string[] = [];
  const sockets = new Set<Socket>();
  const broker = { acknowledges: true };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (packet) => {
      const kind = (packet[0] ?? 0) >> 4;
      if (kind === CONNECT) {
        const isRight = packet.includes(password);
        socket.write(Buffer.from([0x20, 2, 0, isRight ? 0 : 5]));
      }
      if (kind === PUBLISH) {
        // Every packet of these tests is shorter than 16 kB: two bytes of length at most.
        const start = (packet[1] ?? 0) & 0x80 ? 3 : 2;
        const topicBytes = packet.readUInt16BE(start);
        const id = start + 2 + topicBytes;
        const topic = packet.subarray(start + 2, id).toString();
        published.push(`${topic} ${packet.subarray(id + 2).toString()}`);
        const [high = 0, low = 0] = packet.subarray(id, id + 2);
        if (broker.acknowledges) socket.write(Buffer.from([0x40, 2, high, low]));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the broker has no port');
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    published,
    broker,
    dropAll: () => sockets.forEach((socket) => socket.destroy()),
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

const device = (secret: string) =>
  ({ deviceId: 'door-1', secret, kind: 'door', name: 'Door', place: 'Hall' }) as const;

let broker: Awaited<ReturnType<typeof openBroker>>;
let link: DeviceLink;
beforeEach(async () => {
  broker = await openBroker('right');
  link = new DeviceLink(device('right'), broker.url, () => undefined);
});
afterEach(async () => {
  await link.close();
  broker.close();
});

test('connects with its first reading, which is acknowledged', async () => {
  expect(link.view).toMatchObject({ connection: 'idle', value: null });
  await link.measure({ door: 'open' });

  expect(link.view).toMatchObject({ connection: 'connected', value: 'open' });
  expect(link.view.publish?.acknowledgedAt).not.toBeNull();
  const [topic, payload = ''] = (broker.published[0] ?? '').split(/ (.*)/s);
  expect(topic).toBe('devices/door-1/readings');
  const reading: Record<string, unknown> = JSON.parse(payload);
  expect(Object.keys(reading)).toEqual(['readingId', 'measuredAt', 'door']);
  expect(Math.abs(Date.parse(String(reading['measuredAt'])) - Date.now())).toBeLessThan(5_000);
});

test('a reading is pending until the broker has it, and goes again after a broken line', async () => {
  broker.broker.acknowledges = false;
  const measured = link.measure({ door: 'open' });
  await vi.waitFor(() => expect(broker.published).toHaveLength(1));
  expect(link.view.publish).toMatchObject({ acknowledgedAt: null, failure: null });

  broker.dropAll();
  await vi.waitFor(() => expect(link.view.connection).toBe('lost'));
  broker.broker.acknowledges = true;
  await measured;
  expect(broker.published).toHaveLength(2);
  expect(broker.published[1]).toBe(broker.published[0]);
  expect(link.view.publish?.acknowledgedAt).not.toBeNull();
});

test('a wrong password is shown and not tried for ever', async () => {
  const stranger = new DeviceLink(device('wrong'), broker.url, () => undefined);
  await stranger.measure({ door: 'open' });
  expect(stranger.view.connection).toBe('refused');
  expect(stranger.view.publish?.failure).not.toBeNull();
  await stranger.close();
});

test('rubbish is sent as it is', async () => {
  await link.sendRubbish();
  const [, payload = ''] = (broker.published[0] ?? '').split(/ (.*)/s);
  expect(() => JSON.parse(payload)).toThrow();
});
