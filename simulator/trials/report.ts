import type { Recorded } from '@zentrale/kernel/history';
import type { RoutingFact } from '@zentrale/routing';
import { hearWith, type Hearing } from '../people/hearing.ts';

/** The figures of a shift, counted from its facts. */
export class Report {
  arrivals = 0;
  answered = 0;
  inTime = 0;
  abandoned = 0;
  returned = 0;
  transferred = 0;
  closed = 0;
  readonly offers = { made: 0, accepted: 0, declined: 0, missed: 0, rescinded: 0 };
  readonly #waitsMs: number[] = [];

  readonly #hearing: Hearing = {
    InteractionQueued: () => (this.arrivals += 1),
    OfferMade: () => (this.offers.made += 1),
    OfferAccepted: ({ isAnswer, isInTime, waitMs }) => {
      this.offers.accepted += 1;
      if (!isAnswer) return;
      this.answered += 1;
      if (isInTime) this.inTime += 1;
      this.#waitsMs.push(waitMs);
    },
    OfferDeclined: () => (this.offers.declined += 1),
    OfferMissed: () => (this.offers.missed += 1),
    OfferRescinded: () => (this.offers.rescinded += 1),
    InteractionAbandoned: () => (this.abandoned += 1),
    InteractionReturned: () => (this.returned += 1),
    InteractionTransferred: () => (this.transferred += 1),
    InteractionClosed: () => (this.closed += 1),
  };

  readonly hear = ({ fact }: Recorded<RoutingFact>): void => hearWith(this.#hearing, fact);

  lines(): string[] {
    const { made, accepted, declined, missed, rescinded } = this.offers;
    return [
      `arrivals         ${this.arrivals}`,
      `answered         ${this.answered}, ${percent(this.inTime, this.answered)} in time`,
      `waits            p50 ${this.#waitS(50)}, p90 ${this.#waitS(90)}`,
      `abandoned        ${this.abandoned} (${percent(this.abandoned, this.arrivals)})`,
      `offers           ${made}: ${accepted} accepted, ${declined} declined, ` +
        `${missed} missed, ${rescinded} rescinded`,
      `transfers        ${this.transferred} to queues; ${this.returned} came back to their queue`,
      `closed           ${this.closed}`,
    ];
  }

  #waitS(pct: number): string {
    const sorted = this.#waitsMs.toSorted((a, b) => a - b);
    const ms = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * pct) / 100))] ?? 0;
    return `${(ms / 1_000).toFixed(1)} s`;
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`;
}
