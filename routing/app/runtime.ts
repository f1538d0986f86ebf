import type { Recorded } from '@zentrale/kernel/history';
import type { Clock } from '@zentrale/kernel/ports';
import {
  asId,
  Bug,
  Fault,
  instant,
  refused,
  type CommandId,
  type Instant,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import {
  nextDeadline,
  perform,
  type AnswerTo,
  type RoutingAnswer,
  type RoutingCommand,
  type RoutingFact,
  type RoutingState,
  type WorkingState,
} from '../core/index.ts';
import { Backoff } from './backoff.ts';
import { TenantHistory } from './history.ts';
import { Mailbox, MAILBOX_LENGTH_MAX, type Submission } from './mailbox.ts';
import type { SnapshotParts } from './snapshots.ts';

/**
 * How often a runtime at rest looks around. Timers count time that passes, so that after the clock
 * was set ahead deadlines would come too late by as much; and nobody tells that another process has
 * taken the history over, or that the one which had it is gone. Looking costs one read of a row.
 */
const LOOK_EVERY_MS = 2_000;
/** How late a deadline must be before whoever owns the history is taken for gone. */
const LEFT_LYING_MS = 2 * LOOK_EVERY_MS;

export interface Commit {
  /** Empty when the state was loaded anew: whatever was derived from it is derived afresh. */
  readonly facts: readonly Recorded<RoutingFact>[];
  readonly state: RoutingState;
}

export interface RuntimeParts extends SnapshotParts {
  readonly clock: Clock;
}

/**
 * One tenant's single writer. Commands wait in a mailbox; a batch of them is stamped once, decided
 * in order on the working state and appended in one write, and only then answered.
 *
 * When the write fails, the state is dropped, whoever waits is told to try again
 * (`store.unavailable`; the write may have happened, which the same command id finds out), and the
 * runtime claims and loads anew, with growing pauses, until it works. When somebody else has taken
 * the history over, it only reads on, until it is asked for something or a deadline is left lying.
 */
export class RoutingRuntime {
  readonly tenantId: TenantId;
  readonly #parts: RuntimeParts;
  readonly #backoff: Backoff;
  readonly #history: TenantHistory;
  readonly #mailbox = new Mailbox();
  #listeners = new Set<(commit: Commit) => void>();
  #running: Promise<void> | null = null;
  #isDue = false;
  /** Another process owns the history, as far as this one knows. */
  #isTakenOver = false;
  #isClosed = false;
  #takeBackWake: () => void = () => {};

  private constructor(tenantId: TenantId, parts: RuntimeParts) {
    this.tenantId = tenantId;
    this.#parts = parts;
    this.#backoff = new Backoff(parts.clock);
    this.#history = new TenantHistory(tenantId, parts);
  }

  /** Throws what the store throws: a runtime that has never had a state is none. */
  static async open(tenantId: TenantId, parts: RuntimeParts): Promise<RoutingRuntime> {
    const runtime = new RoutingRuntime(tenantId, parts);
    await runtime.#history.claim();
    runtime.#isDue = true;
    runtime.#start();
    return runtime;
  }

  /**
   * The state as of the last commit; while a batch is being written it is ahead by that batch.
   * Read it in `onCommitted`, or be content with the next notice correcting what was read.
   */
  get state(): RoutingState {
    return this.#history.state;
  }

  /**
   * Resolves when what follows from the command is durable. Repeating a command id is safe. Rejects
   * with a retryable `Fault` when the store is out of reach or this process is stopping.
   */
  submit<Command extends RoutingCommand>(
    commandId: CommandId,
    command: Command,
  ): Promise<Result<AnswerTo<Command>>> {
    if (this.#isClosed) return Promise.reject(fault('server.draining'));
    if (this.#mailbox.isFull) {
      return Promise.resolve(refused('limit.reached', { facts: { waiting: MAILBOX_LENGTH_MAX } }));
    }
    const answered = new Promise<Result<RoutingAnswer>>((resolve, reject) => {
      this.#mailbox.put({ commandId, command, resolve, reject });
    });
    this.#start();
    // The core answers each type of command as `AnswerTo` says.
    return answered as Promise<Result<AnswerTo<Command>>>;
  }

  /** Calls back after each commit, and after the state was loaded anew. */
  onCommitted(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Takes nothing new, finishes what waits, and lets go. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#backoff.endPause();
    await this.#running;
    this.#takeBackWake();
    await this.#history.settled();
    this.#listeners.clear();
  }

  #start(): void {
    if (this.#running !== null) return;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    // Everything submitted in this turn of the event loop goes into the first batch.
    await Promise.resolve();
    try {
      while (!this.#mailbox.isEmpty || this.#isDue) {
        if (this.#history.isOwned) await this.#turn();
        else if (this.#isTakenOver && this.#mailbox.isEmpty) await this.#follow();
        else await this.#recover();
        if (this.#isClosed && !this.#history.isOwned) break;
      }
    } finally {
      // At once after the last look into the mailbox: a submission that came later would be
      // left lying if it still found this run going on.
      this.#running = null;
    }
    if (this.#isClosed) this.#mailbox.rejectAll(fault('server.draining'));
    else this.#setWake();
  }

  /** With nothing to decide it only finds out whether the history is still this process's. */
  async #turn(): Promise<void> {
    this.#isDue = false;
    const batch = this.#mailbox.takeBatch();
    const { state } = this.#history;
    const versionBefore = state.version;
    const settled: { submission: Submission; result: Result<RoutingAnswer> }[] = [];
    const facts: Recorded<RoutingFact>[] = [];
    let current: Submission | null = null;
    try {
      const now = this.#stamp(state);
      const due = nextDeadline(state);
      if (due !== null && due <= now) this.#decide(passTimeAt(state), state, now, facts);
      for (const submission of batch) {
        current = submission;
        settled.push({ submission, result: this.#decide(submission, state, now, facts) });
      }
      current = null;
      this.#isTakenOver = !(await this.#history.append(versionBefore, facts));
      if (this.#isTakenOver) throw fault('store.unavailable');
    } catch (error) {
      this.#fail(error, batch, current);
      return;
    }
    this.#backoff.succeed();
    for (const { submission, result } of settled) submission.resolve(result);
    if (facts.length > 0) this.#notify({ facts, state });
    this.#history.considerSnapshot();
  }

  #decide(
    { commandId, command }: Pick<Submission, 'commandId' | 'command'>,
    state: WorkingState,
    now: Instant,
    facts: Recorded<RoutingFact>[],
  ): Result<RoutingAnswer> {
    const result = perform(state, command, { now, commandId });
    if (!result.ok) return result;
    for (const fact of result.value.facts) facts.push(fact);
    return { ok: true, value: result.value.answer };
  }

  /** The clock may step back; the stream never does. */
  #stamp(state: WorkingState): Instant {
    return instant(Math.max(this.#parts.clock.now(), state.recordedAt));
  }

  #fail(error: unknown, batch: readonly Submission[], culprit: Submission | null): void {
    const { log } = this.#parts;
    // Faults are the world's and pass; anything else is a belief of ours that was wrong.
    if (error instanceof Fault) log.warn('routing.store-lost', { kind: error.kind });
    else log.error('routing.bug', { command: culprit?.command.type ?? 'PassTime', error });
    this.#history.letGo();
    this.#isDue = true;
    this.#backoff.fail();
    for (const submission of batch) {
      const bug = error instanceof Error ? error : new Bug(String(error));
      submission.reject(submission === culprit ? bug : fault('store.unavailable', error));
    }
    this.#mailbox.rejectAll(fault('store.unavailable', error));
  }

  /** One attempt to claim and load, after a pause that grows with every failure in a row. */
  async #recover(): Promise<void> {
    await this.#backoff.pause();
    if (this.#isClosed) return;
    try {
      await this.#history.claim();
    } catch (error) {
      const failureCount = this.#backoff.fail();
      this.#parts.log.warn('routing.reload-failed', { failureCount, error });
      this.#mailbox.rejectAll(fault('store.unavailable', error));
      return;
    }
    this.#isDue = true;
    this.#isTakenOver = false;
    this.#notify({ facts: [], state: this.state });
  }

  /** Learns what the owner writes, and takes over when the owner lets something lie. */
  async #follow(): Promise<void> {
    this.#isDue = false;
    try {
      if (await this.#history.readOn()) this.#notify({ facts: [], state: this.state });
    } catch (error) {
      // With a deadline left lying the next look would be at once, and again, and again.
      const failureCount = this.#backoff.fail();
      this.#parts.log.warn('routing.reload-failed', { failureCount, error });
      await this.#backoff.pause();
      this.#isDue = true;
      return;
    }
    this.#backoff.succeed();
    this.#isTakenOver = this.#parts.clock.now() < (this.#actsAt() ?? Infinity);
    this.#isDue = !this.#isTakenOver;
  }

  /** When something must be done for a deadline's sake. */
  #actsAt(): number | null {
    const due = nextDeadline(this.state);
    return due === null || !this.#isTakenOver ? due : due + LEFT_LYING_MS;
  }

  #setWake(): void {
    this.#takeBackWake();
    const { clock } = this.#parts;
    const lookAt = clock.now() + LOOK_EVERY_MS;
    this.#takeBackWake = clock.wakeAt(instant(Math.min(this.#actsAt() ?? lookAt, lookAt)), () => {
      this.#isDue = true;
      this.#start();
    });
  }

  #notify(commit: Commit): void {
    for (const listener of this.#listeners) {
      try {
        listener(commit);
      } catch (error) {
        // A listener's failure is its own; the commit stands and the others must hear of it.
        this.#parts.log.error('routing.listener-failed', { error });
      }
    }
  }
}

function passTimeAt(state: WorkingState): Pick<Submission, 'commandId' | 'command'> {
  const commandId = asId<CommandId>(`pass-time:${state.version + 1}`);
  return { commandId, command: { type: 'PassTime' } };
}

function fault(kind: string, cause?: unknown): Fault {
  return new Fault(kind, { retryable: true, ours: true, cause });
}
