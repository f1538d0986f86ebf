import type { TenantId } from '../values/index.ts';

/** One delivery of an outbox message. `messageId` is the same on every attempt. */
export interface OutboxDelivery {
  readonly tenantId: TenantId;
  readonly messageId: string;
  readonly topic: string;
  readonly key: string;
  readonly body: unknown;
  /** Counts from 1. */
  readonly attempt: number;
}

/**
 * Does what a message asks for. May be called again with the same message after a crash or a
 * thrown `Fault`; must therefore be idempotent. A retryable fault is tried again with growing
 * delays; anything else goes to the dead letters at once.
 */
export type OutboxHandler = (delivery: OutboxDelivery) => Promise<void>;
