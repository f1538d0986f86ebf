import { digest, textDigest, type Recorded } from '@zentrale/kernel/history';
import type { Clock } from '@zentrale/kernel/ports';
import { asId, instant, must, type CommandId, type TenantId } from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import { evolve, perform, readStill, type RoutingFact, type WorkingState } from '@zentrale/routing';
import { createRoutingHost, ROUTING_STREAM, type RoutingRuntime } from '@zentrale/routing/app';
import { BusyCentre, request } from '@zentrale/routing/testing';
import { openScratchStore } from './scratch-store.ts';

// A start with 100,000 live interactions, 10,000 agents and 200 queues: from the history alone, and
// from a snapshot and a tail of 5,000 facts. And what saving that snapshot does to those who work
// meanwhile.

const TENANT_ID = asId<TenantId>('tnt_bench');
const TAIL_LENGTH = 5_000;
const CALLERS = 20;

const { events, log, close } = await openScratchStore();
const history: Recorded<RoutingFact>[] = [];
const centre = new BusyCentre(
  { agentCount: 10_000, queueCount: 200, servedCount: 3, waitingCount: 70_000, kind: 'lively' },
  (state, command, context) => {
    const result = perform(state, command, context);
    if (result.ok) for (const fact of result.value.facts) history.push(fact);
    return result;
  },
);
const clock = clockFrom(centre.now - Date.now());
const { interactions, agents, queues } = centre.state;
console.log(
  `${count(interactions.size)} interactions, ${count(agents.size)} agents, ` +
    `${queues.size} queues, ${count(history.length)} facts`,
);
await writeHistory();
const first = await opened('from the history alone', 1);
await measureSaving(first);
await first.close();
const second = await opened('from the snapshot', 1_000_000_000);
await lengthenTail(second);
await second.close();
const third = await opened(`from the snapshot and ${count(TAIL_LENGTH)} facts`, 1_000_000_000);
await third.close();
await measurePhases();
await close();

/** The centre's time goes on from where its history ends. */
function clockFrom(aheadMs: number): Clock {
  const system = new SystemClock();
  return {
    now: () => instant(system.now() + aheadMs),
    wakeAt: (at, wake) => system.wakeAt(instant(at - aheadMs), wake),
  };
}

async function writeHistory(): Promise<void> {
  const owner = await events.claim(TENANT_ID, ROUTING_STREAM);
  for (let at = 0; at < history.length; at += 2_000) {
    await events.append(owner, at, history.slice(at, at + 2_000));
  }
}

async function opened(how: string, snapshotEvery: number): Promise<RoutingRuntime> {
  const host = createRoutingHost({ events, clock, log, snapshotEvery });
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  const runtime = await host.open(TENANT_ID);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = ms((user + system) / 1_000);
  console.log(`start ${how}: ${ms(performance.now() - before)}, of which ${cpu} our own work`);
  return runtime;
}

/** Customers come one after the other at each of several doors. */
async function work(runtime: RoutingRuntime, name: string, isOver: () => boolean) {
  const times: number[] = [];
  const door = async (number: number) => {
    for (let serial = 0; !isOver(); serial += 1) {
      const id = `${name}-${number}-${serial}`;
      const at = performance.now();
      const command = request(id, { queue: `q${number}` });
      const result = await runtime.submit(asId<CommandId>(id), command);
      if (!result.ok) throw new Error(result.refusal.kind);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, number) => door(number)));
  return times;
}

async function measureSaving(runtime: RoutingRuntime): Promise<void> {
  const saving = { isOver: false };
  const save = events.saveSnapshot.bind(events);
  events.saveSnapshot = async (owner, snapshot) => {
    await save(owner, snapshot);
    saving.isOver = true;
    events.saveSnapshot = save;
  };
  const begun = performance.now();
  const times = await work(runtime, 'during', () => saving.isOver);
  const tookMs = ms(performance.now() - begun);
  console.log(
    `a snapshot, saved beside the work in ${tookMs}; commands meanwhile ${spread(times)}`,
  );
  const until = performance.now() + 5_000;
  const after = await work(runtime, 'after', () => performance.now() > until);
  console.log(`commands while none is saved ${spread(after)}`);
}

async function lengthenTail(runtime: RoutingRuntime): Promise<void> {
  const snapshot = must(await events.loadSnapshot(TENANT_ID, ROUTING_STREAM), 'snapshot');
  await work(runtime, 'tail', () => runtime.state.version >= snapshot.version + TAIL_LENGTH);
}

/** What a start consists of, each by itself. */
async function measurePhases(): Promise<void> {
  const snapshot = must(
    await timed('read', () => events.loadSnapshot(TENANT_ID, ROUTING_STREAM)),
    'snapshot',
  );
  const { parts } = snapshot;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  console.log(`  ${Math.round(length / 1e6)} MB in ${parts.length} parts`);
  await timed('digest', () => digest(parts.map(textDigest)));
  await timed('parse', () => parts.map((part): unknown => JSON.parse(part)));
  const state = await timed('parse and restore', () => readStill(parts));
  await timed('tail', () => readTail(must(state, 'state')));
}

async function readTail(state: WorkingState): Promise<void> {
  for (;;) {
    const page = await events.read<RoutingFact>(TENANT_ID, ROUTING_STREAM, state.version, 1_000);
    for (const recorded of page) evolve(state, recorded);
    if (page.length < 1_000) return;
  }
}

async function timed<Value>(phase: string, act: () => Value | Promise<Value>): Promise<Value> {
  const at = performance.now();
  const value = await act();
  console.log(`  ${phase.padEnd(18)} ${ms(performance.now() - at)}`);
  return value;
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => ms(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)} (${count(times.length)})`;
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
