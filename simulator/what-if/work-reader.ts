import type { Recorded } from '@zentrale/kernel/history';
import {
  between,
  durationMs,
  type DurationMs,
  type Instant,
  type InteractionId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';
import type { Arrival, Handling, LeftOut, Leg, Patience } from './day-record.ts';
import { tell, type Hearing, type Of } from './hearing.ts';

interface Work {
  readonly legs: Leg[];
  isCallback: boolean;
  assignedAt: Instant | null;
  completedAt: Instant | null;
  parkedAt: Instant | null;
  parkedMs: number;
}

interface Measured {
  readonly queueId: QueueId;
  readonly channel: string;
  readonly times: { workMs: DurationMs; wrapUpMs: DurationMs }[];
  readonly reactionsMs: DurationMs[];
}

/** What came, how long it took, how long customers were prepared to wait. */
export class WorkReader {
  readonly arrivals: Arrival[] = [];
  readonly #work = new Map<InteractionId, Work>();
  readonly #measured = new Map<string, Measured>();
  readonly #waits = new Map<QueueId, { waitMs: number; abandonedCount: number }>();
  readonly #leftOut = new Map<LeftOut, number>();

  readonly #hearing: Hearing = {
    InteractionQueued: (fact, at) => this.#queued(fact, at),
    OfferAccepted: (fact) => this.#accepted(fact),
    InteractionAssigned: (fact) => this.#assigned(fact),
    InteractionParked: (fact) => {
      this.#of(fact).parkedAt = fact.parkedAt;
    },
    InteractionCompleted: (fact) => {
      this.#of(fact).completedAt = fact.completedAt;
    },
    InteractionReopened: (fact) => {
      this.#of(fact).completedAt = null;
    },
    InteractionClosed: (fact) => {
      if (fact.how !== 'agent-lost') this.#handled(fact, fact.closedAt);
      this.#work.delete(fact.interactionId);
    },
    InteractionTransferred: (fact, at) => {
      this.#handled(fact, at);
      this.#of(fact).legs.push({ queueId: fact.toQueueId, skills: fact.skills });
    },
    InteractionReturned: (fact) => {
      this.#of(fact).assignedAt = null;
      this.#leaveOut('returned-to-queue');
    },
    InteractionAbandoned: (fact) => this.#waited(fact, true),
    InteractionOverflowed: (fact) => this.#waited(fact, false),
    InteractionExpired: (fact) => this.#waited(fact, false),
    CallbackRequested: (fact) => {
      this.#of(fact).isCallback = true;
      this.#leaveOut('callback-requested');
    },
    OfferDeclined: () => this.#leaveOut('offer-declined'),
    OfferMissed: () => this.#leaveOut('offer-missed'),
    PartyJoined: () => this.#leaveOut('consulted'),
    SupervisorActed: () => this.#leaveOut('supervisor-acted'),
  };

  /** Who waited when the day began; waits from before it do not count, but work does. */
  begin(state: RoutingState): void {
    for (const interaction of state.interactions.values()) {
      const { channel, queueId, skills, context, preferredAgentId, isCallback } = interaction;
      const isWaiting = ['queued', 'offered', 'scheduled'].includes(interaction.state);
      if (!isWaiting) {
        this.#leaveOut('held-at-start');
        continue;
      }
      this.#arrive(interaction.interactionId, {
        at: interaction.queuedAt,
        channel,
        priority: interaction.isQueuePriority ? null : interaction.priority,
        preferredAgentId,
        context,
        isCallback,
        notBeforeAt: interaction.state === 'scheduled' ? interaction.wakesAt : null,
        legs: [{ queueId, skills }],
      });
    }
  }

  hear(recorded: Recorded<RoutingFact>): void {
    tell(this.#hearing, recorded);
  }

  handling(): Handling[] {
    return [...this.#measured.values()];
  }

  patience(queueIds: readonly QueueId[]): Patience[] {
    return queueIds.map((queueId) => {
      const { waitMs, abandonedCount } = this.#waits.get(queueId) ?? NO_WAITS;
      const meanMs = abandonedCount === 0 ? null : durationMs(Math.round(waitMs / abandonedCount));
      return { queueId, meanMs, abandonedCount };
    });
  }

  leftOut(): { what: LeftOut; count: number }[] {
    return Array.from(this.#leftOut, ([what, count]) => ({ what, count }));
  }

  #queued(fact: Of<'InteractionQueued'>, at: Instant): void {
    // Where it was full or closed, the engine finds that out again.
    const queueId = fact.overflowedFrom ?? fact.queueId;
    this.#arrive(fact.interactionId, {
      at,
      channel: fact.channel,
      priority: fact.isQueuePriority ? null : fact.priority,
      preferredAgentId: fact.preferredAgentId,
      context: fact.context,
      isCallback: fact.isCallback,
      notBeforeAt: fact.startsAt,
      legs: [{ queueId, skills: fact.skills }],
    });
  }

  #arrive(interactionId: InteractionId, arrival: Arrival): void {
    const work = noWork();
    work.isCallback = arrival.isCallback || arrival.notBeforeAt !== null;
    work.legs.push(...arrival.legs);
    this.#work.set(interactionId, work);
    // Legs are added as they happen.
    this.arrivals.push({ ...arrival, legs: work.legs });
  }

  #accepted(fact: Of<'OfferAccepted'>): void {
    const work = this.#of(fact);
    if (fact.fromAgentId !== null) {
      this.#leaveOut('transferred-to-agent');
      return;
    }
    this.#measure(fact).reactionsMs.push(between(fact.offeredAt, fact.assignedAt));
    work.assignedAt = fact.assignedAt;
    work.parkedMs = 0;
    if (fact.isAnswer) this.#waited(fact, false);
  }

  #assigned(fact: Of<'InteractionAssigned'>): void {
    const work = this.#of(fact);
    if (fact.how === 'resumed' && work.parkedAt !== null) {
      work.parkedMs += between(work.parkedAt, fact.assignedAt);
      work.parkedAt = null;
      return;
    }
    if (work.assignedAt === null) {
      work.assignedAt = fact.assignedAt;
      work.parkedMs = 0;
    }
    if (fact.isAnswer) this.#waited(fact, false);
  }

  #handled(fact: Of<'InteractionClosed' | 'InteractionTransferred'>, endedAt: Instant): void {
    const work = this.#of(fact);
    if (work.assignedAt !== null) {
      const completedAt = work.completedAt ?? endedAt;
      const workMs = between(work.assignedAt, completedAt) - work.parkedMs;
      this.#measure(fact).times.push({
        workMs: durationMs(Math.max(0, workMs)),
        wrapUpMs: between(completedAt, endedAt),
      });
    }
    work.assignedAt = null;
    work.completedAt = null;
  }

  #waited(
    fact: {
      readonly interactionId: InteractionId;
      readonly queueId: QueueId;
      readonly waitMs: number;
    },
    isAbandoned: boolean,
  ): void {
    if (this.#of(fact).isCallback) return;
    const waits = this.#waits.get(fact.queueId) ?? { ...NO_WAITS };
    waits.waitMs += fact.waitMs;
    if (isAbandoned) waits.abandonedCount += 1;
    this.#waits.set(fact.queueId, waits);
  }

  #measure({ queueId, channel }: { queueId: QueueId; channel: string }): Measured {
    const key = `${queueId}\n${channel}`;
    const present = this.#measured.get(key);
    if (present !== undefined) return present;
    const measured: Measured = { queueId, channel, times: [], reactionsMs: [] };
    this.#measured.set(key, measured);
    return measured;
  }

  /** Work from before the day is a stranger: what happens to it is noted nowhere. */
  #of({ interactionId }: { readonly interactionId: InteractionId }): Work {
    return this.#work.get(interactionId) ?? noWork();
  }

  #leaveOut(what: LeftOut): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + 1);
  }
}

const NO_WAITS = { waitMs: 0, abandonedCount: 0 };

function noWork(): Work {
  return {
    legs: [],
    isCallback: false,
    assignedAt: null,
    completedAt: null,
    parkedAt: null,
    parkedMs: 0,
  };
}
