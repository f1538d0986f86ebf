import type { Recorded } from '@zentrale/kernel/history';
import { minutes, type AgentId, type Instant, type QueueId } from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';
import type { DayFigures, FiguresWithCurve } from './figures.ts';
import { tell, type Hearing } from './hearing.ts';
import { OccupancyWatch } from './occupancy.ts';

export const QUARTER_MS = minutes(15);

interface Counts {
  arrived: number;
  abandoned: number;
  answeredInTime: number;
  readonly answeredWaits: number[];
  readonly waitMsSums: Float64Array;
  readonly waitCounts: Uint32Array;
}

/** Hears the facts of a day in their order and tells what it came to. */
export class DayTally {
  readonly #startsAt: Instant;
  readonly #endsAt: Instant;
  readonly #queues = new Map<QueueId, Counts>();
  readonly #occupancy: OccupancyWatch;

  readonly #hearing: Hearing = {
    InteractionQueued: (fact) => {
      if (fact.startsAt === null) this.#arrived(fact.queueId, fact.queuedAt);
    },
    InteractionDue: (fact) => {
      if (fact.isArrival) this.#arrived(fact.queueId, fact.queuedAt);
    },
    InteractionTransferred: (fact) => this.#arrived(fact.toQueueId, fact.queuedAt),
    InteractionOverflowed: (fact) => this.#arrived(fact.toQueueId, fact.queuedAt),
    OfferAccepted: (fact) => {
      if (fact.isAnswer) this.#answered(fact);
    },
    InteractionAssigned: (fact) => {
      if (fact.isAnswer) this.#answered(fact);
    },
    InteractionAbandoned: (fact) => {
      if (!fact.wasAnswered) this.#abandoned(fact);
    },
  };

  constructor(startsAt: Instant, endsAt: Instant) {
    this.#startsAt = startsAt;
    this.#endsAt = endsAt;
    this.#occupancy = new OccupancyWatch(startsAt, endsAt);
  }

  /** `state` is as it was after this fact, or after all facts of the same command. */
  hear(recorded: Recorded<RoutingFact>, state: RoutingState): void {
    const { fact, recordedAt } = recorded;
    if (recordedAt >= this.#endsAt) return;
    if ('agentId' in fact) this.#occupancy.look(state, fact.agentId, recordedAt);
    if (fact.type === 'AgentConfigured') this.look(state, fact.agent.agentId, recordedAt);
    if ('fromAgentId' in fact && fact.fromAgentId !== null) {
      this.#occupancy.look(state, fact.fromAgentId, recordedAt);
    }
    tell(this.#hearing, recorded);
  }

  /** Something about an agent may have changed without a fact of hers. */
  look(state: RoutingState, agentId: AgentId, now: Instant): void {
    this.#occupancy.look(state, agentId, now);
  }

  /** Of these queues, whether anything happened in them or not. */
  figures(queueIds: readonly QueueId[]): DayFigures {
    this.#occupancy.end();
    const all = this.#noCounts();
    for (const counts of this.#queues.values()) add(all, counts);
    return {
      total: figuresOf(all, this.#occupancy.occupancy()),
      queues: queueIds.map((queueId) => ({
        queueId,
        ...figuresOf(this.#of(queueId), this.#occupancy.occupancy(queueId)),
      })),
    };
  }

  #arrived(queueId: QueueId, queuedAt: Instant): void {
    if (this.#isOfDay(queuedAt)) this.#of(queueId).arrived += 1;
  }

  #answered(answer: {
    readonly queueId: QueueId;
    readonly queuedAt: Instant;
    readonly waitMs: number;
    readonly isInTime: boolean;
  }): void {
    if (!this.#isOfDay(answer.queuedAt)) return;
    const counts = this.#of(answer.queueId);
    counts.answeredWaits.push(answer.waitMs);
    if (answer.isInTime) counts.answeredInTime += 1;
    this.#waited(counts, answer);
  }

  #abandoned(fact: {
    readonly queueId: QueueId;
    readonly queuedAt: Instant;
    readonly waitMs: number;
  }): void {
    if (!this.#isOfDay(fact.queuedAt)) return;
    const counts = this.#of(fact.queueId);
    counts.abandoned += 1;
    this.#waited(counts, fact);
  }

  #waited(counts: Counts, { queuedAt, waitMs }: { queuedAt: Instant; waitMs: number }): void {
    const quarter = Math.floor((queuedAt - this.#startsAt) / QUARTER_MS);
    counts.waitMsSums[quarter] = (counts.waitMsSums[quarter] ?? 0) + waitMs;
    counts.waitCounts[quarter] = (counts.waitCounts[quarter] ?? 0) + 1;
  }

  #isOfDay(at: Instant): boolean {
    return at >= this.#startsAt && at < this.#endsAt;
  }

  #of(queueId: QueueId): Counts {
    let counts = this.#queues.get(queueId);
    if (counts === undefined) {
      counts = this.#noCounts();
      this.#queues.set(queueId, counts);
    }
    return counts;
  }

  #noCounts(): Counts {
    const quarterCount = Math.ceil((this.#endsAt - this.#startsAt) / QUARTER_MS);
    return {
      arrived: 0,
      abandoned: 0,
      answeredInTime: 0,
      answeredWaits: [],
      waitMsSums: new Float64Array(quarterCount),
      waitCounts: new Uint32Array(quarterCount),
    };
  }
}

function add(sum: Counts, counts: Counts): void {
  sum.arrived += counts.arrived;
  sum.abandoned += counts.abandoned;
  sum.answeredInTime += counts.answeredInTime;
  for (const wait of counts.answeredWaits) sum.answeredWaits.push(wait);
  for (const [quarter, ms] of counts.waitMsSums.entries()) {
    sum.waitMsSums[quarter] = (sum.waitMsSums[quarter] ?? 0) + ms;
    sum.waitCounts[quarter] = (sum.waitCounts[quarter] ?? 0) + (counts.waitCounts[quarter] ?? 0);
  }
}

function figuresOf(counts: Counts, occupancy: number | null): FiguresWithCurve {
  const waits = Float64Array.from(counts.answeredWaits).toSorted();
  const answered = waits.length;
  const finished = answered + counts.abandoned;
  return {
    figures: {
      arrived: counts.arrived,
      answered,
      abandoned: counts.abandoned,
      serviceLevel: finished === 0 ? null : counts.answeredInTime / finished,
      abandonedShare: finished === 0 ? null : counts.abandoned / finished,
      asaMs: answered === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / answered,
      waitP50Ms: quantile(waits, 0.5),
      waitP90Ms: quantile(waits, 0.9),
      occupancy,
    },
    waitByQuarterMs: Array.from(counts.waitMsSums, (ms, quarter) => {
      const count = counts.waitCounts[quarter] ?? 0;
      return count === 0 ? null : ms / count;
    }),
  };
}

/** The smallest value that so large a share does not exceed; `sorted` ascending. */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
