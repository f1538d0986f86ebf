// A centre of any size at work, for benchmarks: it keeps as many people busy and as many customers
// waiting as it is told.
import type { Result } from '@zentrale/kernel/values';
import {
  asId,
  durationMs,
  instant,
  must,
  type CommandId,
  type ConversationId,
  type CustomerId,
  type Instant,
  type QueueId,
} from '@zentrale/kernel/values';
import {
  initial,
  nextDeadline,
  type perform,
  type Performed,
  type RoutingCommand,
  type SkillRequirement,
  type WorkingState,
} from '../core/index.ts';
import * as build from './builders.ts';

const SKILLS = ['german', 'english', 'billing', 'technics'];
const CHAT = { chat: { weight: 34, countMax: 3 } };

export interface CentreShape {
  readonly agentCount: number;
  readonly queueCount: number;
  /** Queues an agent serves. */
  readonly servedCount: number;
  /** Customers who wait throughout. */
  readonly waitingCount: number;
  /**
   * `idle`: half of the agents have nothing to do and take whatever comes at once; who waits asks
   * for a skill nobody has. `full`: every agent is busy, who waits is served when somebody is done.
   * `lively`: like `full`, with three chats an agent, two offers at a time, steps that widen, one
   * offer in ten declined, one in a hundred missed, one customer in ten who gives up.
   */
  readonly kind: 'idle' | 'full' | 'lively';
}

interface Work {
  readonly interaction: string;
  readonly agent: string;
}

export class BusyCentre {
  readonly state: WorkingState = initial();
  readonly #shape: CentreShape;
  readonly #perform: typeof perform;
  readonly #offered: (Work & { readonly number: number })[] = [];
  readonly #queueIds: QueueId[] = [];
  readonly #wishes = new Map<string, SkillRequirement[]>();
  #held: Work[] = [];
  #firstHeld = 0;
  /** Times are as big as real ones: small numbers would be cheaper for the machine. */
  #now = Date.UTC(2026, 5, 1, 8);
  #commandCount = 0;
  #requestCount = 0;
  #offerCount = 0;

  /** Each decision goes through `decide`, which a benchmark may time. */
  constructor(shape: CentreShape, decide: typeof perform) {
    this.#shape = shape;
    this.#perform = decide;
    this.#furnish();
    const { interactions } = this.state;
    while (interactions.size < this.#busyCount) this.#answer(this.#request());
    while (interactions.size < this.#busyCount + shape.waitingCount) {
      this.#answer(this.#request(shape.kind === 'idle' ? 'nobody' : undefined));
    }
  }

  get now(): Instant {
    return instant(this.#now);
  }

  /** One customer comes and, as there are enough, one is done. */
  round(): void {
    const { kind } = this.#shape;
    this.#answer(this.#request());
    if (kind === 'lively' && this.#requestCount % 10 === 0) this.#giveUp();
    while (this.state.interactions.size > this.#busyCount + this.#shape.waitingCount) {
      const { interaction, agent } = this.#takeOldest();
      this.#send(build.complete(interaction, agent));
      this.#answer(this.#send(build.finish(interaction, agent)));
    }
  }

  get #busyCount(): number {
    const { kind, agentCount } = this.#shape;
    if (kind === 'idle') return Math.ceil(agentCount / 2);
    return kind === 'full' ? agentCount : agentCount * 3;
  }

  #furnish(): void {
    const { agentCount, queueCount, servedCount, kind } = this.#shape;
    this.#send(build.skills(...SKILLS, 'nobody'));
    for (const skill of [...SKILLS, 'nobody']) {
      this.#wishes.set(skill, build.requirements({ [skill]: 20 }));
    }
    for (let index = 0; index < queueCount; index += 1) {
      this.#queueIds.push(build.queueId(`q${index}`));
      this.#send(
        build.queue(`q${index}`, {
          lengthMax: 200_000,
          ...(kind === 'lively' ? { offerCountMax: 2, steps: widening() } : {}),
        }),
      );
    }
    for (let index = 0; index < agentCount; index += 1) {
      const own = Array.from({ length: servedCount }, (_, step) => (index + step) % queueCount);
      const skills = [0, 1].map((step) => [skillAt(index + step), 20 + (index % 80)]);
      this.#send(
        build.agent(`a${index}`, {
          queues: own.map((number) => `q${number}`),
          skills: Object.fromEntries(skills),
          ...(kind === 'lively' ? { total: 102, channels: CHAT } : {}),
        }),
      );
      for (const command of build.onDuty(`a${index}`)) this.#send(command);
    }
  }

  #request(skill?: string): Performed {
    this.#requestCount += 1;
    const number = this.#requestCount;
    const name = `i${number}`;
    return this.#send({
      type: 'RequestRouting',
      interactionId: build.interactionId(name),
      conversationId: asId<ConversationId>(name),
      customerId: asId<CustomerId>(name),
      channel: 'chat',
      queueId: must(this.#queueIds[number % this.#queueIds.length], 'queue'),
      skills: this.#wishes.get(skill ?? skillAt(number)) ?? [],
    });
  }

  /** Whoever got an offer accepts it, as a rule. */
  #answer(performed: Performed): void {
    this.#note(performed);
    for (let offer = this.#offered.shift(); offer !== undefined; offer = this.#offered.shift()) {
      // A colleague was quicker.
      if (!this.state.offers.has(build.offerId(offer.number))) continue;
      this.#offerCount += 1;
      if (this.#shape.kind === 'lively' && this.#offerCount % 100 === 0) continue;
      if (this.#shape.kind === 'lively' && this.#offerCount % 10 === 0) {
        this.#note(this.#send(build.decline(offer.number, offer.agent)));
        continue;
      }
      this.#held.push(offer);
      this.#note(this.#send(build.accept(offer.number, offer.agent)));
    }
  }

  #note({ facts }: Performed): void {
    for (const { fact } of facts) {
      if (fact.type === 'OfferMade') {
        const number = Number(fact.offerId.slice('off_'.length));
        this.#offered.push({ number, agent: fact.agentId, interaction: fact.interactionId });
      }
      if (fact.type === 'AgentBecameNotReady') this.#note(this.#send(build.ready(fact.agentId)));
    }
  }

  /** Somebody of those who came last and may still wait. */
  #giveUp(): void {
    const name = `i${this.#requestCount - 1}`;
    const interaction = this.state.interactions.get(build.interactionId(name));
    if (interaction?.state === 'queued') this.#answer(this.#send(build.cancel(name)));
  }

  #takeOldest(): Work {
    const work = must(this.#held[this.#firstHeld], 'work');
    this.#firstHeld += 1;
    if (this.#firstHeld > 100_000) {
      this.#held = this.#held.slice(this.#firstHeld);
      this.#firstHeld = 0;
    }
    return work;
  }

  /** Every decision takes a millisecond of the centre's time, and what is due happens. */
  #send(command: RoutingCommand): Performed {
    this.#now += 1;
    if ((nextDeadline(this.state) ?? Infinity) <= this.#now) {
      this.#note(this.#decide(build.passTime));
    }
    return this.#decide(command);
  }

  #decide(command: RoutingCommand): Performed {
    this.#commandCount += 1;
    const commandId = asId<CommandId>(`c${this.#commandCount}`);
    const now = instant(this.#now);
    const result: Result<Performed> = this.#perform(this.state, command, { now, commandId });
    if (!result.ok) throw new Error(`${command.type} refused: ${result.refusal.kind}`);
    return result.value;
  }
}

function widening() {
  return [
    build.step('requested', { lastsMs: durationMs(20_000), priorityGain: 10 }),
    build.step('any'),
  ];
}

function skillAt(index: number): string {
  return must(SKILLS[index % SKILLS.length], 'skill');
}
