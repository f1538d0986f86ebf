import type { Queries, Store } from '@zentrale/kernel/ports';
import type { Instant, TenantId } from '@zentrale/kernel/values';

/** A message taken for an attempt. */
export interface Claimed {
  readonly tenantId: TenantId;
  readonly messageId: string;
  readonly topic: string;
  readonly key: string;
  readonly body: unknown;
  /** Counts from 1. Who comes back with an older count has lost its lease. */
  readonly attempt: number;
}

export interface OutboxStats {
  /** Messages that are waiting or under way, those not yet due included. */
  readonly depth: number;
  /** How long the oldest message that is due has been due; 0 when there is none. */
  readonly oldestAgeMs: number;
}

// Only the first message of a key may be taken: one that waits for its next attempt keeps those
// behind it waiting. First is what was due first, then what was enqueued first.
const CLAIM = `
  with head as (
    select tenant_id, message_id from outbox as message
    where retry_at <= $1 and topic = any($3) and message_id <> all($4) and not exists (
      select from outbox as earlier
      where earlier.tenant_id = message.tenant_id and earlier.topic = message.topic
        and earlier.key = message.key
        and (earlier.due_at, earlier.position) < (message.due_at, message.position))
    order by retry_at, position limit $5 for update skip locked
  )
  update outbox as message set attempts = attempts + 1, retry_at = $2, leased = true
  from head where message.tenant_id = head.tenant_id and message.message_id = head.message_id
  returning message.tenant_id as "tenantId", message.message_id as "messageId", message.topic,
    message.key, message.body, message.attempts as attempt`;

/** Takes messages that are due, each leased until `leaseUntilAt`. */
export async function claimDue(
  store: Store,
  about: {
    now: Instant;
    leaseUntilAt: Instant;
    topics: readonly string[];
    underWay: readonly string[];
    countMax: number;
  },
): Promise<Claimed[]> {
  const { now, leaseUntilAt, topics, underWay, countMax } = about;
  return await store.system((queries) =>
    queries.query(CLAIM, [now, leaseUntilAt, topics, underWay, countMax]),
  );
}

/** When the next message becomes due that is not so now. */
export async function nextDueAt(
  store: Store,
  now: Instant,
  topics: readonly string[],
): Promise<Instant | null> {
  const [row] = await store.system((queries) =>
    queries.query<{ at: Instant | null }>(
      'select min(retry_at) as at from outbox where retry_at > $1 and topic = any($2)',
      [now, topics],
    ),
  );
  return row?.at ?? null;
}

/** False when the lease was lost and another attempt has it. */
export async function removeMessage(queries: Queries, message: Claimed): Promise<boolean> {
  const removed = await queries.query(
    `delete from outbox where tenant_id = $1 and message_id = $2 and attempts = $3 returning 1`,
    [message.tenantId, message.messageId, message.attempt],
  );
  return removed.length > 0;
}

export async function postpone(store: Store, message: Claimed, retryAt: Instant): Promise<void> {
  await store.system((queries) =>
    queries.query(
      `update outbox set retry_at = $4, leased = false
       where tenant_id = $1 and message_id = $2 and attempts = $3`,
      [message.tenantId, message.messageId, message.attempt, retryAt],
    ),
  );
}

export async function renewLeases(
  store: Store,
  messages: readonly Claimed[],
  leaseUntilAt: Instant,
): Promise<void> {
  await store.system((queries) =>
    queries.query(
      `update outbox set retry_at = $3 from unnest($1::text[], $2::int[]) as mine (id, attempt)
       where message_id = mine.id and attempts = mine.attempt`,
      [messages.map((m) => m.messageId), messages.map((m) => m.attempt), leaseUntilAt],
    ),
  );
}

/** Makes due what a predecessor that died was working at. */
export async function freeLeases(store: Store, now: Instant): Promise<void> {
  await store.system((queries) =>
    queries.query('update outbox set retry_at = $1, leased = false where leased', [now]),
  );
}

export async function readStats(store: Store, now: Instant): Promise<OutboxStats> {
  const [row] = await store.system((queries) =>
    queries.query<{ depth: number; oldestAt: Instant | null }>(
      `select count(*) as depth, min(due_at) filter (where due_at <= $1) as "oldestAt"
       from outbox`,
      [now],
    ),
  );
  const oldestAt = row?.oldestAt ?? now;
  return { depth: row?.depth ?? 0, oldestAgeMs: now - oldestAt };
}
