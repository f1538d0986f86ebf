import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutboxDelivery, OutboxHandler, OutboxMessage } from '@zentrale/kernel/ports';
import { ManualClock } from '@zentrale/kernel/testing';
import { Fault, instant, type TenantId } from '@zentrale/kernel/values';
import { InProcessBus } from '../bus/index.ts';
import { TimeOrderedIds } from '../ids/index.ts';
import { openTestStore, silentLog, type TestStore } from '../testing/index.ts';
import { PostgresDeadLetters } from './dead-letters.ts';
import { retryDelayMs, startOutbox, type Outbox } from './dispatcher.ts';

const down = (): Fault => new Fault('provider.down', { retryable: true, ours: false });
const refusing = (): Fault => new Fault('provider.refused', { retryable: false, ours: false });

describe('outbox', () => {
  let clock: ManualClock;
  let opened: TestStore;
  let bus: InProcessBus;
  let deadLetters: PostgresDeadLetters;
  const running: Outbox[] = [];

  beforeEach(async () => {
    clock = new ManualClock();
    opened = await openTestStore({ clock });
    bus = new InProcessBus(silentLog);
    deadLetters = new PostgresDeadLetters({ bus, ids: new TimeOrderedIds() });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((outbox) => outbox.close()));
    await opened.close();
  });

  const start = (
    handler: OutboxHandler,
    more: { concurrencyMax?: number; isSole?: boolean } = {},
  ): Outbox => {
    const outbox = startOutbox({
      store: opened.store,
      clock,
      log: silentLog,
      deadLetters,
      handlers: new Map([['send', handler]]),
      concurrencyMax: 4,
      ...more,
    });
    running.push(outbox);
    return outbox;
  };
  const enqueue = async (
    body: unknown,
    more: Partial<OutboxMessage> = {},
    tenantId: TenantId = opened.tenantId,
  ): Promise<void> => {
    await opened.store.transact(tenantId, (tx) =>
      tx.enqueue({ topic: 'send', key: 'k', body, ...more }),
    );
  };
  const heard = (): { bodies: unknown[]; hear: OutboxHandler } => {
    const bodies: unknown[] = [];
    return { bodies, hear: async ({ body }) => void bodies.push(body) };
  };

  test('delivers in order of the key what was enqueued before and after the start', async () => {
    const { bodies, hear } = heard();
    await enqueue('before');
    const outbox = start(hear);
    for (const body of [1, 2, 3]) await enqueue(body);
    await outbox.idle();
    expect(bodies).toEqual(['before', 1, 2, 3]);
    expect(await outbox.stats()).toEqual({ depth: 0, oldestAgeMs: 0 });
  });

  test('a handler is told tenant, topic, key and attempt, and one id on every attempt', async () => {
    const deliveries: OutboxDelivery[] = [];
    const outbox = start(async (delivery) => {
      deliveries.push(delivery);
      if (delivery.attempt === 1) throw down();
    });
    await enqueue({ to: 'x' }, { key: 'key' });
    await outbox.idle();
    clock.advance(1_000);
    await outbox.idle();
    const { tenantId } = opened;
    expect(deliveries).toMatchObject([
      { tenantId, topic: 'send', key: 'key', body: { to: 'x' }, attempt: 1 },
      { attempt: 2, messageId: deliveries[0]?.messageId },
    ]);
  });

  test('a message waits for its instant, and holds up nothing that is due before it', async () => {
    const { bodies, hear } = heard();
    const outbox = start(hear);
    await enqueue('later', { dueAt: instant(clock.now() + 60_000) });
    await enqueue('now');
    await outbox.idle();
    expect(bodies).toEqual(['now']);
    clock.advance(59_999);
    await outbox.idle();
    expect(bodies).toEqual(['now']);
    clock.advance(1);
    await outbox.idle();
    expect(bodies).toEqual(['now', 'later']);
  });

  test('while one message is retried, those behind it wait and other keys go on', async () => {
    const { bodies, hear } = heard();
    let isDown = true;
    const outbox = start(async (delivery) => {
      if (isDown && delivery.body === 'first') throw down();
      await hear(delivery);
    });
    await enqueue('first');
    await enqueue('second');
    await enqueue('elsewhere', { key: 'other' });
    await enqueue('stranger', {}, await opened.tenant());
    await outbox.idle();
    expect(new Set(bodies)).toEqual(new Set(['elsewhere', 'stranger']));
    clock.advance(1_000);
    await outbox.idle();
    isDown = false;
    clock.advance(1_999);
    await outbox.idle();
    expect(bodies).toHaveLength(2);
    expect(await outbox.stats()).toEqual({ depth: 2, oldestAgeMs: 2_999 });
    clock.advance(1);
    await outbox.idle();
    expect(bodies.slice(2)).toEqual(['first', 'second']);
  });

  test('delays double from one second to five minutes', () => {
    expect([1, 2, 3, 9, 10, 19].map(retryDelayMs)).toEqual([
      1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
    ]);
  });

  test('what is refused for good becomes a dead letter at once, and news of it', async () => {
    const news: unknown[] = [];
    bus.subscribe('dead-letters.recorded', (tenantId, body) => news.push([tenantId, body]));
    const { bodies, hear } = heard();
    const outbox = start(async (delivery) => {
      if (delivery.body === 'bad') throw refusing();
      await hear(delivery);
    });
    await enqueue('bad');
    await enqueue('good');
    await outbox.idle();
    expect(bodies).toEqual(['good']);
    const letters = await opened.store.transact(opened.tenantId, (tx) => deadLetters.list(tx, 10));
    expect(letters).toMatchObject([
      { source: 'outbox', place: 'send', reason: 'provider.refused', payload: '"bad"' },
    ]);
    expect(news).toEqual([[opened.tenantId, { deadLetterId: letters[0]?.deadLetterId }]]);
  });

  test('after twenty attempts a message is a dead letter', async () => {
    let attempts = 0;
    const outbox = start(async () => {
      attempts += 1;
      throw down();
    });
    await enqueue('hopeless');
    await outbox.idle();
    for (let round = 0; round < 25; round += 1) {
      clock.advance(300_000);
      await outbox.idle();
    }
    expect(attempts).toBe(20);
    expect((await outbox.stats()).depth).toBe(0);
  });

  test('no more are under way at a time than allowed', async () => {
    let underWay = 0;
    let most = 0;
    let release = () => {};
    const allThere = new Promise<void>((resolve) => {
      release = resolve;
    });
    const outbox = start(
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        // Nothing ends before everything is there and had its chance to begin.
        await allThere;
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay -= 1;
      },
      { concurrencyMax: 3 },
    );
    for (let key = 0; key < 12; key += 1) await enqueue(key, { key: String(key) });
    await vi.waitFor(() => expect(underWay).toBe(3), { timeout: 10_000 });
    release();
    await outbox.idle();
    expect(most).toBe(3);
  });

  test('two dispatchers on one table deliver each message once, in order of its key', async () => {
    const { bodies, hear } = heard();
    const two = [start(hear), start(hear)];
    const bodiesOf = (key: string): string[] => [0, 1, 2, 3].map((count) => `${key}${count}`);
    for (const key of ['a', 'b', 'c']) {
      for (const body of bodiesOf(key)) await enqueue(body, { key });
    }
    while ((await two[0]!.stats()).depth > 0) await Promise.all(two.map((outbox) => outbox.idle()));
    for (const key of ['a', 'b', 'c']) {
      expect(bodies.filter((body) => String(body).startsWith(key))).toEqual(bodiesOf(key));
    }
  });

  test('what a killed process had under way is tried again when its lease has run out', async () => {
    await enqueue('orphan');
    await opened.store.system((queries) =>
      queries.query('update outbox set leased = true, attempts = 1, retry_at = $1', [
        clock.now() + 30_000,
      ]),
    );
    const { bodies, hear } = heard();
    const outbox = start(hear);
    await outbox.idle();
    expect(bodies).toEqual([]);
    clock.advance(30_000);
    await outbox.idle();
    expect(bodies).toEqual(['orphan']);
  });

  test('and at once where no other process could have it', async () => {
    await enqueue('orphan');
    await opened.store.system((queries) =>
      queries.query('update outbox set leased = true, attempts = 1, retry_at = $1', [
        clock.now() + 30_000,
      ]),
    );
    const { bodies, hear } = heard();
    await start(hear, { isSole: true }).idle();
    expect(bodies).toEqual(['orphan']);
  });

  test('closing waits for what is under way and takes no more', async () => {
    const begun = Promise.withResolvers<void>();
    const may = Promise.withResolvers<void>();
    const { bodies, hear } = heard();
    // One at a time: no search for more is under way when it is told to close.
    const outbox = start(
      async (delivery) => {
        begun.resolve();
        await may.promise;
        await hear(delivery);
      },
      { concurrencyMax: 1 },
    );
    await enqueue('one');
    await enqueue('two');
    await begun.promise;
    const closing = outbox.close();
    may.resolve();
    await closing;
    expect(bodies).toEqual(['one']);
    expect((await outbox.stats()).depth).toBe(1);
  });
});
