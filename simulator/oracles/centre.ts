// The real engine over simulated time, in the textbook's world: customers come by chance, agents
// accept at once and work for as long as chance says, and nothing breaks. What is measured are
// waits, as customers have them, and lengths, as the engine counts them.
import { chance, type Chance } from '@zentrale/kernel/chance';
import type { Recorded } from '@zentrale/kernel/history';
import { asId, durationMs, type CommandId, type Instant } from '@zentrale/kernel/values';
import {
  initial,
  perform,
  type OfferState,
  type RoutingCommand,
  type RoutingFact,
  type RoutingState,
} from '@zentrale/routing';
import * as build from '@zentrale/routing/testing';
import { Timeline } from '../world/index.ts';

export interface CustomerStream {
  readonly queue: string;
  readonly channel: string;
  readonly meanGapMs: number;
  readonly handleMs: (chance: Chance, agentId: string) => number;
  /** Mean of an exponential patience; left out, nobody gives up. */
  readonly meanPatienceMs?: number;
  readonly request?: Parameters<typeof build.request>[1];
}

export interface Visit {
  readonly name: string;
  readonly stream: CustomerStream;
  readonly arrivedAt: Instant;
  /** Customers of all queues who waited when this one came. */
  readonly metWaiting: number;
  /** Work in hand when this one came. */
  readonly metActive: number;
  /** Blocked: there was no line left, or no place in the queue. */
  readonly end: 'answered' | 'gave-up' | 'blocked';
  readonly waitMs: number;
  /** Who answered. */
  readonly agentId: string | null;
}

/** Time averages between visits, from the engine's own counts. */
export interface Levels {
  readonly waiting: number;
  readonly active: number;
  readonly allBusy: number;
}

export interface Arrival {
  readonly name: string;
  readonly stream: CustomerStream;
  readonly state: RoutingState;
  readonly now: Instant;
}

export interface CentreOptions {
  readonly seed: number;
  readonly agentCount: number;
  readonly opening: readonly RoutingCommand[];
  readonly onVisit: (visit: Visit) => void;
  /** Telephone lines: customers present at most, waiting or served. Without it, no bound. */
  readonly lineCount?: number;
  /** What happens in the centre just before a customer comes. */
  readonly beforeArrival?: (arrival: Arrival, chance: Chance) => RoutingCommand | null;
  readonly onFacts?: (facts: readonly Recorded<RoutingFact>[]) => void;
  /** When the customer waits or has been taken. */
  readonly afterArrival?: (arrival: Arrival) => void;
}

interface Waiting {
  readonly name: string;
  readonly stream: CustomerStream;
  readonly arrivedAt: Instant;
  readonly metWaiting: number;
  readonly metActive: number;
  readonly takeBackPatience: () => void;
}

export class Centre {
  readonly timeline = new Timeline();
  readonly #state = initial();
  readonly #chance: Chance;
  readonly #waiting = new Map<string, Waiting>();
  readonly #options: CentreOptions;
  #commandCount = 0;
  #arrivalCount = 0;
  #arrivalCountMax = 0;
  #measuredAt: Instant;
  #waitingMs = 0;
  #activeMs = 0;
  #allBusyMs = 0;
  #elapsedMs = 0;

  constructor(options: CentreOptions) {
    this.#chance = chance(options.seed, 'oracles');
    this.#options = options;
    this.#measuredAt = this.timeline.now();
    for (const command of options.opening) this.send(command);
  }

  get state(): RoutingState {
    return this.#state;
  }

  /** Runs until so many more customers have come. */
  serve(streams: readonly CustomerStream[], count: number): void {
    if (this.#arrivalCount === 0) {
      for (const [index, stream] of streams.entries()) this.#expect(stream, index);
    }
    this.#arrivalCountMax = this.#arrivalCount + count;
    while (this.#arrivalCount < this.#arrivalCountMax && this.timeline.step()) {
      // Every step is an arrival, an end of work or of patience.
    }
  }

  /** Averages since the last call. */
  takeLevels(): Levels {
    this.#measure();
    const elapsed = this.#elapsedMs;
    const levels = {
      waiting: this.#waitingMs / elapsed,
      active: this.#activeMs / elapsed,
      allBusy: this.#allBusyMs / elapsed,
    };
    this.#waitingMs = this.#activeMs = this.#allBusyMs = this.#elapsedMs = 0;
    return levels;
  }

  send(command: RoutingCommand): void {
    const refusal = this.#sent(command);
    if (refusal !== null) throw new Error(`${command.type} refused: ${refusal}`);
  }

  /** Kind of the refusal, if there was one. */
  #sent(command: RoutingCommand): string | null {
    this.#measure();
    this.#commandCount += 1;
    const now = this.timeline.now();
    const commandId = asId<CommandId>(`c${this.#commandCount}`);
    const performed = perform(this.#state, command, { now, commandId });
    if (!performed.ok) return performed.refusal.kind;
    this.#options.onFacts?.(performed.value.facts);
    for (const { fact } of performed.value.facts) if (fact.type === 'OfferMade') this.#accept(fact);
    return null;
  }

  #accept({
    offerId,
    agentId,
    interactionId,
  }: Pick<OfferState, 'offerId' | 'agentId' | 'interactionId'>): void {
    const customer = this.#waiting.get(interactionId);
    if (customer === undefined) throw new Error('an offer of what nobody waits for');
    this.#leave(customer, 'answered', agentId);
    this.send({ type: 'AcceptOffer', offerId, agentId });
    const handleMs = customer.stream.handleMs(
      this.#chanceOf(`handle/${customer.stream.queue}`),
      agentId,
    );
    this.timeline.after(durationMs(Math.round(handleMs)), () => {
      this.send({ type: 'CompleteInteraction', interactionId, agentId });
    });
  }

  #expect(stream: CustomerStream, index: number): void {
    const gaps = this.#chance.stream(`gaps/${index}`);
    const next = () => {
      this.timeline.after(durationMs(Math.round(gaps.exponential(stream.meanGapMs))), () => {
        next();
        this.#arrive(stream);
      });
    };
    next();
  }

  #arrive(stream: CustomerStream): void {
    this.#arrivalCount += 1;
    const name = `i${this.#arrivalCount}`;
    const arrival = { name, stream, state: this.#state, now: this.timeline.now() };
    const { lineCount, beforeArrival, afterArrival } = this.#options;
    const command = beforeArrival?.(arrival, this.#chanceOf('centre')) ?? null;
    if (command !== null) this.send(command);
    const { waiting, active } = this.#counts();
    const customer: Waiting = {
      name,
      stream,
      arrivedAt: arrival.now,
      metWaiting: waiting,
      metActive: active,
      takeBackPatience: this.#patience(name, stream),
    };
    this.#waiting.set(name, customer);
    const isLineFree = lineCount === undefined || waiting + active < lineCount;
    const refusal = isLineFree ? this.#sent(requestOf(name, stream)) : 'queue.full';
    if (refusal === 'queue.full') this.#leave(customer, 'blocked', null);
    else if (refusal !== null) throw new Error(`a request was refused: ${refusal}`);
    afterArrival?.(arrival);
  }

  #patience(name: string, { meanPatienceMs }: CustomerStream): () => void {
    if (meanPatienceMs === undefined) return () => {};
    const ms = this.#chanceOf('patience').exponential(meanPatienceMs);
    return this.timeline.after(durationMs(Math.round(ms)), () => this.#giveUp(name));
  }

  #giveUp(name: string): void {
    const customer = this.#waiting.get(name);
    if (customer === undefined) return;
    this.#leave(customer, 'gave-up', null);
    this.send(build.cancel(name));
  }

  #leave(customer: Waiting, end: Visit['end'], agentId: string | null): void {
    const { name, stream, arrivedAt, metWaiting, metActive, takeBackPatience } = customer;
    takeBackPatience();
    this.#waiting.delete(name);
    this.#options.onVisit({
      name,
      stream,
      arrivedAt,
      metWaiting,
      metActive,
      end,
      waitMs: this.timeline.now() - arrivedAt,
      agentId,
    });
  }

  readonly #streams = new Map<string, Chance>();

  #chanceOf(name: string): Chance {
    let stream = this.#streams.get(name);
    if (stream === undefined) {
      stream = this.#chance.stream(name);
      this.#streams.set(name, stream);
    }
    return stream;
  }

  #counts(): { waiting: number; active: number } {
    let waiting = 0;
    let active = 0;
    for (const queue of this.#state.queues.values()) {
      waiting += queue.waiting.size;
      active += queue.activeCount;
    }
    return { waiting, active };
  }

  #measure(): void {
    const ms = this.timeline.now() - this.#measuredAt;
    if (ms === 0) return;
    const { waiting, active } = this.#counts();
    this.#waitingMs += waiting * ms;
    this.#activeMs += active * ms;
    if (active === this.#options.agentCount) this.#allBusyMs += ms;
    this.#elapsedMs += ms;
    this.#measuredAt = this.timeline.now();
  }
}

function requestOf(name: string, stream: CustomerStream): RoutingCommand {
  return build.request(name, { queue: stream.queue, channel: stream.channel, ...stream.request });
}
