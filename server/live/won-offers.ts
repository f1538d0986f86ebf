import type { Clock } from '@zentrale/kernel/ports';
import {
  durationMs,
  later,
  type AgentId,
  type OfferId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { WonView } from '@zentrale/protocol';

/** Long enough to read who was quicker. */
const SHOWN_MS = durationMs(8_000);

/** Offers to several that somebody else accepted: shown for a moment to those who were slower. */
export class WonOffers {
  readonly #clock: Clock;
  readonly #changed: (tenantId: TenantId, agentId: AgentId, offerId: OfferId) => void;
  readonly #won = new Map<string, WonView>();

  constructor(
    clock: Clock,
    changed: (tenantId: TenantId, agentId: AgentId, offerId: OfferId) => void,
  ) {
    this.#clock = clock;
    this.#changed = changed;
  }

  show(
    tenantId: TenantId,
    agentId: AgentId,
    won: Omit<WonView, 'at'> & { offerId: OfferId },
  ): void {
    const { offerId } = won;
    const key = `${agentId} ${offerId}`;
    const at = this.#clock.now();
    this.#won.set(key, { ...won, at });
    this.#changed(tenantId, agentId, offerId);
    this.#clock.wakeAt(later(at, SHOWN_MS), () => {
      this.#won.delete(key);
      this.#changed(tenantId, agentId, offerId);
    });
  }

  of(agentId: AgentId, offerId: OfferId): WonView | null {
    return this.#won.get(`${agentId} ${offerId}`) ?? null;
  }
}
