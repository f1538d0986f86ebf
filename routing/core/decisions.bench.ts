// Decisions per second in memory and how long one takes. A decision is one command performed with
// everything that follows from it: the command goes in, its facts come out, and the state has been
// evolved by them. Requests, accepts, completes and finishes in equal parts; in a lively centre
// declines, missed offers, steps that widen and customers who give up.
import { cpus } from 'node:os';
import { must } from '@zentrale/kernel/values';
import { BusyCentre, type CentreShape } from '../testing/busy-centre.ts';
import type { Context } from './decide/context.ts';
import { initial, perform, type RoutingCommand } from './index.ts';

const DECISION_COUNT = 200_000;
/**
 * Short: commands that wait for their turn are carried along by every collection of garbage, and
 * the time of those would be counted as the engine's.
 */
const BATCH_SIZE = 1_000;

/** The middle of every table. */
const BASE: CentreShape = {
  agentCount: 10_000,
  queueCount: 100,
  servedCount: 2,
  waitingCount: 50_000,
  kind: 'full',
};

interface Asked {
  readonly command: RoutingCommand;
  readonly context: Context;
}

/**
 * Inventing commands takes about as long as deciding two thirds of them, and is no decision. So one
 * centre lives through a batch and writes down what it was asked; another state, which has seen the
 * same history, is then asked the same, and only that is timed.
 */
class Rehearsed {
  readonly #asked: Asked[] = [];
  readonly #centre: BusyCentre;
  readonly #state = initial();

  constructor(shape: CentreShape) {
    this.#centre = new BusyCentre(shape, (state, command, context) => {
      this.#asked.push({ command, context });
      return perform(state, command, context);
    });
    this.decide();
  }

  /** How many decisions are ready to be made. */
  rehearse(): number {
    while (this.#asked.length < BATCH_SIZE) this.#centre.round();
    return this.#asked.length;
  }

  decide(): void {
    for (const { command, context } of this.#asked) perform(this.#state, command, context);
    this.#asked.length = 0;
  }

  decideTimed(times: number[]): void {
    for (const { command, context } of this.#asked) {
      const before = performance.now();
      perform(this.#state, command, context);
      times.push(performance.now() - before);
    }
    this.#asked.length = 0;
  }

  check(): void {
    if (this.#state.version !== this.#centre.state.version) throw new Error('another history');
  }
}

function measure(shape: CentreShape): string {
  const rehearsed = new Rehearsed(shape);
  // Warms up: the compiler has seen everything, the heap has its size.
  for (let count = 0; count < DECISION_COUNT; rehearsed.decide()) count += rehearsed.rehearse();
  let count = 0;
  let wallMs = 0;
  let cpuMs = 0;
  while (count < DECISION_COUNT) {
    count += rehearsed.rehearse();
    const before = performance.now();
    const cpuBefore = process.cpuUsage();
    rehearsed.decide();
    wallMs += performance.now() - before;
    const cpu = process.cpuUsage(cpuBefore);
    // On a shared machine this says more: it leaves out the time others had the core. It counts the
    // collector's own threads, too.
    cpuMs += (cpu.user + cpu.system) / 1_000;
  }
  const times: number[] = [];
  while (times.length < DECISION_COUNT) {
    rehearsed.rehearse();
    rehearsed.decideTimed(times);
  }
  rehearsed.check();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (must(sorted[Math.floor(sorted.length * share)], 'time') * 1_000).toFixed(1).padStart(5);
  const rates = `${rate(count / wallMs)}/s ${rate(count / cpuMs)}/cpu-s`;
  return `${rates}   p50 ${at(0.5)} us  p99 ${at(0.99)} us  p99.9 ${at(0.999)} us`;
}

function rate(perMs: number): string {
  return Math.round(perMs * 1_000)
    .toLocaleString('en')
    .padStart(8);
}

/** Every table has the middle in it: it is measured once. */
const measured = new Map<string, string>();

function table(title: string, rows: readonly (readonly [string, Partial<CentreShape>])[]): void {
  console.log(`\n${title}`);
  for (const [label, change] of rows) {
    const shape = { ...BASE, ...change };
    const key = JSON.stringify(shape);
    const result = measured.get(key) ?? measure(shape);
    measured.set(key, result);
    console.log(`  ${label.padEnd(24)} ${result}`);
  }
}

console.log(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`);
console.log('10,000 agents in 2 of 100 queues each, 50,000 waiting, unless a line says otherwise');
table('what happens', [
  ['every agent busy', {}],
  ['half of the agents idle', { kind: 'idle' }],
  ['lively', { kind: 'lively' }],
]);
table('by agents', [
  ['100 agents', { agentCount: 100 }],
  ['1,000 agents', { agentCount: 1_000 }],
  ['10,000 agents', {}],
]);
table('by queues', [
  ['10 queues', { queueCount: 10 }],
  ['100 queues', {}],
  ['500 queues', { queueCount: 500 }],
]);
table('by waiting work', [
  ['0 waiting', { waitingCount: 0 }],
  ['10,000 waiting', { waitingCount: 10_000 }],
  ['50,000 waiting', {}],
]);
table('by queues an agent serves', [
  ['1 queue', { servedCount: 1 }],
  ['2 queues', {}],
  ['5 queues', { servedCount: 5 }],
  ['20 queues', { servedCount: 20 }],
]);
