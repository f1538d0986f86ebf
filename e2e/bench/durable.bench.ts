import type { Recorded } from '@zentrale/kernel/history';
import { asId, durationMs, minutes, type CommandId, type TenantId } from '@zentrale/kernel/values';
import { SystemClock } from '@zentrale/platform/clock';
import type { RoutingCommand, RoutingFact } from '@zentrale/routing';
import { createRoutingHost, type RoutingRuntime } from '@zentrale/routing/app';
import * as build from '@zentrale/routing/testing';
import { openScratchStore } from './scratch-store.ts';

// Durable commands: an interaction is requested and offered, accepted, completed and closed, each
// command answered only after its facts are in the embedded store. The more callers there are, the
// more commands share one write. Beside it the limit: the very same batches of facts, written to
// the same store one after the other with nothing else to do.

/** Engine and store alone take turns, so that both see the same machine. */
const TURNS = 6;
const TURN_MS = 1_000;
const CALLERS = [1, 10, 100, 500];
const AGENT_COUNT = 600;
const LIMIT_TENANT_ID = asId<TenantId>('tnt_limit');

type Batch = readonly Recorded<RoutingFact>[];

const { events, log, close } = await openScratchStore();
const host = createRoutingHost({ events, clock: new SystemClock(), log });
const runtime = await host.open(asId<TenantId>('tnt_bench'));
let batches: Batch[] = [];
runtime.onCommitted(({ facts }) => batches.push(facts));
let commandCount = 0;
let interactionCount = 0;

await furnish();
await handle(100, 2_000, []); // Both processes warm up.
for (const callers of CALLERS) await measure(callers);

await host.close();
await close();

function submit<Command extends RoutingCommand>(command: Command) {
  commandCount += 1;
  return runtime.submit(asId<CommandId>(`bench-${commandCount}`), command);
}

async function furnish(): Promise<void> {
  const settings = { offerTimeoutMs: minutes(5), wrapUpMs: durationMs(0), lengthMax: 10_000 };
  await submit(build.queue('service', settings));
  const names = Array.from({ length: AGENT_COUNT }, (_, number) => `agent-${number}`);
  await Promise.all(
    names.flatMap((name) => [build.agent(name), ...build.onDuty(name)].map((one) => submit(one))),
  );
}

async function measure(callers: number): Promise<void> {
  const times: number[] = [];
  const engine = { ms: 0, cpuMs: 0, factCount: 0, batchCount: 0 };
  const limit = { ms: 0, factCount: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    batches = [];
    const cpuBefore = process.cpuUsage();
    engine.ms += await handle(callers, TURN_MS, times);
    const { user, system } = process.cpuUsage(cpuBefore);
    engine.cpuMs += (user + system) / 1_000;
    engine.batchCount += batches.length;
    for (const { length } of batches) engine.factCount += length;
    const alone = await writeAlone(batches, `limit-${callers}-${turn}`);
    limit.ms += alone.ms;
    limit.factCount += alone.factCount;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`;
  const perSecond = (value: number, ms: number) => rate((value * 1_000) / ms);
  const share = (engine.factCount * limit.ms) / (engine.ms * limit.factCount);
  console.log(
    `${String(callers).padStart(3)} callers: ${perSecond(times.length / 3, engine.ms)} offers/s, ` +
      `${perSecond(times.length, engine.ms)} commands/s, p50 ${at(0.5)}, p99 ${at(0.99)}\n` +
      `  ${perSecond(engine.factCount, engine.ms)} facts/s in batches of ` +
      `${rate(engine.factCount / engine.batchCount)}, the store alone ` +
      `${perSecond(limit.factCount, limit.ms)}: share ${share.toFixed(2)}; ` +
      `our process had ${Math.round((engine.cpuMs / engine.ms) * 100)} % of a core`,
  );
}

/** Gives how long it took. */
async function handle(callers: number, lengthMs: number, times: number[]): Promise<number> {
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > lengthMs;
  await Promise.all(Array.from({ length: callers }, () => handleUntil(isOver, times)));
  return performance.now() - startedAt;
}

/** One interaction after the other, as a customer and an agent would bring it about. */
async function handleUntil(isOver: () => boolean, times: number[]): Promise<void> {
  const timed = async (command: RoutingCommand): Promise<void> => {
    const at = performance.now();
    await submit(command);
    times.push(performance.now() - at);
  };
  while (!isOver()) {
    interactionCount += 1;
    const name = `int-${interactionCount}`;
    await timed(build.request(name));
    const { agentId, offerId } = offerFor(runtime, name);
    await timed({ type: 'AcceptOffer', offerId, agentId });
    await timed(build.complete(name, agentId));
  }
}

function offerFor({ state }: RoutingRuntime, name: string) {
  const [offerId] = state.interactions.get(build.interactionId(name))?.offerIds ?? [];
  const offer = offerId === undefined ? undefined : state.offers.get(offerId);
  if (offer === undefined) throw new Error('the bench has more agents than callers');
  return offer;
}

/** The store gets the same batches without anybody deciding anything. */
async function writeAlone(own: readonly Batch[], stream: string) {
  const owner = await events.claim(LIMIT_TENANT_ID, stream);
  const startedAt = performance.now();
  let factCount = 0;
  for (const facts of own) {
    await events.append(owner, factCount, facts);
    factCount += facts.length;
  }
  return { factCount, ms: performance.now() - startedAt };
}

function rate(value: number): string {
  return Math.round(value).toLocaleString('en');
}
