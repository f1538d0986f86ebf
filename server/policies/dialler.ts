import type { DiallingChanged } from '@zentrale/channels/app';
import { durationMs, later, type TenantId } from '@zentrale/kernel/values';
import { Pump, type Rest } from '@zentrale/platform/pump';
import type { Centre } from '../compose/centre.ts';
import { dialFromLists } from './dial-from-lists.ts';

/** For news that got lost. */
const FALLBACK_MS = 60_000;
/** Commits of the engine come by the hundreds; free agents are looked for this often at most. */
const LOOK_AGAIN_MS = durationMs(250);

/** Dials the lists of one tenant: whenever one of them changes, or an agent may be free. */
export class Dialler {
  readonly #centre: Centre;
  readonly #tenantId: TenantId;
  readonly #pump: Pump;
  readonly #stopHearing: () => void;
  #isRunning = false;
  #isLooking = false;
  #stopLooking = () => {};

  constructor(centre: Centre, tenantId: TenantId) {
    this.#centre = centre;
    this.#tenantId = tenantId;
    const { clock, log, bus } = centre;
    const step = () => this.#step();
    this.#pump = new Pump({ name: 'dialler', clock, log, fallbackMs: FALLBACK_MS, step });
    this.#stopHearing = bus.subscribe<DiallingChanged>('dialling.changed', (changedId) => {
      if (changedId === tenantId) this.#pump.wake();
    });
    this.#pump.wake();
  }

  /** After a commit of the engine: somebody may have become free. */
  routingCommitted(): void {
    if (!this.#isRunning || this.#isLooking) return;
    this.#isLooking = true;
    const { clock } = this.#centre;
    this.#stopLooking = clock.wakeAt(later(clock.now(), LOOK_AGAIN_MS), () => {
      this.#isLooking = false;
      this.#pump.wake();
    });
  }

  async close(): Promise<void> {
    this.#stopHearing();
    this.#stopLooking();
    await this.#pump.close();
  }

  async #step(): Promise<Rest> {
    // Who becomes free during this step may have been read as busy.
    this.#isRunning = true;
    const { isRunning, nextAt } = await dialFromLists(this.#centre, this.#tenantId);
    this.#isRunning = isRunning;
    return nextAt;
  }
}
