import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Recorded } from '@zentrale/kernel/history';
import type { Tx } from '@zentrale/kernel/ports';
import { ManualClock } from '@zentrale/kernel/testing';
import { asId, Fault, instant, type CommandId } from '@zentrale/kernel/values';
import { openTestStore, silentLog, type TestStore } from '../testing/index.ts';
import { startFollower, type Follower } from './follower.ts';
import { PostgresEventStore } from './postgres-event-store.ts';

interface Said {
  readonly word: string;
}

describe('follower', () => {
  let opened: TestStore;
  let events: PostgresEventStore;
  const clock = new ManualClock();
  const running: Follower[] = [];

  beforeAll(async () => {
    opened = await openTestStore({ clock });
    events = new PostgresEventStore({ connection: opened.connection, log: silentLog });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((follower) => follower.close()));
  });
  afterAll(async () => {
    await events.close();
    await opened.close();
  });

  const append = async (stream: string, words: readonly string[], after = 0): Promise<void> => {
    const owner = await events.claim(opened.tenantId, stream);
    const facts = words.map((word) => ({
      commandId: asId<CommandId>(`cmd_${word}`),
      recordedAt: instant(1),
      fact: { word },
    }));
    expect(await events.append(owner, after, facts)).toBe('appended');
  };

  const follow = (
    stream: string,
    handle: (tx: Tx, recorded: readonly Recorded<Said>[]) => Promise<void>,
    batchMax = 10,
  ): Follower => {
    const { store, tenantId } = opened;
    const common = { store, events, clock, log: silentLog, tenantId, batchMax };
    const follower = startFollower<Said>({ ...common, stream, name: `f-${stream}`, handle });
    running.push(follower);
    return follower;
  };

  // What was handled, kept where a crash would lose it together with the position.
  const keep = async (tx: Tx, recorded: readonly Recorded<Said>[]): Promise<void> => {
    for (const { fact } of recorded) {
      await tx.query(
        `insert into dead_letters
           (dead_letter_id, recorded_at, source, place, reason, payload)
         values ($1, 0, 'outbox', 'follower', '', '')`,
        [fact.word],
      );
    }
  };
  const kept = async (): Promise<string[]> => {
    const rows = await opened.store.transact(opened.tenantId, (tx) =>
      tx.query<{ word: string }>('delete from dead_letters returning dead_letter_id as word'),
    );
    return rows.map(({ word }) => word).toSorted();
  };

  test('gets what was there before and what is appended later, in batches, in order', async () => {
    await append('order', ['a', 'b', 'c']);
    const batches: string[][] = [];
    const follower = follow(
      'order',
      async (_tx, recorded) => {
        batches.push(recorded.map(({ fact }) => fact.word));
      },
      2,
    );
    await follower.caughtUp();
    await append('order', ['d'], 3);
    await follower.caughtUp();
    expect(batches).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  test('goes on where it was after a restart', async () => {
    await append('restart', ['r1', 'r2']);
    const first = follow('restart', keep);
    await first.caughtUp();
    await first.close();
    await append('restart', ['r3'], 2);
    await follow('restart', keep).caughtUp();
    // A repeated fact would have broken the primary key.
    expect(await kept()).toEqual(['r1', 'r2', 'r3']);
  });

  test('a batch that fails leaves no trace and comes again after a growing delay', async () => {
    await append('faults', ['f1', 'f2']);
    let attempt = 0;
    let tell = (): void => undefined;
    const failed = new Promise<void>((resolve) => (tell = resolve));
    const follower = follow('faults', async (tx, recorded) => {
      await keep(tx, recorded);
      attempt += 1;
      if (attempt < 3) {
        tell();
        throw new Fault('provider.down', { retryable: true, ours: false });
      }
    });
    await failed;
    expect(await kept()).toEqual([]);
    const caughtUp = follower.caughtUp();
    const pushing = setInterval(() => clock.advance(100), 5);
    await caughtUp;
    clearInterval(pushing);
    expect(attempt).toBe(3);
    expect(await kept()).toEqual(['f1', 'f2']);
  });

  test('two followers of one name share the work', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `s${index}`);
    const both = [follow('shared', keep, 3), follow('shared', keep, 3)];
    await append('shared', words);
    await Promise.all(both.map((follower) => follower.caughtUp()));
    expect(await kept()).toEqual(words.toSorted());
  });

  test('closing waits for the batch under way, which is then committed', async () => {
    await append('closing', ['z']);
    const begun = Promise.withResolvers<void>();
    const may = Promise.withResolvers<void>();
    const follower = follow('closing', async (tx, recorded) => {
      begun.resolve();
      await may.promise;
      await keep(tx, recorded);
    });
    await begun.promise;
    const closing = follower.close();
    may.resolve();
    await closing;
    expect(await kept()).toEqual(['z']);
  });
});
