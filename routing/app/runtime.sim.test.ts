import { ManualClock } from '@zentrale/kernel/testing';
import type { Log } from '@zentrale/kernel/ports';
import type { Recorded } from '@zentrale/kernel/history';
import {
  asId,
  Bug,
  Fault,
  type CommandId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  brokenInvariants,
  evolve,
  initial,
  nextDeadline,
  stateDigest,
  type RoutingCommand,
  type RoutingFact,
  type WorkingState,
} from '../core/index.ts';
import {
  agent,
  agentId,
  drawFrom,
  MemoryEventStore,
  nextCommand,
  onDuty,
  openingCommands,
  queue,
  request,
} from '../testing/index.ts';
import {
  createRoutingHost,
  MAILBOX_LENGTH_MAX,
  ROUTING_STREAM,
  type RoutingHost,
} from './index.ts';

const tenantId = asId<TenantId>('tenant');
const commandId = (text: string) => asId<CommandId>(text);

function recordingLog(lines: string[]): Log {
  const log: Log = {
    error: (event) => lines.push(`error ${event}`),
    warn: (event) => lines.push(`warn ${event}`),
    info: () => {},
    debug: () => {},
    with: () => log,
  };
  return log;
}

/** Lets every promise that can settle do so; a longer macrotask turn than any chain here needs. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

class World {
  readonly events = new MemoryEventStore();
  readonly clock = new ManualClock();
  readonly lines: string[] = [];
  host: RoutingHost = this.start();

  start(): RoutingHost {
    const { events, clock, lines } = this;
    return createRoutingHost({ events, clock, log: recordingLog(lines), snapshotEvery: 40 });
  }

  /** Another process takes over; this one is told nothing, as after a kill or a long pause. */
  killAndStart(): void {
    this.host = this.start();
  }

  async history(): Promise<Recorded<RoutingFact>[]> {
    return this.events.read<RoutingFact>(tenantId, ROUTING_STREAM, 0, 1_000_000);
  }

  /** Sends until it is answered, as every client of ours does. */
  async submit(id: string, command: RoutingCommand): Promise<Result<unknown>> {
    for (let attempt = 1; attempt <= 50; attempt += 1) {
      const runtime = await this.host.open(tenantId).catch(retryable);
      if (runtime === null) continue;
      const sent = runtime.submit(commandId(id), command).catch(retryable);
      const wait = { isOver: false };
      void sent.finally(() => (wait.isOver = true)).catch(() => {});
      for (let turn = 0; turn < 200 && !wait.isOver; turn += 1) {
        await settle();
        if (turn > 3) this.clock.advance(50);
      }
      const result = await sent;
      if (result !== null) return result;
    }
    throw new Error(`${command.type} was never answered`);
  }
}

function retryable(error: unknown): null {
  if (error instanceof Fault && error.retryable) return null;
  throw error;
}

function replay(history: readonly Recorded<RoutingFact>[]): WorkingState {
  const state = initial();
  for (const recorded of history) evolve(state, recorded);
  return state;
}

describe('the runtime under faults', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'loses and doubles nothing (seed %i)',
    async (seed) => {
      const draw = drawFrom(seed);
      const world = new World();
      const promised = new Map<string, RoutingCommand>();
      let faultCount = 0;
      const repeats: [unknown, unknown][] = [];
      for (const [index, command] of openingCommands().entries()) {
        await world.submit(`opening-${index}`, command);
      }
      for (let serial = 0; serial < 250; serial += 1) {
        const fault = (['before-write', 'after-write', 'conflict', 'rival'] as const)[draw(30)];
        if (fault !== undefined) world.events.failAppends(fault);
        if (draw(40) === 0) world.events.failClaims(1 + draw(3));
        if (fault !== undefined) faultCount += 1;
        if (draw(25) === 0) world.killAndStart();
        const state = replay(await world.history());
        const command = nextCommand(state, draw, serial);
        // Time passes by itself here.
        if (command.type === 'PassTime') world.clock.advance(draw(20_000));
        else {
          const result = await world.submit(`c${serial}`, command);
          if (result.ok) promised.set(`c${serial}`, command);
          const isRepeated = draw(5) === 0;
          const again = isRepeated ? await world.submit(`c${serial}`, command) : result;
          repeats.push([again, result]);
        }
        world.clock.advance(draw(3_000));
        await settle();
      }
      expect(faultCount).toBeGreaterThan(10);
      for (const [again, first] of repeats) expect(again).toEqual(first);
      await settleAll(world);
      await expectTruth(world, promised);
    },
    60_000,
  );
});

/** Faults are over: whatever is due must happen by itself. */
async function settleAll(world: World): Promise<void> {
  world.events.failClaims(0);
  await world.submit('last-faults', { type: 'ConnectAgent', agentId: agentId('ann') });
  await world.submit('last', { type: 'ConnectAgent', agentId: agentId('ann') });
  for (let round = 0; round < 400; round += 1) {
    world.clock.advance(1_000);
    await settle();
  }
}

async function expectTruth(world: World, promised: ReadonlyMap<string, unknown>): Promise<void> {
  const history = await world.history();
  const live = (await world.host.open(tenantId)).state;
  const replayed = replay(history);
  expect(stateDigest(replayed)).toBe(stateDigest(live));
  expect(brokenInvariants(live)).toEqual([]);
  expect(nextDeadline(live) ?? Infinity).toBeGreaterThan(world.clock.now());
  expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
  const instants = history.map(({ recordedAt }) => recordedAt);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  const asked = history.filter(({ fact }) => fact.asked !== undefined);
  const askedIds = asked.map((recorded) => String(recorded.commandId));
  expect(new Set(askedIds).size).toBe(askedIds.length);
  for (const id of promised.keys()) expect(askedIds).toContain(id);
  expect(world.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  await world.host.close();
}

describe('the runtime', () => {
  const opened = async () => {
    const world = new World();
    const runtime = await world.host.open(tenantId);
    return { world, runtime };
  };

  test('makes what is submitted together durable in one write, and then answers in order', async () => {
    const { world, runtime } = await opened();
    const seen: string[] = [];
    runtime.onCommitted(({ facts }) => seen.push(`commit of ${facts.length}`));
    const commands = [queue('service'), agent('ann'), ...onDuty('ann'), request('i1')];
    const answers = commands.map(async (command, index) => {
      const result = await runtime.submit(commandId(`c${index}`), command);
      seen.push(`${index} ${result.ok}`);
    });
    await Promise.all(answers);
    expect(world.events.appendCount).toBe(1);
    expect(seen.filter((line) => line.startsWith('commit'))).toEqual(['commit of 6']);
    expect(seen.filter((line) => !line.startsWith('commit'))).toEqual(
      commands.map((_, index) => `${index} true`),
    );
  });

  test('acts on a deadline by itself', async () => {
    const { world, runtime } = await opened();
    const commands = [queue('service'), agent('ann'), ...onDuty('ann'), request('i1')];
    await Promise.all(
      commands.map((command, index) => runtime.submit(commandId(`c${index}`), command)),
    );
    await settle();
    world.clock.advance(30_000);
    await settle();
    expect((await world.history()).at(-1)?.fact).toMatchObject({
      type: 'AgentBecameNotReady',
      reason: 'system.missed-offer',
    });
  });

  test('refuses what exceeds its mailbox instead of growing', async () => {
    const { runtime } = await opened();
    const send = (index: number) => runtime.submit(commandId(`c${index}`), queue('service'));
    const sent = Array.from({ length: MAILBOX_LENGTH_MAX + 1 }, (_, index) => send(index));
    expect(await sent.at(-1)).toMatchObject({ ok: false, refusal: { kind: 'limit.reached' } });
    expect(await sent[0]).toMatchObject({ ok: true });
    await Promise.all(sent);
  });

  test('answers a command of which the write succeeded though the store said otherwise', async () => {
    const { world, runtime } = await opened();
    world.events.failAppends('after-write');
    const first = runtime.submit(commandId('c1'), queue('service'));
    await expect(first).rejects.toMatchObject({ kind: 'store.unavailable', retryable: true });
    await settle();
    expect(await runtime.submit(commandId('c1'), queue('service'))).toEqual({
      ok: true,
      value: {},
    });
    expect((await world.history()).length).toBe(1);
  });

  test('tells its listeners when the state was loaded anew', async () => {
    const { world, runtime } = await opened();
    const counts: number[] = [];
    runtime.onCommitted(({ facts }) => counts.push(facts.length));
    world.events.failAppends('conflict');
    await expect(runtime.submit(commandId('c1'), queue('service'))).rejects.toThrow();
    await settle();
    expect(counts).toEqual([0]);
    expect(runtime.state.queues.size).toBe(0);
  });

  test('recovers from a bug: the culprit hears of it, the others may try again', async () => {
    const { world, runtime } = await opened();
    const broken = { type: 'NoSuchCommand' } as unknown as RoutingCommand; // The bug, on purpose.
    const [one, culprit] = await Promise.allSettled([
      runtime.submit(commandId('c1'), queue('service')),
      runtime.submit(commandId('c2'), broken),
    ]);
    expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'store.unavailable' } });
    expect(culprit).toMatchObject({ status: 'rejected', reason: expect.any(Bug) });
    await settle();
    expect(await runtime.submit(commandId('c1'), queue('service'))).toMatchObject({ ok: true });
    expect(world.lines).toEqual(['error routing.bug']);
  });

  test('never lets the stream go back when the clock does', async () => {
    const { world, runtime } = await opened();
    world.clock.advance(60_000);
    await runtime.submit(commandId('c1'), queue('service'));
    world.clock.advance(-50_000);
    await runtime.submit(commandId('c2'), queue('second'));
    const [first, second] = await world.history();
    expect(second?.recordedAt).toBe(first?.recordedAt);
  });

  test('finishes what waits when it is closed, and takes nothing more', async () => {
    const { world, runtime } = await opened();
    const waiting = runtime.submit(commandId('c1'), queue('service'));
    await world.host.close();
    expect(await waiting).toMatchObject({ ok: true });
    await expect(runtime.submit(commandId('c2'), queue('second'))).rejects.toMatchObject({
      kind: 'server.draining',
    });
    await expect(world.host.open(tenantId)).rejects.toMatchObject({ kind: 'server.draining' });
  });

  test('starts from a snapshot and its tail, and from the history when the snapshot is damaged', async () => {
    const { world, runtime } = await opened();
    for (let count = 0; count < 50; count += 1) {
      await runtime.submit(commandId(`c${count}`), queue(`queue-${count}`));
    }
    await settle();
    const snapshot = await world.events.loadSnapshot(tenantId, ROUTING_STREAM);
    expect(snapshot?.version).toBe(40);
    const owner = await world.events.claim(tenantId, ROUTING_STREAM);
    world.killAndStart();
    expect((await world.host.open(tenantId)).state.queues.size).toBe(50);
    await world.events.saveSnapshot(
      { ...owner, epoch: owner.epoch + 1 },
      {
        version: 40,
        digest: 'wrong',
        state: snapshot?.state,
      },
    );
    world.killAndStart();
    expect((await world.host.open(tenantId)).state.queues.size).toBe(50);
    expect(world.lines).toEqual(['warn routing.snapshot-unusable']);
  });
});
