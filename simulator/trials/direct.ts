import type { Recorded } from '@zentrale/kernel/history';
import { asId, instant, type CommandId, type Instant, type Result } from '@zentrale/kernel/values';
import {
  evolve,
  initial,
  stateDigest,
  type Context,
  type Performed,
  type RoutingAnswer,
  type RoutingCommand,
  type RoutingFact,
} from '@zentrale/routing';
import { Auditor, Violation } from '../audit/index.ts';
import { MONDAY, Timeline } from '../world/index.ts';
import { Coverage } from './coverage.ts';
import { OfferBook, type CommandStep } from './script.ts';
import type { Subject } from './subject.ts';

const RECOUNT_EVERY = 2_000;
/** When trials begin: Monday at eight, with customers already up. */
export const OPENING = instant(MONDAY + 8 * 3_600_000);

/**
 * The engine alone, command by command: millions of them in a minute. Every step is audited; time
 * passes when something is due, now and then a little late, as timers are.
 */
export class DirectTrial {
  readonly timeline = new Timeline(OPENING);
  readonly auditor = new Auditor();
  readonly coverage = new Coverage();
  readonly steps: CommandStep[] = [];
  readonly #subject: Subject;
  readonly #book = new OfferBook();
  readonly #hear: (recorded: Recorded<RoutingFact>) => void;
  readonly #history: Recorded<RoutingFact>[] | null;
  stepCount = 0;

  constructor(parts: {
    readonly subject: Subject;
    readonly hear?: (recorded: Recorded<RoutingFact>) => void;
    /** Keeps the facts, so that `finish` can replay them. */
    readonly keepsHistory?: boolean;
  }) {
    this.#subject = parts.subject;
    this.#hear = parts.hear ?? (() => {});
    this.#history = parts.keepsHistory === true ? [] : null;
  }

  get history(): readonly Recorded<RoutingFact>[] {
    return this.#history ?? [];
  }

  get digest(): string {
    return stateDigest(this.#subject.state);
  }

  /** A command reaches the engine now. */
  deliver(commandId: CommandId, command: RoutingCommand): Result<RoutingAnswer> {
    this.steps.push(this.#book.stepOf(this.timeline.now() - OPENING, commandId, command));
    return this.#perform(commandId, command);
  }

  /** Does what is due until then, people's acts and deadlines alike. */
  runUntil(untilAt: Instant): void {
    for (;;) {
      const actAt = this.timeline.nextAt() ?? untilAt;
      const wakeAt = this.#wakeAt();
      if (wakeAt !== null && wakeAt <= Math.min(actAt, untilAt)) this.#passTime(wakeAt);
      else if (actAt >= untilAt) break;
      else this.timeline.step();
    }
    this.timeline.moveTo(untilAt);
    this.auditor.tick(untilAt);
  }

  /** Plays recorded steps, with the numbers offers have this time. */
  replay(steps: readonly CommandStep[]): void {
    for (const step of steps) {
      this.timeline.wakeAt(instant(OPENING + step.afterMs), () => {
        this.deliver(asId<CommandId>(step.commandId), this.#book.commandOf(step));
      });
    }
    const lastMs = steps.at(-1)?.afterMs ?? 0;
    // Whatever the last steps left pending gets its time; nothing of interest takes longer.
    this.runUntil(instant(OPENING + lastMs + 120_000));
    this.finish();
  }

  /** Everything is recounted, and replayed when the history was kept. */
  finish(): void {
    this.auditor.atRest(this.timeline.now());
    this.auditor.recount(this.#subject.state);
    if (this.#history === null) return;
    const replayed = initial();
    // Through the form in which they are stored.
    const stored = JSON.parse(JSON.stringify(this.#history)) as Recorded<RoutingFact>[];
    for (const recorded of stored) evolve(replayed, recorded);
    this.auditor.checks.that(
      'replay-equals-live',
      stateDigest(replayed) === this.digest,
      () => `${stateDigest(replayed)} after a replay, ${this.digest} live`,
    );
  }

  #passTime(wakeAt: Instant): void {
    this.timeline.moveTo(instant(Math.max(wakeAt, this.timeline.now())));
    const commandId = asId<CommandId>(`pass-time:${this.#subject.state.version + 1}`);
    this.#perform(commandId, { type: 'PassTime' });
    const dueAt = this.#subject.nextDeadline();
    this.auditor.checks.that(
      'states-end',
      dueAt === null || dueAt > this.timeline.now(),
      () => `time has passed, and something is still due at ${dueAt}`,
    );
  }

  /** Every fifth timer is late, by what its instant says: the same again in a replay. */
  #wakeAt(): Instant | null {
    const dueAt = this.#subject.nextDeadline();
    if (dueAt === null || dueAt % 5 !== 0) return dueAt;
    return instant(dueAt + (dueAt % 900));
  }

  /** A bug is what it is caught for. */
  #attempt(command: RoutingCommand, context: Context): Result<Performed> {
    try {
      return this.#subject.perform(command, context);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new Violation('beliefs-hold', `${command.type}: ${error.message}`);
    }
  }

  #perform(commandId: CommandId, command: RoutingCommand): Result<RoutingAnswer> {
    const context = { now: this.timeline.now(), commandId };
    this.stepCount += 1;
    const result = this.#attempt(command, context);
    this.auditor.performed(command, context, result, this.#subject.state);
    this.coverage.answered(command, result);
    if (this.stepCount % RECOUNT_EVERY === 0) this.auditor.recount(this.#subject.state);
    if (!result.ok) return result;
    const { facts, answer } = result.value;
    this.coverage.recorded(facts);
    for (const recorded of facts) {
      const { fact } = recorded;
      if (fact.type === 'OfferMade') {
        this.#book.made(fact.offerId, fact.interactionId, fact.agentId);
      }
      this.#history?.push(recorded);
      this.#hear(recorded);
    }
    return { ok: true, value: answer };
  }
}
