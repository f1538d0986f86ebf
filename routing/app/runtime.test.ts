import { Bug, Fault } from '@zentrale/kernel/values';
import { describe, expect, test, vi } from 'vitest';
import type { RoutingCommand } from '../core/index.ts';
import { agent, onDuty, queue, request } from '../testing/index.ts';
import { commandId, RuntimeWorld, settle, tenantId } from '../testing/runtime-world.ts';
import { MAILBOX_LENGTH_MAX, ROUTING_STREAM } from './index.ts';

describe('the runtime', () => {
  const opened = async () => {
    const world = new RuntimeWorld();
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

  test('does not even refuse from a history it has lost: it looks again', async () => {
    const { world, runtime } = await opened();
    const rival = await world.start().open(tenantId);
    await rival.submit(commandId('c1'), queue('service'));
    const stale = runtime.submit(commandId('c2'), request('i1'));
    await expect(stale).rejects.toMatchObject({ kind: 'store.unavailable', retryable: true });
    await settle();
    expect(await runtime.submit(commandId('c2'), request('i1'))).toMatchObject({ ok: true });
  });

  test('follows whoever has taken its history over, and takes it back when asked', async () => {
    const { world, runtime } = await opened();
    const rival = await world.start().open(tenantId);
    await rival.submit(commandId('c1'), queue('service'));
    const counts: number[] = [];
    runtime.onCommitted(({ facts }) => counts.push(facts.length));
    const look = async () => {
      world.clock.advance(2_000);
      await settle();
    };
    await look();
    expect(runtime.state.queues.size).toBe(1);
    await rival.submit(commandId('c2'), queue('second'));
    await look();
    expect(runtime.state.queues.size).toBe(2);
    await look();
    expect(counts).toEqual([0, 0]);
    // It has only read: the other one is still the owner, until somebody asks for something here.
    expect(await rival.submit(commandId('c3'), queue('third'))).toMatchObject({ ok: true });
    expect(await runtime.submit(commandId('c4'), queue('fourth'))).toMatchObject({ ok: true });
    await look();
    expect([rival.state.queues.size, runtime.state.queues.size]).toEqual([4, 4]);
  });

  test('takes over by itself when the owner lets a deadline lie', async () => {
    const { world } = await opened();
    const rivalHost = world.start();
    const rival = await rivalHost.open(tenantId);
    const commands = [queue('service'), agent('ann'), ...onDuty('ann'), request('i1')];
    await Promise.all(commands.map((each, index) => rival.submit(commandId(`c${index}`), each)));
    await rivalHost.close();
    for (let second = 0; second < 36; second += 1) {
      world.clock.advance(1_000);
      await settle();
    }
    expect((await world.history()).at(-1)?.fact).toMatchObject({ reason: 'system.missed-offer' });
  });

  test('pauses longer and longer while it cannot see what the owner lets lie', async () => {
    const { world } = await opened();
    const rivalHost = world.start();
    const rival = await rivalHost.open(tenantId);
    const commands = [queue('service'), agent('ann'), ...onDuty('ann'), request('i1')];
    await Promise.all(commands.map((each, index) => rival.submit(commandId(`c${index}`), each)));
    await rivalHost.close();
    const passes = async (ms: number, stepMs: number) => {
      for (let at = 0; at < ms; at += stepMs) {
        world.clock.advance(stepMs);
        await settle();
      }
    };
    // It has read that somebody waits, and then the store is out of reach.
    await passes(4_000, 1_000);
    const away = new Fault('store.unavailable', { retryable: true, ours: true });
    const reads = vi.spyOn(world.events, 'read').mockRejectedValue(away);
    await passes(60_000, 1_000);
    const before = reads.mock.calls.length;
    // Long past the deadline it looks once in five seconds, not with every turn.
    await passes(10_000, 10);
    expect(reads.mock.calls.length - before).toBeLessThanOrEqual(3);
    reads.mockRestore();
    await passes(40_000, 1_000);
    expect((await world.history()).at(-1)?.fact).toMatchObject({ reason: 'system.missed-offer' });
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
        parts: snapshot?.parts ?? [],
      },
    );
    world.killAndStart();
    expect((await world.host.open(tenantId)).state.queues.size).toBe(50);
    expect(world.lines).toEqual(['warn routing.snapshot-unusable']);
  });
});

test('a clock that was set ahead does not keep deadlines waiting', async () => {
  const world = new RuntimeWorld();
  const runtime = await world.host.open(tenantId);
  const commands = [queue('service'), agent('ann'), ...onDuty('ann'), request('i1')];
  await Promise.all(
    commands.map((command, index) => runtime.submit(commandId(`c${index}`), command)),
  );
  await settle();
  // Set by an hour: the timers, which count elapsed time, do not notice.
  world.clock.set(3_600_000);
  world.clock.advance(2_000);
  await settle();
  expect((await world.history()).at(-1)?.fact).toMatchObject({ reason: 'system.missed-offer' });
});
