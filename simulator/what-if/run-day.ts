// One day lived through once more, by the real engine: customers come as they came, agents are
// there as they were, handle times and patience are drawn.
import {
  asId,
  instant,
  must,
  type AgentId,
  type CommandId,
  type ConversationId,
  type CustomerId,
  type Instant,
  type InteractionId,
  type OfferId,
} from '@zentrale/kernel/values';
import { evolve, initial, nextDeadline, perform, type RoutingCommand } from '@zentrale/routing';
import { Timeline } from '../world/index.ts';
import type { DayRecord, PresenceChange } from './day-record.ts';
import { DayTally } from './day-tally.ts';
import { drawArrivals, type DrawnArrival, type DrawnLeg } from './draws.ts';
import type { DayFigures } from './figures.ts';
import { tell, type Hearing, type Of } from './hearing.ts';

export function runDay(day: DayRecord, seed: number): DayFigures {
  return new SimulatedDay(day, seed).run();
}

interface Customer {
  readonly drawn: DrawnArrival;
  leg: number;
  takeBackPatience: () => void;
}

class SimulatedDay {
  readonly #day: DayRecord;
  readonly #seed: number;
  readonly #state = initial();
  readonly #timeline: Timeline;
  readonly #tally: DayTally;
  readonly #customers = new Map<InteractionId, Customer>();
  readonly #hearing: Hearing = {
    OfferMade: (fact) => this.#answer(fact),
    OfferAccepted: (fact) => this.#work(fact),
    InteractionCompleted: (fact) => this.#wrapUp(fact),
    InteractionClosed: (fact) => this.#gone(fact.interactionId),
    InteractionExpired: (fact) => this.#gone(fact.interactionId),
    InteractionAbandoned: (fact) => this.#gone(fact.interactionId),
  };
  #commandCount = 0;

  constructor(day: DayRecord, seed: number) {
    this.#day = day;
    this.#seed = seed;
    this.#tally = new DayTally(day.startsAt, day.endsAt);
    // Who was there already when the day began came the evening before.
    const firstAt = day.arrivals.reduce(
      (least, { at }) => Math.min(least, at),
      Number(day.startsAt),
    );
    this.#timeline = new Timeline(instant(firstAt));
  }

  run(): DayFigures {
    const { opening, reconfigured, presence, endsAt } = this.#day;
    for (const fact of opening) {
      const recordedAt = this.#timeline.now();
      const version = this.#state.version + 1;
      evolve(this.#state, { version, recordedAt, commandId: this.#nextCommandId(), fact });
    }
    for (const { at, command } of reconfigured) {
      this.#timeline.wakeAt(at, () => this.#try(command));
    }
    for (const change of presence) {
      this.#timeline.wakeAt(change.at, () => this.#bePresent(change));
    }
    for (const [index, drawn] of drawArrivals(this.#day, this.#seed).entries()) {
      this.#timeline.wakeAt(drawn.at, () => this.#arrive(`w${index}`, drawn));
    }
    for (;;) {
      const nextAt = this.#timeline.nextAt() ?? endsAt;
      const dueAt = nextDeadline(this.#state) ?? endsAt;
      if (Math.min(nextAt, dueAt) >= endsAt) break;
      if (dueAt <= nextAt) {
        this.#timeline.moveTo(dueAt);
        this.#try({ type: 'PassTime' });
      } else {
        this.#timeline.step();
      }
    }
    return this.#tally.figures([...this.#state.queues.keys()]);
  }

  /** Whether the engine agreed: on a simulated day much that was done in the real one is moot. */
  #try(command: RoutingCommand): boolean {
    const now = this.#timeline.now();
    const performed = perform(this.#state, command, { now, commandId: this.#nextCommandId() });
    if (!performed.ok) return false;
    for (const recorded of performed.value.facts) {
      this.#tally.hear(recorded, this.#state);
      tell(this.#hearing, recorded);
    }
    return true;
  }

  #nextCommandId(): CommandId {
    this.#commandCount += 1;
    return asId<CommandId>(`c${this.#commandCount}`);
  }

  #bePresent({ agentId, change, reason }: PresenceChange): void {
    switch (change) {
      case 'come':
        this.#try({ type: 'ConnectAgent', agentId });
        break;
      case 'ready':
        this.#try({ type: 'SetReady', agentId });
        break;
      case 'away':
      case 'draining':
        this.#try({
          type: 'SetNotReady',
          agentId,
          reason: reason ?? 'away',
          drain: change === 'draining',
        });
        break;
      case 'leave':
        this.#try({ type: 'SignOutAgent', agentId, drain: true });
        break;
    }
  }

  #arrive(name: string, drawn: DrawnArrival): void {
    const { arrival } = drawn;
    const leg = must(arrival.legs[0], 'an arrival has a queue');
    const interactionId = asId<InteractionId>(name);
    const customer: Customer = { drawn, leg: 0, takeBackPatience: () => {} };
    this.#customers.set(interactionId, customer);
    const isIn = this.#try({
      type: 'RequestRouting',
      interactionId,
      conversationId: asId<ConversationId>(name),
      customerId: asId<CustomerId>(name),
      channel: arrival.channel,
      queueId: leg.queueId,
      skills: leg.skills,
      context: arrival.context,
      ...(arrival.priority === null ? {} : { priority: arrival.priority }),
      ...(arrival.preferredAgentId === null ? {} : { preferredAgentId: arrival.preferredAgentId }),
      ...(arrival.notBeforeAt === null ? {} : { notBeforeAt: arrival.notBeforeAt }),
      ...(arrival.isCallback ? { isCallback: true } : {}),
    });
    if (isIn) this.#wait(interactionId, customer, arrival.notBeforeAt);
    else this.#customers.delete(interactionId);
  }

  #wait(interactionId: InteractionId, customer: Customer, notBeforeAt: Instant | null): void {
    const { patienceMs } = this.#legOf(customer);
    if (patienceMs === null) return;
    const now = this.#timeline.now();
    const sinceAt = Math.max(now, notBeforeAt ?? now, this.#day.startsAt);
    const givesUpAt = instant(sinceAt + patienceMs);
    customer.takeBackPatience = this.#timeline.wakeAt(givesUpAt, () => {
      // Who is being served stays.
      if (this.#state.interactions.get(interactionId)?.agentId !== null) return;
      this.#try({ type: 'CancelInteraction', interactionId, reason: 'customer.left' });
    });
  }

  #answer({ offerId, agentId, interactionId }: Of<'OfferMade'>): void {
    const customer = this.#customers.get(interactionId);
    if (customer === undefined) return;
    const { reactionMs } = this.#legOf(customer);
    this.#timeline.after(reactionMs, () => this.#accept(offerId, agentId));
  }

  #accept(offerId: OfferId, agentId: AgentId): void {
    if (this.#state.offers.has(offerId)) this.#try({ type: 'AcceptOffer', offerId, agentId });
  }

  #work({ interactionId, agentId, assignedAt }: Of<'OfferAccepted'>): void {
    const customer = this.#customers.get(interactionId);
    if (customer === undefined) return;
    customer.takeBackPatience();
    const { leg } = customer;
    this.#timeline.after(this.#legOf(customer).workMs, () => {
      const held = this.#state.interactions.get(interactionId);
      // It may have gone back to its queue meanwhile, and be in other hands.
      if (held?.agentId !== agentId || held.assignedAt !== assignedAt || customer.leg !== leg) {
        return;
      }
      const next = customer.drawn.arrival.legs[leg + 1];
      if (next !== undefined) {
        customer.leg += 1;
        const { queueId, skills } = next;
        const transfer = { interactionId, agentId, queueId, skills };
        if (this.#try({ type: 'TransferToQueue', ...transfer })) {
          if (this.#customers.has(interactionId)) this.#wait(interactionId, customer, null);
          return;
        }
      }
      this.#try({ type: 'CompleteInteraction', interactionId, agentId });
    });
  }

  #wrapUp({ interactionId, agentId, completedAt, wrapUpEndsAt }: Of<'InteractionCompleted'>): void {
    const customer = this.#customers.get(interactionId);
    if (customer === undefined || wrapUpEndsAt === completedAt) return;
    this.#timeline.after(this.#legOf(customer).wrapUpMs, () => {
      this.#try({ type: 'FinishWrapUp', interactionId, agentId });
    });
  }

  #gone(interactionId: InteractionId): void {
    this.#customers.get(interactionId)?.takeBackPatience();
    this.#customers.delete(interactionId);
  }

  #legOf({ drawn, leg }: Customer): DrawnLeg {
    return must(drawn.legs[leg], 'every leg is drawn');
  }
}
