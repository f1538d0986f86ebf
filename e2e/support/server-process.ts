import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWorker } from '@zentrale/channels/adapters/media-mediasoup/index.ts';

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');
const READY_MS_MAX = 60_000;

export interface Ports {
  readonly http: number;
  readonly demo: number;
  readonly mqtt: number;
}

/** The whole product as a process of its own, as `npm start` would run it after installing. */
export class ServerProcess {
  readonly ports: Ports;
  readonly dataFolder: string;
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #output = '';

  private constructor(
    ports: Ports,
    dataFolder: string,
    settings: Readonly<Record<string, string>>,
  ) {
    this.ports = ports;
    this.dataFolder = dataFolder;
    this.#settings = settings;
  }

  /** Prepares an empty data folder and free ports; nothing runs yet. */
  static async prepare(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'zentrale-e2e-'));
    // The database may run under another account, which has to get through this folder.
    await chmod(dataFolder, 0o755);
    const [http, demo, mqtt] = await Promise.all([freePort(), freePort(), freePort()]);
    return new ServerProcess({ http, demo, mqtt }, dataFolder, settings);
  }

  get url(): string {
    return `http://localhost:${this.ports.http}`;
  }

  get demoUrl(): string {
    return `http://localhost:${this.ports.demo}`;
  }

  get mqttUrl(): string {
    return `mqtt://localhost:${this.ports.mqtt}`;
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** What the process has written so far, for failing tests. */
  get output(): string {
    return this.#output;
  }

  /** Starts and waits until it says that it is ready; answers how long that took, in ms. */
  async start(): Promise<number> {
    const startedAt = performance.now();
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/main.ts'],
      {
        cwd: PROJECT_FOLDER,
        env: {
          ...process.env,
          ZENTRALE_PORT: String(this.ports.http),
          ZENTRALE_DEMO_PORT: String(this.ports.demo),
          ZENTRALE_MQTT_PORT: String(this.ports.mqtt),
          // Where there is a worker calls work; where there is none, none is built meanwhile.
          ZENTRALE_MEDIA: findWorker(null) === null ? 'off' : 'on',
          ZENTRALE_MEDIA_PORT: '0',
          ZENTRALE_MEDIA_WORKER_COUNT: '1',
          ZENTRALE_DATA_FOLDER: this.dataFolder,
          ZENTRALE_RATE_LIMIT_PER_MINUTE: '100000',
          ...this.#settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const tooLong = setTimeout(() => fail('took too long'), READY_MS_MAX);
      const fail = (why: string) => {
        clearTimeout(tooLong);
        reject(new Error(`The server did not start: ${why}\n${this.#output.slice(-4000)}`));
      };
      const hear = (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (!this.#output.includes('Zentrale is ready')) return;
        clearTimeout(tooLong);
        resolve();
      };
      this.#output = '';
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => fail(`it ended with code ${code}`));
    });
    return performance.now() - startedAt;
  }

  /** `SIGKILL`: as a power cut would, for this process. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** `SIGTERM`: a graceful stop; answers the exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Stops and removes everything. */
  async dispose(): Promise<void> {
    if (this.#child !== null) await this.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null;
    }
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((closed) => server.close(() => closed()));
  return port;
}
