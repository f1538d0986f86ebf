import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER_FOLDER = join(import.meta.dirname, '..');
const DEFAULTS = {
  ZENTRALE_PORT: '0',
  ZENTRALE_DEMO_PORT: '0',
  ZENTRALE_MQTT_PORT: '0',
  // Calls are tested where they are the subject.
  ZENTRALE_MEDIA: 'off',
  // Pages may not be built yet where only these tests run; that warning is not their subject.
  ZENTRALE_LOG_LEVEL: 'error',
};

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real process, on free ports unless the settings say otherwise. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  constructor(settings: Readonly<Record<string, string>>, words: readonly string[] = []) {
    const main = join(SERVER_FOLDER, 'main.ts');
    this.#child = spawn(process.execPath, [main, ...words], {
      env: { PATH: process.env['PATH'], ...DEFAULTS, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
  }

  /** Waits for the banner; answers the addresses in it by their first word. */
  async ready(): Promise<ReadonlyMap<string, string>> {
    const isReady = new Promise<void>((resolve) => {
      this.#child.stdout?.on('data', () => {
        if (this.#stdout.includes('Stop with Ctrl+C')) resolve();
      });
    });
    const { code, stderr } = (await Promise.race([isReady, this.ended])) ?? { stderr: '' };
    if (code !== undefined) throw new Error(`The server ended with ${code}: ${stderr}`);
    const lines = this.#stdout.matchAll(/^ {2}(\w+).*?((?:http|mqtt):\S+)$/gm);
    return new Map([...lines].map(([, name = '', address = '']) => [name, address]));
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }
}

/** A folder that another account may pass through, as the database has one of its own. */
export async function makeFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'zentrale-server-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
