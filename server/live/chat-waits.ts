import type { Clock } from '@zentrale/kernel/ports';
import {
  durationMs,
  instant,
  type ConversationId,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';

/** Whose places and estimates may have moved. */
export interface WaitingChats {
  /** Conversations of the chats that wait in the queue. */
  waitingIn(tenantId: TenantId, queueId: QueueId): readonly ConversationId[];
  refresh(tenantId: TenantId, conversationId: ConversationId): void;
}

const REFRESH_MS_MIN = durationMs(2_000);
const REFRESH_MS_MAX = durationMs(15_000);

interface QueueTimer {
  refreshedAt: number;
  dueAt: number;
  cancel: () => void;
}

/**
 * Tells waiting customers how their wait goes on: soon after something happened in their queue, at
 * most every two seconds, and every fifteen while nothing does.
 */
export class ChatWaits {
  readonly #clock: Clock;
  readonly #chats: WaitingChats;
  readonly #timers = new Map<string, QueueTimer>();

  constructor(clock: Clock, chats: WaitingChats) {
    this.#clock = clock;
    this.#chats = chats;
  }

  /** Something happened in the queue. */
  moved(tenantId: TenantId, queueId: QueueId): void {
    this.#schedule(tenantId, queueId, REFRESH_MS_MIN);
  }

  close(): void {
    for (const { cancel } of this.#timers.values()) cancel();
    this.#timers.clear();
  }

  #schedule(tenantId: TenantId, queueId: QueueId, waitMs: number): void {
    const key = `${tenantId} ${queueId}`;
    const now = this.#clock.now();
    const before = this.#timers.get(key);
    const refreshedAt = before?.refreshedAt ?? now;
    const dueAt = Math.max(now, refreshedAt + waitMs);
    if (before !== undefined && before.dueAt <= dueAt) return;
    before?.cancel();
    const cancel = this.#clock.wakeAt(instant(dueAt), () => this.#refresh(tenantId, queueId, key));
    this.#timers.set(key, { refreshedAt, dueAt, cancel });
  }

  #refresh(tenantId: TenantId, queueId: QueueId, key: string): void {
    const waiting = this.#chats.waitingIn(tenantId, queueId);
    for (const conversationId of waiting) this.#chats.refresh(tenantId, conversationId);
    if (waiting.length === 0) {
      this.#timers.delete(key);
      return;
    }
    const now = this.#clock.now();
    this.#timers.set(key, { refreshedAt: now, dueAt: Number.POSITIVE_INFINITY, cancel: () => {} });
    this.#schedule(tenantId, queueId, REFRESH_MS_MAX);
  }
}
