import type { Clock, EventStore, Log, Store, Tx } from '@zentrale/kernel/ports';
import type { Recorded } from '@zentrale/kernel/history';
import { must, type TenantId } from '@zentrale/kernel/values';
import { Pump } from '../pump/pump.ts';

export interface FollowerOptions<Fact> {
  readonly store: Store;
  readonly events: EventStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly tenantId: TenantId;
  readonly stream: string;
  /** Names the position kept; two followers of one name share the work. */
  readonly name: string;
  /** Facts in one transaction at most. */
  readonly batchMax: number;
  /** Gets the facts in order, without gaps; never an empty batch. */
  readonly handle: (tx: Tx, recorded: readonly Recorded<Fact>[]) => Promise<void>;
}

export interface Follower {
  /** Resolves when every fact appended before the call has been handled. */
  caughtUp(): Promise<void>;
  /** Waits for the batch under way. */
  close(): Promise<void>;
}

const FALLBACK_MS = 5_000;

/**
 * Follows a stream: hands its facts on and remembers how far it came in the very transaction that
 * `handle` writes in, so that its rows and outbox messages follow from each fact exactly once. A
 * batch that fails is tried again with growing delays and never skipped.
 */
export function startFollower<Fact>(options: FollowerOptions<Fact>): Follower {
  const { events, clock, log, tenantId, stream, name } = options;
  const pump = new Pump({
    name: `follower ${name}`,
    clock,
    log: log.with({ tenantId, stream }),
    fallbackMs: FALLBACK_MS,
    step: async () => ((await followBatch(options)) ? 'more' : null),
  });
  const stopListening = events.onAppended((tenant, appended) => {
    if (tenant === tenantId && appended === stream) pump.wake();
  });
  pump.wake();
  return {
    caughtUp: async () => {
      pump.wake();
      await pump.idle();
    },
    close: async () => {
      stopListening();
      await pump.close();
    },
  };
}

/** True when there may be more. */
async function followBatch<Fact>(options: FollowerOptions<Fact>): Promise<boolean> {
  const { store, events, tenantId, stream, batchMax } = options;
  return await store.transact(tenantId, async (tx) => {
    const position = await lockPosition(tx, options);
    const recorded = await events.read<Fact>(tenantId, stream, position, batchMax);
    const last = recorded.at(-1);
    if (last === undefined) return false;
    await options.handle(tx, recorded);
    await tx.query('update followers set version = $3 where name = $1 and stream = $2', [
      options.name,
      stream,
      last.version,
    ]);
    return recorded.length === batchMax;
  });
}

// The lock on its row makes followers of one name take turns, in this process and others.
async function lockPosition(
  tx: Tx,
  { name, stream }: { name: string; stream: string },
): Promise<number> {
  const select = 'select version from followers where name = $1 and stream = $2 for update';
  const [known] = await tx.query<{ version: number }>(select, [name, stream]);
  if (known !== undefined) return known.version;
  await tx.query(
    `insert into followers (name, stream, version) values ($1, $2, 0)
     on conflict (tenant_id, name, stream) do nothing`,
    [name, stream],
  );
  const [made] = await tx.query<{ version: number }>(select, [name, stream]);
  return must(made, 'the position of a follower was just inserted').version;
}
