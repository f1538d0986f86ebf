import type { AedesOptions, AuthenticateError, Client } from 'aedes';
import type { Log } from '@zentrale/kernel/ports';
import type { DeviceIntake, DevicePrincipal } from '../../ports/device-intake.ts';
import { commandsTopic, readingsTopic } from './topics.ts';

type Handler<Name extends keyof AedesOptions> = NonNullable<AedesOptions[Name]>;
type Packet = Parameters<Handler<'authorizePublish'>>[1];

type ReturnCode = AuthenticateError['returnCode'];

// Return codes of CONNACK in MQTT 3.1.1; the broker's own names for them exist only as types.
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
const SERVER_UNAVAILABLE = 3 as ReturnCode;
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
const WRONG_NAME_OR_PASSWORD = 4 as ReturnCode;

/** Who may connect, publish and subscribe; and the place where a message waits for its commit. */
export class DeviceDoor {
  readonly #intake: DeviceIntake;
  readonly #log: Log;
  readonly #devices = new WeakMap<Client, DevicePrincipal>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(intake: DeviceIntake, log: Log) {
    this.#intake = intake;
    this.#log = log;
  }

  readonly preConnect: Handler<'preConnect'> = (_client, packet, done) => {
    // One session per device, under the device's own id: a foreign client id would end the
    // connection of whoever holds it.
    if (packet.username !== undefined) packet.clientId = packet.username;
    // Absence shows in the connection itself; a will would be one reading for ever.
    delete packet.will;
    done(null, true);
  };

  readonly authenticate: Handler<'authenticate'> = (client, username, password, done) => {
    this.#intake.authenticate(username ?? '', password?.toString('utf8') ?? '').then(
      (device) => {
        if (device === null) {
          this.#log.warn('device.sign-in-failed', {});
          return done(refusal('wrong name or secret', WRONG_NAME_OR_PASSWORD), false);
        }
        this.#devices.set(client, device);
        return done(null, true);
      },
      (cause: unknown) => {
        this.#log.warn('device.sign-in-delayed', { cause });
        done(refusal('store unavailable', SERVER_UNAVAILABLE), false);
      },
    );
  };

  /** The broker acknowledges when `done` is called without an error: after the commit. */
  readonly authorizePublish: Handler<'authorizePublish'> = (client, packet, done) => {
    const device = client === null ? undefined : this.#devices.get(client);
    // The broker's own notices on $SYS have no client.
    if (client === null) return done(null);
    if (device === undefined) return done(new Error('not signed in'));
    const work = this.#take(device, packet).then(
      (isAllowed) => done(isAllowed ? null : new Error('topic refused')),
      (cause: unknown) => {
        this.#log.warn('device.reading-not-kept', { deviceId: device.deviceId, cause });
        done(new Error('reading not kept', { cause }));
      },
    );
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  };

  readonly authorizeSubscribe: Handler<'authorizeSubscribe'> = (client, subscription, done) => {
    const device = this.#devices.get(client);
    const isAllowed = device !== undefined && subscription.topic === commandsTopic(device.deviceId);
    done(null, isAllowed ? subscription : null);
  };

  came(client: Client): void {
    this.#tell(client, true);
  }

  went(client: Client): void {
    this.#tell(client, false);
  }

  /** Resolves when no message waits for its commit any more. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #take(device: DevicePrincipal, packet: Packet): Promise<boolean> {
    const payload =
      typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    // A device's retain flag asks the broker to keep a copy; nobody here reads copies. The message
    // itself is live: only what a broker sends to its subscribers can be a retained one.
    packet.retain = false;
    const raw = { ...device, topic: packet.topic, payload, isRetained: false };
    if (packet.topic !== readingsTopic(device.deviceId)) {
      await this.#intake.rejectTopic(raw);
      return false;
    }
    // A refusal has become a dead letter; it is acknowledged, or the device would send it for ever.
    await this.#intake.ingest(raw);
    return true;
  }

  #tell(client: Client, isOnline: boolean): void {
    const device = this.#devices.get(client);
    if (device !== undefined) this.#intake.setOnline(device, isOnline);
  }
}

function refusal(message: string, returnCode: ReturnCode): AuthenticateError {
  return Object.assign(new Error(message), { returnCode });
}
