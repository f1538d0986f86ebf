// Decisions per second in memory and how long one takes. A decision is one command performed with
// everything that follows from it: request, accept, complete and finish in equal parts, in a lively
// centre also declines, missed offers, steps that widen and customers who give up.
import { cpus } from 'node:os';
import { BusyCentre, type CentreShape } from '../testing/busy-centre.ts';
import { perform } from './index.ts';

const COUNT = 200_000;

/** The middle of every table. */
const BASE: CentreShape = {
  agentCount: 10_000,
  queueCount: 100,
  servedCount: 2,
  waitingCount: 50_000,
  kind: 'idle',
};

function measure(change: Partial<CentreShape>): string {
  const times = new Float64Array(COUNT);
  const tally = { count: 0, isTimed: false };
  const centre = new BusyCentre({ ...BASE, ...change }, (state, command, context) => {
    const at = tally.count;
    tally.count += 1;
    if (!tally.isTimed) return perform(state, command, context);
    const before = performance.now();
    const result = perform(state, command, context);
    if (at < COUNT) times[at] = performance.now() - before;
    return result;
  });
  const rounds = () => {
    tally.count = 0;
    while (tally.count < COUNT) centre.round();
  };
  rounds(); // Warms up: the compiler has seen everything, the heap has its size.
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  rounds();
  const seconds = (performance.now() - before) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  // On a shared machine this says more: it leaves out the time others had the core.
  const cpuSeconds = (cpu.user + cpu.system) / 1_000_000;
  const rates = `${rate(tally.count / seconds)}/s ${rate(tally.count / cpuSeconds)}/cpu-s`;
  tally.isTimed = true;
  rounds();
  const sorted = times.toSorted();
  const at = (share: number) =>
    ((sorted[Math.floor(COUNT * share)] ?? 0) * 1_000).toFixed(1).padStart(5);
  return `${rates}   p50 ${at(0.5)} us  p99 ${at(0.99)} us  p99.9 ${at(0.999)} us`;
}

function rate(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en').padStart(8);
}

function table(title: string, rows: readonly (readonly [string, Partial<CentreShape>])[]): void {
  console.log(`\n${title}`);
  for (const [label, change] of rows) console.log(`  ${label.padEnd(24)} ${measure(change)}`);
}

console.log(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, Node ${process.version}`);
console.log('10,000 agents in 2 of 100 queues each, 50,000 waiting, unless a line says otherwise');
table('what happens', [
  ['half of the agents idle', {}],
  ['every agent busy', { kind: 'full' }],
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
