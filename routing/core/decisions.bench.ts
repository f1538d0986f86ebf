// Decisions per second in memory and how long one takes. A decision is one command performed with
// everything that follows from it: the command goes in, its facts come out, and the state has been
// evolved by them. Requests, accepts, completes and finishes in equal parts; in a lively centre
// declines, missed offers, steps that widen and customers who give up.
import { once } from 'node:events';
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import { must } from '@zentrale/kernel/values';
import type { CentreShape } from '../testing/busy-centre.ts';
import type { Asked, Rehearsal, Told } from '../testing/rehearsal.ts';
import { initial, perform } from './index.ts';

/** Rates are of stretches so long: others on the machine slow one down, not all alike. */
const STRETCH_SIZE = 100_000;
const STRETCH_COUNT = 7;
const BATCH_SIZE = 10_000;
/** Less than a millisecond of work; what waits to be asked is garbage to carry along. */
const TEXT_SIZE = 250;

/** The middle of every table. */
const BASE: CentreShape = {
  agentCount: 10_000,
  queueCount: 100,
  servedCount: 2,
  waitingCount: 50_000,
  kind: 'full',
};

/**
 * Inventing commands takes about as long as deciding them, and is no decision. So a centre in a
 * thread of its own lives through a batch and tells what it was asked; the state here, which has
 * seen the same history, is then asked the same, and only that is timed. In a thread, because it
 * has a memory of its own: what rehearsing leaves behind is not collected on the engine's time.
 */
class Rehearsed {
  readonly #thread: Worker;
  readonly #state = initial();
  #version = 0;

  constructor(shape: CentreShape) {
    const workerData: Rehearsal = { shape, batchSize: BATCH_SIZE, textSize: TEXT_SIZE };
    this.#thread = new Worker(new URL('../testing/rehearsal.ts', import.meta.url), { workerData });
  }

  /** Goes through so many decisions at least, text by text; the first batch furnishes all. */
  async live(count: number, decide: (batch: readonly Asked[]) => void): Promise<number> {
    let done = 0;
    while (done < count) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      this.#thread.postMessage('more');
      const [told] = (await once(this.#thread, 'message')) as [Told];
      this.#version = told.version;
      for (const text of told.texts) {
        const batch = JSON.parse(text) as Asked[]; // Written by the thread.
        decide(batch);
        done += batch.length;
      }
    }
    return done;
  }

  decide(batch: readonly Asked[]): void {
    for (const { command, context } of batch) perform(this.#state, command, context);
  }

  decideTimed(batch: readonly Asked[], times: number[]): void {
    for (const { command, context } of batch) {
      const before = performance.now();
      perform(this.#state, command, context);
      times.push(performance.now() - before);
    }
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
    if (this.#state.version !== this.#version) throw new Error('another history');
  }
}

async function measure(shape: CentreShape): Promise<string> {
  const rehearsed = new Rehearsed(shape);
  // Warms up: the compiler has seen everything, the heap has its size.
  await rehearsed.live(1, (batch) => rehearsed.decide(batch));
  await rehearsed.live(2 * STRETCH_SIZE, (batch) => rehearsed.decide(batch));
  const rates: number[] = [];
  let count = 0;
  let cpuMs = 0;
  for (let stretch = 0; stretch < STRETCH_COUNT; stretch += 1) {
    let wallMs = 0;
    const done = await rehearsed.live(STRETCH_SIZE, (batch) => {
      const before = performance.now();
      const cpuBefore = process.cpuUsage();
      rehearsed.decide(batch);
      wallMs += performance.now() - before;
      const cpu = process.cpuUsage(cpuBefore);
      // Leaves out the time others had the core, and counts the collector's own threads.
      cpuMs += (cpu.user + cpu.system) / 1_000;
    });
    count += done;
    rates.push(done / wallMs);
  }
  const times: number[] = [];
  await rehearsed.live(2 * STRETCH_SIZE, (batch) => rehearsed.decideTimed(batch, times));
  await rehearsed.end();
  const [slowest, middle, fastest] = [0, 0.5, 1].map((share) => quantile(rates, share));
  const at = (share: number) => (quantile(times, share) * 1_000).toFixed(1).padStart(5);
  return [
    `${rate(fastest)}/s, middle ${rate(middle)}/s, slowest ${rate(slowest)}/s`,
    `${rate(count / cpuMs)}/cpu-s`,
    `p50 ${at(0.5)} us  p99 ${at(0.99)} us  p99.9 ${at(0.999)} us`,
  ].join('   ');
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return must(sorted[Math.floor((sorted.length - 1) * share)], 'value');
}

function rate(perMs = 0): string {
  return Math.round(perMs * 1_000)
    .toLocaleString('en')
    .padStart(8);
}

/** Every table has the middle in it: it is measured once. */
const measured = new Map<string, string>();

async function table(
  title: string,
  rows: readonly (readonly [string, Partial<CentreShape>])[],
): Promise<void> {
  console.log(`\n${title}`);
  for (const [label, change] of rows) {
    const shape = { ...BASE, ...change };
    const key = JSON.stringify(shape);
    const result = measured.get(key) ?? (await measure(shape));
    measured.set(key, result);
    console.log(`  ${label.padEnd(24)} ${result}`);
  }
}

console.log(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`);
console.log('10,000 agents in 2 of 100 queues each, 50,000 waiting, unless a line says otherwise');
await table('what happens', [
  ['every agent busy', {}],
  ['half of the agents idle', { kind: 'idle' }],
  ['lively', { kind: 'lively' }],
]);
await table('by agents', [
  ['100 agents', { agentCount: 100 }],
  ['1,000 agents', { agentCount: 1_000 }],
  ['10,000 agents', {}],
]);
await table('by queues', [
  ['10 queues', { queueCount: 10 }],
  ['100 queues', {}],
  ['500 queues', { queueCount: 500 }],
]);
await table('by waiting work', [
  ['0 waiting', { waitingCount: 0 }],
  ['10,000 waiting', { waitingCount: 10_000 }],
  ['50,000 waiting', {}],
]);
await table('by queues an agent serves', [
  ['1 queue', { servedCount: 1 }],
  ['2 queues', {}],
  ['5 queues', { servedCount: 5 }],
  ['20 queues', { servedCount: 20 }],
]);
