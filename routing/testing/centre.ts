import type { Recorded } from '@zentrale/kernel/history';
import { asId, instant, must, type CommandId, type Refusal } from '@zentrale/kernel/values';
import {
  brokenInvariants,
  evolve,
  initial,
  perform,
  stateDigest,
  type RoutingAnswer,
  type RoutingCommand,
  type RoutingFact,
  type WorkingState,
} from '../core/index.ts';

/**
 * One tenant's routing without runtime or store. Every step checks the invariants, and at any time
 * the facts so far, replayed, must give the same state.
 */
export class Centre {
  readonly state: WorkingState;
  readonly history: Recorded<RoutingFact>[] = [];
  /** What the last command brought. */
  facts: readonly Recorded<RoutingFact>[] = [];
  refusal: Refusal | null = null;
  answer: RoutingAnswer | null = null;
  now = instant(1_750_000_000_000);
  #commandCount = 0;

  constructor(state: WorkingState = initial()) {
    this.state = state;
  }

  /** Another centre that goes on from `state` as this one does from its own. */
  twin(state: WorkingState): Centre {
    const twin = new Centre(state);
    twin.now = this.now;
    twin.#commandCount = this.#commandCount;
    return twin;
  }

  /** Performs commands that must succeed, one second apart, and forgets what they brought. */
  given(...commands: readonly (RoutingCommand | readonly RoutingCommand[])[]): this {
    for (const command of commands.flat()) {
      this.after(1_000).when(command);
      if (this.refusal !== null) throw new Error(`given refused: ${this.refusal.kind}`);
    }
    return this;
  }

  after(ms: number): this {
    this.now = instant(this.now + ms);
    return this;
  }

  when(command: RoutingCommand, commandId?: string): this {
    this.#commandCount += 1;
    const id = asId<CommandId>(commandId ?? `command-${this.#commandCount}`);
    const before = this.state.version;
    const result = perform(this.state, command, { now: this.now, commandId: id });
    this.refusal = result.ok ? null : result.refusal;
    this.answer = result.ok ? result.value.answer : null;
    this.facts = result.ok ? result.value.facts : [];
    this.history.push(...this.facts);
    if (!result.ok && this.state.version !== before) throw new Error('a refusal changed the state');
    const broken = brokenInvariants(this.state);
    if (broken.length > 0) throw new Error(`${command.type} broke ${broken.join('; ')}`);
    return this;
  }

  /** The types of the last command's facts, in order. */
  get types(): string[] {
    return this.facts.map(({ fact }) => fact.type);
  }

  /** The first fact of that type which the last command brought. */
  fact<Type extends RoutingFact['type']>(type: Type): Extract<RoutingFact, { type: Type }> {
    const found = this.facts.find(({ fact }) => fact.type === type)?.fact;
    // The filter above has just checked the type.
    return must(found, `no ${type} among ${this.types.join()}`) as Extract<
      RoutingFact,
      { type: Type }
    >;
  }

  /** Who was offered what by the last command, as `interaction>agent`. */
  get offered(): string[] {
    const pairs: string[] = [];
    for (const { fact } of this.facts) {
      if (fact.type === 'OfferMade') pairs.push(`${fact.interactionId}>${fact.agentId}`);
    }
    return pairs;
  }

  /** The digest of a state built from the recorded facts alone, as JSON carries them. */
  replayedDigest(): string {
    const state = initial();
    // Our own facts, through the form in which they are stored.
    const stored = JSON.parse(JSON.stringify(this.history)) as Recorded<RoutingFact>[];
    for (const recorded of stored) evolve(state, recorded);
    return stateDigest(state);
  }
}

export function centre(): Centre {
  return new Centre();
}
