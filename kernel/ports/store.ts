import type { Instant, TenantId } from '../values/index.ts';

/** Something to be done after the transaction, at least once, in order per `key`. */
export interface OutboxMessage {
  /** Names the handler, for example `sms.send`. */
  readonly topic: string;
  /** Messages of one topic and key are handled one after the other, oldest first. */
  readonly key: string;
  /** Plain JSON. */
  readonly body: unknown;
  /** Not before this instant; at once when left out. */
  readonly dueAt?: Instant;
}

/** SQL within one transaction. Parameters are positional (`$1`); columns come back as named. */
export interface Queries {
  query<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * One transaction of one tenant. Every query runs under row-level security for that tenant, so a
 * forgotten `where tenant_id` cannot leak. Use cases take it as their first argument and never
 * commit; the door or policy that opened it does, by returning.
 */
export interface Tx extends Queries {
  readonly tenantId: TenantId;
  /** Stamped once when the transaction opens. */
  readonly now: Instant;
  /** Commits together with the rows, or not at all. */
  enqueue(message: OutboxMessage): Promise<void>;
  /**
   * Runs after the commit, in the order given, in this process only: for live frames and wake-ups,
   * never for anything that must not be lost.
   */
  afterCommit(act: () => void): void;
}

/** Where everything is kept. Out of reach, it throws `Fault('store.unavailable', retryable)`. */
export interface Store {
  /** Runs `work` in one transaction: commits when it returns, rolls back when it throws. */
  transact<Value>(tenantId: TenantId, work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /**
   * Runs across tenants, past row-level security. For finding out which tenant a session, a
   * webhook or a device belongs to, and for the platform's own tables; nothing else.
   */
  system<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value>;
}
