import { randomBytes } from 'node:crypto';
import mqtt, { type MqttClient } from 'mqtt';

export interface DemoDevice {
  readonly deviceId: string;
  readonly secret: string;
  readonly kind: 'door' | 'temperature' | 'defibrillator';
  readonly name: string;
  readonly place: string;
}

export type Measured =
  | { door: 'open' | 'closed' }
  | { temperature: number }
  | {
      defibrillator: 'taken' | 'returned';
    };

/** What the page shows of one device. */
export interface DeviceLinkView {
  readonly deviceId: string;
  readonly kind: DemoDevice['kind'];
  readonly name: string;
  readonly place: string;
  readonly connection: 'idle' | 'connecting' | 'connected' | 'lost' | 'refused';
  readonly value: string | null;
  readonly publish: {
    readonly payload: string;
    readonly sentAt: number;
    /** When the broker said that it has it; null while it has not. */
    readonly acknowledgedAt: number | null;
    readonly failure: string | null;
  } | null;
}

const RECONNECT_MS = 1_000;
const RUBBISH = '{"door":"ajar","measuredAt":';

/** One simulated device: connects when it first has something to say and stays connected. */
export class DeviceLink {
  readonly #device: DemoDevice;
  readonly #url: string;
  readonly #onChange: () => void;
  #line: { client: MqttClient; refused: Promise<never> } | null = null;
  #view: DeviceLinkView;

  constructor(device: DemoDevice, url: string, onChange: () => void) {
    this.#device = device;
    this.#url = url;
    this.#onChange = onChange;
    const { deviceId, kind, name, place } = device;
    this.#view = { deviceId, kind, name, place, connection: 'idle', value: null, publish: null };
  }

  get view(): DeviceLinkView {
    return this.#view;
  }

  /** Resolves when the broker has acknowledged; while there is no broker the reading waits. */
  async measure(measured: Measured): Promise<void> {
    this.#change({ value: String(Object.values(measured)[0]) });
    const readingId = `r-${randomBytes(8).toString('hex')}`;
    const reading = { readingId, measuredAt: new Date().toISOString(), ...measured };
    await this.#publish(JSON.stringify(reading));
  }

  /** Something no device should send, to see what becomes of it. */
  async sendRubbish(): Promise<void> {
    await this.#publish(RUBBISH);
  }

  async close(): Promise<void> {
    await this.#line?.client.endAsync(true);
  }

  async #publish(payload: string): Promise<void> {
    const publish = { payload, sentAt: Date.now(), acknowledgedAt: null, failure: null };
    this.#change({ publish });
    try {
      const topic = `devices/${this.#device.deviceId}/readings`;
      this.#line ??= this.#connect();
      const { client, refused } = this.#line;
      // Without the race a reading would wait for a broker that has said no.
      await Promise.race([client.publishAsync(topic, payload, { qos: 1 }), refused]);
      this.#change({ publish: { ...publish, acknowledgedAt: Date.now() } });
    } catch (failure) {
      const words = failure instanceof Error ? failure.message : String(failure);
      this.#change({ publish: { ...publish, failure: words } });
    }
  }

  #connect(): { client: MqttClient; refused: Promise<never> } {
    this.#change({ connection: 'connecting' });
    const client = mqtt.connect(this.#url, {
      clientId: this.#device.deviceId,
      username: this.#device.deviceId,
      password: this.#device.secret,
      clean: false,
      reconnectPeriod: RECONNECT_MS,
    });
    client.on('connect', () => this.#change({ connection: 'connected' }));
    client.on('close', () => {
      if (this.#line?.client === client) this.#change({ connection: 'lost' });
    });
    const refusal = Promise.withResolvers<never>();
    refusal.promise.catch(() => undefined); // Nobody may be waiting.
    client.on('error', (failure) => {
      // A code means that the broker has answered and said no; asking again would not help.
      if (!('code' in failure) || typeof failure.code !== 'number') return;
      this.#line = null;
      client.end(true);
      this.#change({ connection: 'refused' });
      refusal.reject(failure);
    });
    return { client, refused: refusal.promise };
  }

  #change(change: Partial<DeviceLinkView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onChange();
  }
}
