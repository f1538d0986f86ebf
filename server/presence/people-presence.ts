import type { PersonId, TenantId } from '@zentrale/kernel/values';
import type { Principal } from '../auth/principal.ts';

export interface PresenceListener {
  /** The first desktop of a person opened, or the last one closed. */
  changed(principal: Principal, isConnected: boolean): void;
}

/** Which people have a desktop open in this process. */
export class PeoplePresence {
  readonly #socketCounts = new Map<string, number>();
  readonly #listener: PresenceListener;

  constructor(listener: PresenceListener) {
    this.#listener = listener;
  }

  arrive(principal: Principal): void {
    const key = keyOf(principal.tenantId, principal.personId);
    const count = (this.#socketCounts.get(key) ?? 0) + 1;
    this.#socketCounts.set(key, count);
    if (count === 1) this.#listener.changed(principal, true);
  }

  leave(principal: Principal): void {
    const key = keyOf(principal.tenantId, principal.personId);
    const count = (this.#socketCounts.get(key) ?? 0) - 1;
    if (count > 0) {
      this.#socketCounts.set(key, count);
      return;
    }
    this.#socketCounts.delete(key);
    this.#listener.changed(principal, false);
  }

  isConnected(tenantId: TenantId, personId: PersonId): boolean {
    return this.#socketCounts.has(keyOf(tenantId, personId));
  }
}

function keyOf(tenantId: TenantId, personId: PersonId): string {
  return `${tenantId}|${personId}`;
}
