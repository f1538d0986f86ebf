import type { Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import {
  asId,
  durationMs,
  minutes,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type InteractionId,
} from '@zentrale/kernel/values';
import type { RoutingFact, SkillRequirement } from '@zentrale/routing';
import type { CentreSpec, Traffic } from './centre.ts';
import { busyPct, everySoOften } from './day.ts';
import type { Floor, Person } from './floor.ts';
import { hearWith, type Hearing } from './hearing.ts';

/** A customer with a wish, from the first try to the last. */
interface Visit {
  readonly traffic: Traffic;
  readonly customerId: CustomerId;
  readonly skills: readonly SkillRequirement[];
  readonly isUrgent: boolean;
  readonly preferredAgentId: AgentId | null;
  readonly tryCount: number;
}

interface Waiting {
  readonly visit: Visit;
  loseNoPatience: () => void;
}

const TRY_COUNT_MAX = 4;

/** Everybody outside: they come, wait, lose patience, change the channel and come again. */
export class Customers implements Person {
  readonly #floor: Floor;
  readonly #spec: CentreSpec;
  readonly #chance: Chance;
  readonly #waiting = new Map<InteractionId, Waiting>();
  #count = 0;

  constructor(floor: Floor, spec: CentreSpec, chance: Chance) {
    this.#floor = floor;
    this.#spec = spec;
    this.#chance = chance;
  }

  begin(): void {
    const { timeline } = this.#floor;
    for (const traffic of this.#spec.traffic) {
      const name = `${traffic.queueId} ${traffic.channel}`;
      const chance = this.#chance.stream(name);
      everySoOften(timeline, chance, traffic.perHour, () => {
        // Thinning: at quiet hours some of the instants bring nobody.
        const isBusy = chance.below(10_000) < Math.round(100 * busyPct(timeline.now()));
        if (isBusy) this.#come(this.#newVisit(traffic, chance));
      });
    }
  }

  hear({ fact }: Recorded<RoutingFact>): void {
    hearWith(this.#hearing, fact);
  }

  readonly #hearing: Hearing = {
    OfferAccepted: ({ interactionId }) => this.#waiting.get(interactionId)?.loseNoPatience(),
    InteractionReturned: ({ interactionId }) => this.#waitAgain(interactionId),
    InteractionTransferred: ({ interactionId }) => this.#waitAgain(interactionId),
    InteractionAbandoned: ({ interactionId }) => {
      const visit = this.#gone(interactionId);
      const comesAgain = this.#chance.happens(this.#spec.temper.returns);
      if (visit !== null && comesAgain) this.#comeAgain(visit);
    },
    InteractionClosed: ({ interactionId, agentId }) => {
      const visit = this.#gone(interactionId);
      const comesAgain = this.#chance.happens(this.#spec.temper.repeats);
      if (visit !== null && comesAgain) this.#comeAgain({ ...visit, preferredAgentId: agentId });
    },
  };

  #waitAgain(interactionId: InteractionId): void {
    const waiting = this.#waiting.get(interactionId);
    if (waiting === undefined) return;
    waiting.loseNoPatience();
    waiting.loseNoPatience = this.#losePatience(interactionId, waiting.visit);
  }

  #newVisit(traffic: Traffic, chance: Chance): Visit {
    const wishes = this.#spec.skills.filter(() => chance.happens(220)).slice(0, 2);
    return {
      traffic,
      customerId: asId<CustomerId>(`customer-${(this.#count += 1)}`),
      skills: wishes.map(({ skillId }) => ({ skillId, proficiencyMin: chance.between(1, 60) })),
      isUrgent: chance.happens(80),
      preferredAgentId: chance.happens(80) ? chance.pick(this.#spec.agents).agentId : null,
      tryCount: 1,
    };
  }

  #come(visit: Visit): void {
    const { traffic, customerId, skills, isUrgent, preferredAgentId, tryCount } = visit;
    const interactionId = asId<InteractionId>(`${customerId}-${tryCount}`);
    const loseNoPatience = this.#losePatience(interactionId, visit);
    this.#waiting.set(interactionId, { visit, loseNoPatience });
    this.#floor.send(
      {
        type: 'RequestRouting',
        interactionId,
        conversationId: asId<ConversationId>(`conversation-${customerId}`),
        customerId,
        channel: traffic.channel,
        queueId: traffic.queueId,
        skills,
        ...(isUrgent ? { priority: 500 } : {}),
        ...(preferredAgentId === null ? {} : { preferredAgentId }),
      },
      (result) => {
        if (result.ok) return;
        this.#gone(interactionId);
        if (this.#chance.happens(500)) this.#comeAgain(visit);
      },
    );
  }

  #comeAgain(visit: Visit): void {
    if (visit.tryCount >= TRY_COUNT_MAX) return;
    const pause = durationMs(this.#chance.between(minutes(1), minutes(20)));
    // Who did not get through by phone writes, and the other way round.
    const traffic = this.#chance.happens(300)
      ? this.#chance.pick(this.#spec.traffic)
      : visit.traffic;
    this.#floor.timeline.after(pause, () =>
      this.#come({ ...visit, traffic, tryCount: visit.tryCount + 1 }),
    );
  }

  #losePatience(interactionId: InteractionId, { traffic }: Visit): () => void {
    const patience = durationMs(Math.ceil(this.#chance.exponential(traffic.patienceMs)));
    return this.#floor.timeline.after(patience, () =>
      this.#floor.send({ type: 'CancelInteraction', interactionId, reason: 'left' }),
    );
  }

  #gone(interactionId: InteractionId): Visit | null {
    const waiting = this.#waiting.get(interactionId);
    waiting?.loseNoPatience();
    this.#waiting.delete(interactionId);
    return waiting?.visit ?? null;
  }
}
