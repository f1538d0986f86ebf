import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Aedes, type Client } from 'aedes';
import type { Log } from '@zentrale/kernel/ports';
import { assert } from '@zentrale/kernel/values';
import type { DeviceIntake } from '../../ports/device-intake.ts';
import { DeviceDoor } from './device-door.ts';
import { PacketLimit } from './packet-limit.ts';

/** Twice the payload limit: a payload that is too large still gets its dead letter. */
const PACKET_BYTES_MAX = 16_384;
/** A connection that does not say who it is within this time is closed. */
const CONNECT_WAIT_MS = 10_000;
/** Silent peers are noticed by TCP itself, for devices that ask for no keep-alive. */
const TCP_KEEP_ALIVE_MS = 60_000;
/** How long closing waits for messages under way, so that they are still acknowledged. */
const DRAIN_MS_MAX = 2000;

export interface MqttOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly bridge: DeviceIntake;
  readonly log: Log;
  readonly connectionsMax: number;
}

export interface MqttGateway {
  readonly port: number;
  /** Refuses new connections, ends the present ones, and returns when all are gone. */
  close(): Promise<void>;
}

/**
 * Opens the embedded MQTT 3.1.1 broker. User name is the device's id, password its secret. A
 * message is acknowledged only when the bridge has committed it. Throws the server's own error,
 * `code` kept (`EADDRINUSE`, `EACCES`), when the address cannot be taken.
 */
export async function openMqtt(options: MqttOptions): Promise<MqttGateway> {
  const { log } = options;
  const door = new DeviceDoor(options.bridge, log);
  const broker = await Aedes.createBroker({
    connectTimeout: CONNECT_WAIT_MS,
    preConnect: door.preConnect,
    authenticate: door.authenticate,
    authorizePublish: door.authorizePublish,
    authorizeSubscribe: door.authorizeSubscribe,
  });
  broker.on('clientReady', (client) => door.came(client));
  broker.on('clientDisconnect', (client) => door.went(client));
  broker.on('clientError', (client, error) => logError(log, client, error));
  broker.on('connectionError', (client, error) => logError(log, client, error));
  const server = createServer((socket) => {
    bound(socket);
    broker.handle(socket);
  });
  server.maxConnections = options.connectionsMax;
  server.on('drop', () => log.warn('mqtt.connection-dropped', { max: options.connectionsMax }));
  try {
    await listen(server, options);
  } catch (cause) {
    await closeBroker(broker);
    throw cause;
  }
  return { port: portOf(server), close: () => close(server, broker, door) };
}

function bound(socket: Socket): void {
  socket.setKeepAlive(true, TCP_KEEP_ALIVE_MS);
  socket.setNoDelay(true);
  const limit = new PacketLimit(PACKET_BYTES_MAX);
  const read = socket.read.bind(socket);
  // The broker pulls bytes through `read`; looking at them here needs no second stream, whose
  // closing would have to be kept in step with the socket's.
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (!(chunk instanceof Uint8Array) || limit.accepts(chunk)) return chunk;
    socket.destroy(new Error(`packet larger than ${PACKET_BYTES_MAX} bytes`));
    return null;
  };
}

async function listen(server: Server, { host, port }: MqttOptions): Promise<void> {
  server.listen({ host, port });
  await once(server, 'listening');
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  assert(address !== null && typeof address === 'object', 'a TCP server listens on a port');
  return address.port;
}

async function close(server: Server, broker: Aedes, door: DeviceDoor): Promise<void> {
  const isClosed = once(server, 'close');
  server.close();
  await Promise.race([door.idle(), delay(DRAIN_MS_MAX, undefined, { ref: false })]);
  await closeBroker(broker);
  await isClosed;
}

function closeBroker(broker: Aedes): Promise<void> {
  return new Promise((resolve) => {
    broker.close(() => resolve());
  });
}

function logError(log: Log, client: Client, error: Error): void {
  log.debug('mqtt.connection-failed', { clientId: client.id, reason: error.message });
}
