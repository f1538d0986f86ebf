// Run with plain `node`: what a wallboard costs with 2,000 agents and 200 queues at work. Nothing
// of it may read a table: names of customers come from what is kept in mind, and one that is not
// known yet is asked for in the background and comes with a later frame.
import { cpus } from 'node:os';
import {
  asId,
  instant,
  must,
  type CommandId,
  type ConversationId,
  type Instant,
} from '@zentrale/kernel/values';
import { initial, perform, type RoutingCommand, type WorkingState } from '@zentrale/routing';
import * as build from '@zentrale/routing/testing';
import { AlertBook } from '../live/alert-book.ts';
import { ConversationNames } from '../live/conversation-names.ts';
import type { FloorMemory } from '../live/floor-memory.ts';
import { LiveTopic } from '../live/topic.ts';
import { WaitingCurve } from '../live/waiting-curve.ts';
import { everything, floorEntries, selectionOf } from './floor.ts';

const AGENT_COUNT = 2_000;
const QUEUE_COUNT = 200;
const QUEUES_PER_AGENT = 5;
const WAITING_COUNT = 1_000;
const ROUNDS = 200;
const SNAPSHOT_MS_MAX = 20;

let now = 1_750_000_000_000;
let commandCount = 0;

function send(state: WorkingState, command: RoutingCommand) {
  now += 1;
  commandCount += 1;
  const commandId = asId<CommandId>(`c${commandCount}`);
  const result = perform(state, command, { now: instant(now), commandId });
  if (!result.ok) throw new Error(`${command.type} refused: ${result.refusal.kind}`);
  return result.value.facts;
}

/** Everybody at work: most hold two interactions, some are offered one, many customers wait. */
function busyCentre(): WorkingState {
  const state = initial();
  const queues = Array.from({ length: QUEUE_COUNT }, (_, index) => `q${index}`);
  for (const name of queues) send(state, build.queue(name, { lengthMax: 100_000 }));
  for (let index = 0; index < AGENT_COUNT; index += 1) {
    const own = Array.from({ length: QUEUES_PER_AGENT }, (_, step) =>
      must(queues[(index * 7 + step * 31) % QUEUE_COUNT], 'queue'),
    );
    send(state, build.agent(`a${index}`, { queues: own }));
    for (const command of build.onDuty(`a${index}`)) send(state, command);
  }
  let serial = 0;
  const wish = () => {
    serial += 1;
    return build.request(`i${serial}`, { queue: must(queues[serial % QUEUE_COUNT], 'queue') });
  };
  // Until nobody has room: then the others wait.
  while (
    [...state.queues.values()].reduce((sum, one) => sum + one.waiting.size, 0) < WAITING_COUNT
  ) {
    const facts = send(state, wish());
    for (const { fact } of facts) {
      // Every tenth offer is left open.
      if (fact.type !== 'OfferMade' || serial % 10 === 0) continue;
      send(state, { type: 'AcceptOffer', offerId: fact.offerId, agentId: fact.agentId });
    }
  }
  return state;
}

function memoryOf(): FloorMemory {
  const names = new ConversationNames({
    read: async (ids) =>
      ids.map((conversationId) => ({
        conversationId,
        customerName: `Customer of ${conversationId}`,
        subject: 'Where is my parcel?',
      })),
    learned: () => {},
    failed: (failure) => {
      throw failure;
    },
  });
  return {
    names,
    alerts: new AlertBook(() => {}),
    waiting: new WaitingCurve(now),
    thresholds: new Map(),
  };
}

async function knowAll(state: WorkingState, memory: FloorMemory): Promise<void> {
  for (const { conversationId } of state.interactions.values()) memory.names.of(conversationId);
  const shown = new Set<ConversationId>(
    [...state.interactions.values()].map(({ conversationId }) => conversationId),
  );
  while (memory.names.size < Math.min(shown.size, 20_000)) await new Promise(setImmediate);
}

/** By the clock, and of this thread alone: on a shared machine the second one says more. */
interface Span {
  readonly ms: number;
  readonly cpuMs: number;
}

function print(what: string, spans: readonly Span[]): number {
  const at = (share: number, of: (span: Span) => number) => {
    const sorted = spans.map(of).toSorted((a, b) => a - b);
    return must(sorted[Math.floor((sorted.length - 1) * share)], 'a time');
  };
  const both = (share: number) =>
    `${at(share, ({ ms }) => ms).toFixed(2)} (${at(share, ({ cpuMs }) => cpuMs).toFixed(2)}) ms`;
  console.log(`${what.padEnd(56)} p50 ${both(0.5)}  p99 ${both(0.99)}`);
  return at(0.99, ({ cpuMs }) => cpuMs);
}

function begin(): () => Span {
  const [before, cpu] = [performance.now(), process.threadCpuUsage()];
  return () => {
    const { user, system } = process.threadCpuUsage(cpu);
    return { ms: performance.now() - before, cpuMs: (user + system) / 1_000 };
  };
}

function time(work: () => unknown): Span {
  const end = begin();
  work();
  return end();
}

async function timeAsync(work: () => Promise<unknown>): Promise<Span> {
  const end = begin();
  await work();
  return end();
}

const state = busyCentre();
const cold = memoryOf();
const warm = memoryOf();
await knowAll(state, warm);
const at = (): Instant => instant(now);
const read = (memory: FloorMemory) => floorEntries(state, memory, everything(state), at());

const held = [...state.interactions.values()].filter((one) => one.state === 'active').length;
const offered = [...state.interactions.values()].filter((one) => one.state === 'offered').length;
console.log(
  `${AGENT_COUNT} agents, ${QUEUE_COUNT} queues, ${held} in work, ${offered} on offer, ` +
    `${state.interactions.size - held - offered} waiting; ${cpus()[0]?.model ?? 'some processor'}; in brackets the time of the thread alone`,
);

const rounds = Array.from({ length: ROUNDS }, (_, index) => index);
print('views of everything, no name known yet', [time(() => read(cold))]);
print(
  'views of everything',
  rounds.map(() => time(() => read(warm))),
);

// The topic as it is: read, compared, kept; a further subscriber gets what is kept.
const source = {
  load: async () => read(warm),
  read: async (keys: readonly string[]) =>
    floorEntries(state, warm, selectionOf(state, keys), at()),
};
const snapshots: Span[] = [];
let bytes = 0;
for (const _ of rounds) {
  const topic = new LiveTopic('floor', source, () => {}, fail);
  snapshots.push(await timeAsync(() => topic.snapshot(now)));
}
const p99 = print('full snapshot: views, read into a topic, handed out', snapshots);

const topic = new LiveTopic(
  'floor',
  source,
  (frame) => (bytes = JSON.stringify(frame).length),
  fail,
);
await topic.snapshot(now);
const again: Span[] = [];
const wire: Span[] = [];
for (const _ of rounds) {
  let snapshot: unknown = null;
  again.push(await timeAsync(async () => (snapshot = await topic.snapshot(now))));
  wire.push(time(() => (bytes = JSON.stringify(snapshot).length)));
}
print('snapshot for one more subscriber', again);
print(`as text for its socket (${Math.round(bytes / 1024)} KiB)`, wire);

// One commit of the engine: an offer is accepted, so an agent, her queues and one wait change.
const frames: Span[] = [];
for (const _ of rounds) {
  const [offer] = state.offers.values();
  if (offer === undefined) break;
  const { offerId, agentId, interactionId } = offer;
  send(state, { type: 'AcceptOffer', offerId, agentId });
  const queueIds = state.agents.get(agentId)?.config.queueIds ?? [];
  const keys = [
    ...queueIds.map((id) => `queue:${id}`),
    `agent:${agentId}`,
    `waiting:${interactionId}`,
  ];
  topic.touch(keys);
  frames.push(await timeAsync(() => topic.settled()));
}
print(`frame of one commit (${bytes} bytes)`, frames);
if (p99 > SNAPSHOT_MS_MAX) {
  console.log(`The full snapshot takes more than ${SNAPSHOT_MS_MAX} ms of the thread.`);
  process.exitCode = 1;
}

function fail(failure: unknown): void {
  throw failure;
}
