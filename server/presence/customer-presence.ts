import type { Clock } from '@zentrale/kernel/ports';
import {
  later,
  type ConversationId,
  type DurationMs,
  type TenantId,
} from '@zentrale/kernel/values';

interface Guest {
  readonly tenantId: TenantId;
  readonly conversationId: ConversationId;
}

export interface CustomerPresenceListener {
  changed(guest: Guest, isPresent: boolean): void;
  /** Away for the whole grace period. */
  gone(guest: Guest): void;
}

/**
 * Which chat customers have their page open. Presence itself is not kept: after a restart every
 * open chat is watched as if its customer had just left.
 */
export class CustomerPresence {
  readonly #clock: Clock;
  readonly #goneAfterMs: DurationMs;
  readonly #listener: CustomerPresenceListener;
  readonly #socketCounts = new Map<ConversationId, number>();
  readonly #farewells = new Map<ConversationId, () => void>();

  constructor(clock: Clock, goneAfterMs: DurationMs, listener: CustomerPresenceListener) {
    this.#clock = clock;
    this.#goneAfterMs = goneAfterMs;
    this.#listener = listener;
  }

  arrive(guest: Guest): void {
    this.#cancelFarewell(guest.conversationId);
    const count = (this.#socketCounts.get(guest.conversationId) ?? 0) + 1;
    this.#socketCounts.set(guest.conversationId, count);
    if (count === 1) this.#listener.changed(guest, true);
  }

  leave(guest: Guest): void {
    const count = (this.#socketCounts.get(guest.conversationId) ?? 0) - 1;
    if (count > 0) {
      this.#socketCounts.set(guest.conversationId, count);
      return;
    }
    this.#socketCounts.delete(guest.conversationId);
    this.#listener.changed(guest, false);
    this.expect(guest);
  }

  /** Starts the grace period of a customer who is not there. */
  expect(guest: Guest): void {
    if (this.isPresent(guest.conversationId)) return;
    this.#cancelFarewell(guest.conversationId);
    const goneAt = later(this.#clock.now(), this.#goneAfterMs);
    const cancel = this.#clock.wakeAt(goneAt, () => {
      this.#farewells.delete(guest.conversationId);
      this.#listener.gone(guest);
    });
    this.#farewells.set(guest.conversationId, cancel);
  }

  isPresent(conversationId: ConversationId): boolean {
    return this.#socketCounts.has(conversationId);
  }

  close(): void {
    for (const cancel of this.#farewells.values()) cancel();
    this.#farewells.clear();
  }

  #cancelFarewell(conversationId: ConversationId): void {
    this.#farewells.get(conversationId)?.();
    this.#farewells.delete(conversationId);
  }
}
