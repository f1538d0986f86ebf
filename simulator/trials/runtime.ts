import type { Recorded } from '@zentrale/kernel/history';
import type { EventStore, Log } from '@zentrale/kernel/ports';
import {
  asId,
  instant,
  seconds,
  type CommandId,
  type Instant,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import {
  evolve,
  initial,
  stateDigest,
  type RoutingAnswer,
  type RoutingCommand,
  type RoutingFact,
} from '@zentrale/routing';
import { ROUTING_STREAM } from '@zentrale/routing/app';
import { MemoryEventStore } from '@zentrale/routing/testing';
import { Auditor, Violation } from '../audit/index.ts';
import type { FaultEvent } from '../faults/fault.ts';
import { Fleet } from '../faults/fleet.ts';
import { WallClock } from '../faults/machine.ts';
import type { OnAnswer, OnFact } from '../people/floor.ts';
import { Timeline } from '../world/index.ts';
import { Client } from './client.ts';
import { Coverage } from './coverage.ts';
import { OPENING } from './direct.ts';
import { OfferBook, type Step } from './script.ts';

const TENANT = asId<TenantId>('simulated');
const RECOUNT_EVERY = 400;
/** How long after a fault store, clients and deadlines may take to be up to date again. */
const RECOVERY_MS = 8_000;
const HARM_MS = 15_000;

interface Answered {
  readonly commandId: CommandId;
  readonly command: RoutingCommand;
  readonly result: Result<RoutingAnswer>;
  readonly onAnswer: OnAnswer;
}

/**
 * The real runtime on machines that die, stand still and lose their store. The auditor reads what
 * the store holds and what clients were told; it knows nothing of the machines but how long their
 * troubles excuse lateness.
 */
export class RuntimeTrial {
  readonly timeline = new Timeline(OPENING);
  readonly auditor = new Auditor();
  readonly coverage = new Coverage();
  readonly steps: Step[] = [];
  readonly #store: EventStore;
  readonly #wall = new WallClock(this.timeline);
  readonly #fleet: Fleet;
  readonly #client: Client;
  readonly #book = new OfferBook();
  readonly #hear: OnFact;
  readonly #history: Recorded<RoutingFact>[] = [];
  #answers: Answered[] = [];
  #failure: Error | null = null;
  #recountedAt = 0;
  stepCount = 0;
  /** Of the final state. */
  digest = '';

  constructor(parts: {
    readonly hear?: OnFact;
    /** What a canary puts between the machines and their store. */
    readonly plant?: (store: EventStore) => EventStore;
  }) {
    this.#hear = parts.hear ?? (() => {});
    const store = new MemoryEventStore();
    this.#store = store;
    const plant = parts.plant ?? ((same: EventStore) => same);
    const fleet = new Fleet({
      tenantId: TENANT,
      wall: this.#wall,
      store: plant(store),
      log: this.#log(),
      onBroken: (lateMs) => this.#excuse(lateMs),
    });
    this.#fleet = fleet;
    this.#client = new Client(TENANT, this.timeline, (who) => fleet.pick(who)?.host ?? null);
  }

  get history(): readonly Recorded<RoutingFact>[] {
    return this.#history;
  }

  /** A client begins to send a command, until it is answered. */
  deliver(commandId: CommandId, command: RoutingCommand, onAnswer: OnAnswer = () => {}): void {
    this.steps.push(this.#book.stepOf(this.timeline.now() - OPENING, commandId, command));
    this.stepCount += 1;
    this.#client
      .send(commandId, command)
      .then((result) => this.#answers.push({ commandId, command, result, onAnswer }))
      .catch((error: unknown) => this.#fail(error, command));
  }

  meet(fault: FaultEvent): void {
    this.steps.push({ afterMs: this.timeline.now() - OPENING, fault });
    this.coverage.fault(fault.kind);
    this.#excuse(this.#fleet.meet(fault));
  }

  /** Does everything that happens until then. */
  async runUntil(untilAt: Instant): Promise<void> {
    for (;;) {
      const nextAt = this.timeline.nextAt();
      if (nextAt === null || nextAt > untilAt) break;
      this.timeline.step();
      await this.#catchUp();
    }
    this.timeline.moveTo(untilAt);
    await this.#catchUp();
  }

  /** Plays recorded steps, with the numbers offers have this time. */
  async replay(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.timeline.wakeAt(instant(OPENING + step.afterMs), () => {
        if ('fault' in step) this.meet(step.fault);
        else this.deliver(asId<CommandId>(step.commandId), this.#book.commandOf(step));
      });
    }
    // What broke last gets the time to do its harm before everything is repaired.
    await this.runUntil(instant(OPENING + (steps.at(-1)?.afterMs ?? 0) + HARM_MS));
    await this.finish();
  }

  /** Faults are over: everything must come to rest by itself, and be what the history says. */
  async finish(): Promise<void> {
    this.#fleet.repair();
    await this.runUntil(instant(this.timeline.now() + seconds(180)));
    const { checks } = this.auditor;
    this.auditor.atRest(this.#wall.now());
    checks.that(
      'everybody-is-answered',
      this.#client.pendingCount === 0,
      () => `${this.#client.pendingCount} commands are still not answered`,
    );
    const runtime = await this.#open();
    await this.#catchUp();
    this.auditor.recount(runtime.state);
    const replayed = initial();
    for (const recorded of this.#history) evolve(replayed, recorded);
    this.digest = stateDigest(replayed);
    checks.that(
      'replay-equals-live',
      this.digest === stateDigest(runtime.state),
      () => `${this.digest} after a replay, ${stateDigest(runtime.state)} live`,
    );
  }

  /** Machines find one another gone when a deadline is left lying: the next one may be late. */
  #excuse(lateMs: number): void {
    const from = Math.max(this.#wall.now(), this.auditor.nextDueAt() ?? 0);
    this.auditor.excuse(instant(from + lateMs + RECOVERY_MS));
  }

  /** Lets every promise that can settle do so, then looks at what has become of the history. */
  async #catchUp(): Promise<void> {
    await settled();
    const now = this.#wall.now();
    this.auditor.tick(now);
    const after = this.auditor.picture.version;
    const facts = await this.#store.read<RoutingFact>(TENANT, ROUTING_STREAM, after, 100_000);
    this.auditor.recorded(facts);
    this.coverage.recorded(facts);
    for (const recorded of facts) this.#note(recorded);
    for (const { commandId, command, result, onAnswer } of this.#answers.splice(0)) {
      this.coverage.answered(command, result);
      this.auditor.answered(commandId, command, result);
      onAnswer(result);
    }
    if (this.#failure !== null) throw this.#failure;
    if (this.auditor.picture.version - this.#recountedAt > RECOUNT_EVERY) await this.#recount();
  }

  /** Against the live state, when it is at rest. */
  async #recount(): Promise<void> {
    if (this.#fleet.count !== 1 || this.#client.pendingCount > 0) return;
    const host = this.#fleet.pick(0)?.host;
    const opening = host?.open(TENANT).catch(() => null) ?? null;
    const runtime = await Promise.race([opening, settled().then(() => null)]);
    if (runtime === null || runtime.state.version !== this.auditor.picture.version) return;
    this.#recountedAt = this.auditor.picture.version;
    this.auditor.recount(runtime.state);
  }

  async #open() {
    const host = this.#fleet.pick(0)?.host;
    if (host === undefined) throw new Violation('everybody-is-answered', 'no machine is left');
    return host.open(TENANT);
  }

  #note(recorded: Recorded<RoutingFact>): void {
    const { fact } = recorded;
    this.#history.push(recorded);
    if (fact.type === 'OfferMade') this.#book.made(fact.offerId, fact.interactionId, fact.agentId);
    this.#hear(recorded);
  }

  #fail(error: unknown, command: RoutingCommand): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#failure ??=
      error instanceof Violation
        ? error
        : new Violation('beliefs-hold', `${command.type}: ${message}`);
  }

  /** Lines a human would have to act on are failures here. */
  #log(): Log {
    const log: Log = {
      error: (event, fields) => {
        this.#failure ??= new Violation('beliefs-hold', `${event} ${String(fields?.['error'])}`);
      },
      warn: (event) => this.coverage.fault(`log: ${event}`),
      info: () => {},
      debug: () => {},
      with: () => log,
    };
    return log;
  }
}

/** A turn of the event loop: longer than any chain of promises that nothing holds up. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
