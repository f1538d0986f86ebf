import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  asId,
  durationMs,
  minutes,
  type AgentId,
  type CommandId,
  type ConversationId,
  type CustomerId,
  type InteractionId,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import { PostgresEventStore } from '@zentrale/platform/event-store';
import { openLog } from '@zentrale/platform/log';
import { openEmbedded } from '@zentrale/platform/sql/embedded.ts';
import { migrate, readMigrations } from '@zentrale/platform/sql/migrate.ts';
import type { QueueConfig, RoutingCommand } from '@zentrale/routing';
import { createRoutingHost, type RoutingRuntime } from '@zentrale/routing/app';

// Durable commands: an interaction is requested, accepted, completed and closed, each command
// answered only after its facts are in the embedded store. The more callers there are, the more
// commands share one write.

const SECONDS = 5;
const CALLERS = [1, 10, 100, 500];
const AGENT_COUNT = 600;
const QUEUE_ID = asId<QueueId>('service');

const folder = await mkdtemp(join(tmpdir(), 'zentrale-durable-'));
// The database may run under another account, which has to get through this folder.
await chmod(folder, 0o755);
const log = openLog({ level: 'error', form: 'terminal' });
const database = await openEmbedded({ folder, log });
const { connection } = database;
const migrationFolder = join(import.meta.dirname, '..', '..', 'server', 'migrations');
await migrate({ connection, migrations: await readMigrations(migrationFolder), log });
const events = new PostgresEventStore({ connection, log });
const host = createRoutingHost({ events, clock: new SystemClock(), log });
const runtime = await host.open(asId<TenantId>('tnt_bench'));
let commandCount = 0;
let interactionCount = 0;

await furnish();
for (const callers of CALLERS) await measure(callers);

await host.close();
await events.close();
await database.stop();
await rm(folder, { recursive: true });

function submit<Command extends RoutingCommand>(command: Command) {
  commandCount += 1;
  return runtime.submit(asId<CommandId>(`bench-${commandCount}`), command);
}

async function furnish(): Promise<void> {
  const queue: QueueConfig = {
    queueId: QUEUE_ID,
    name: 'Service',
    priority: 300,
    agentStrategy: 'longest-idle',
    offerTimeoutMs: minutes(5),
    wrapUpMs: durationMs(0),
    lengthMax: 10_000,
    onAgentLost: 'requeue',
    serviceLevelMs: minutes(1),
    serviceLevelTargetPct: 80,
  };
  await submit({ type: 'ConfigureQueue', queue });
  const agentIds = Array.from({ length: AGENT_COUNT }, (_, n) => asId<AgentId>(`agent-${n}`));
  await Promise.all(agentIds.map(hire));
}

async function hire(agentId: AgentId): Promise<void> {
  const capacity = { total: 1, channels: { chat: { weight: 1, countMax: 1 } } };
  const agent = { agentId, name: agentId, skills: [], queueIds: [QUEUE_ID], capacity };
  await submit({ type: 'ConfigureAgent', agent });
  await submit({ type: 'ConnectAgent', agentId });
  await submit({ type: 'SetReady', agentId });
}

async function measure(callers: number): Promise<void> {
  const times: number[] = [];
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > SECONDS * 1000;
  await Promise.all(Array.from({ length: callers }, () => handleUntil(isOver, times)));
  const seconds = (performance.now() - startedAt) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  const rate = Math.round(times.length / seconds).toLocaleString('en');
  console.log(
    `${String(callers).padStart(3)} callers: ${rate.padStart(6)} commands/s, ` +
      `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
}

/** One interaction after the other, as a customer and an agent would bring it about. */
async function handleUntil(isOver: () => boolean, times: number[]): Promise<void> {
  const timed = async <Value>(work: Promise<Value>): Promise<Value> => {
    const at = performance.now();
    const value = await work;
    times.push(performance.now() - at);
    return value;
  };
  while (!isOver()) {
    interactionCount += 1;
    const interactionId = asId<InteractionId>(`int-${interactionCount}`);
    await timed(
      submit({
        type: 'RequestRouting',
        interactionId,
        conversationId: asId<ConversationId>(interactionId),
        customerId: asId<CustomerId>(interactionId),
        channel: 'chat',
        queueId: QUEUE_ID,
        skills: [],
      }),
    );
    const offer = offerOf(runtime, interactionId);
    if (offer === undefined) throw new Error('the bench has more agents than callers');
    const { agentId, offerId } = offer;
    await timed(submit({ type: 'AcceptOffer', offerId, agentId }));
    await timed(submit({ type: 'CompleteInteraction', interactionId, agentId }));
  }
}

function offerOf({ state }: RoutingRuntime, interactionId: InteractionId) {
  const offerId = state.interactions.get(interactionId)?.offerId ?? null;
  return offerId === null ? undefined : state.offers.get(offerId);
}
