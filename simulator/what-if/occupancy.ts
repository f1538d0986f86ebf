import type { AgentId, Instant, QueueId } from '@zentrale/kernel/values';
import type { AgentState, RoutingState } from '@zentrale/routing';

interface Watch {
  sinceAt: Instant;
  isAtWork: boolean;
  isBusy: boolean;
  queueIds: readonly QueueId[];
}

interface Times {
  atWorkMs: number;
  busyMs: number;
}

/** How long agents were at work, and busy, by queue and in total. To be told in order of time. */
export class OccupancyWatch {
  readonly #endsAt: Instant;
  readonly #startsAt: Instant;
  readonly #watches = new Map<AgentId, Watch>();
  readonly #queues = new Map<QueueId, Times>();
  readonly #total: Times = { atWorkMs: 0, busyMs: 0 };

  constructor(startsAt: Instant, endsAt: Instant) {
    this.#startsAt = startsAt;
    this.#endsAt = endsAt;
  }

  /** Something about the agent may have changed. */
  look(state: RoutingState, agentId: AgentId, now: Instant): void {
    const agent = state.agents.get(agentId);
    const watch = this.#watches.get(agentId);
    if (watch !== undefined) this.#count(watch, now);
    if (agent === undefined) {
      this.#watches.delete(agentId);
      return;
    }
    this.#watches.set(agentId, {
      sinceAt: now,
      isAtWork: isAtWork(agent),
      isBusy: agent.charges.size > 0,
      queueIds: agent.config.queueIds,
    });
  }

  end(): void {
    for (const watch of this.#watches.values()) this.#count(watch, this.#endsAt);
    this.#watches.clear();
  }

  /** Of one queue, or of everybody. */
  occupancy(queueId?: QueueId): number | null {
    const times = queueId === undefined ? this.#total : this.#queues.get(queueId);
    return times === undefined || times.atWorkMs === 0 ? null : times.busyMs / times.atWorkMs;
  }

  #count(watch: Watch, now: Instant): void {
    const from = Math.max(watch.sinceAt, this.#startsAt);
    const ms = Math.min(now, this.#endsAt) - from;
    if (ms <= 0 || !watch.isAtWork) return;
    const busyMs = watch.isBusy ? ms : 0;
    this.#total.atWorkMs += ms;
    this.#total.busyMs += busyMs;
    for (const queueId of watch.queueIds) {
      const times = this.#queues.get(queueId) ?? { atWorkMs: 0, busyMs: 0 };
      times.atWorkMs += ms;
      times.busyMs += busyMs;
      this.#queues.set(queueId, times);
    }
  }
}

function isAtWork(agent: AgentState): boolean {
  if (agent.connection === 'offline') return false;
  return agent.routability !== 'not-ready' || agent.held.size > 0;
}
