import type { Recorded } from '@zentrale/kernel/history';
import type { Clock, Ownership } from '@zentrale/kernel/ports';
import {
  asId,
  Bug,
  Fault,
  instant,
  must,
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
import { loadState, ROUTING_STREAM } from './load.ts';
import { Snapshots, type SnapshotParts } from './snapshots.ts';

/** Submissions that may wait at once; one more is refused with `limit.reached`. */
export const MAILBOX_LENGTH_MAX = 10_000;
/** How late a deadline may be acted upon after the clock was set ahead. */
const LOOK_EVERY_MS = 2_000;
/** Commands made durable together. */
const BATCH_LENGTH_MAX = 500;

export interface Commit {
  /** Empty when the state was loaded anew: whatever was derived from it is derived afresh. */
  readonly facts: readonly Recorded<RoutingFact>[];
  readonly state: RoutingState;
}

export interface RuntimeParts extends SnapshotParts {
  readonly clock: Clock;
}

interface Submission {
  readonly commandId: CommandId;
  readonly command: RoutingCommand;
  readonly resolve: (result: Result<RoutingAnswer>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One tenant's single writer. Commands wait in a mailbox; a batch of them is stamped once, decided
 * in order on the working state and appended in one write, and only then answered.
 *
 * When the write fails or somebody else has written, the state is dropped, whoever waits is told to
 * try again (`store.unavailable`; the write may have happened, which the same command id finds
 * out), and the runtime claims and loads anew, with growing pauses, until it works.
 */
export class RoutingRuntime {
  readonly tenantId: TenantId;
  readonly #parts: RuntimeParts;
  readonly #backoff: Backoff;
  readonly #snapshots: Snapshots;
  #owner: Ownership | null = null;
  #state: WorkingState | null = null;
  #mailbox: Submission[] = [];
  #listeners = new Set<(commit: Commit) => void>();
  #running: Promise<void> | null = null;
  #isDue = false;
  #isClosed = false;
  #takeBackWake: () => void = () => {};

  private constructor(tenantId: TenantId, parts: RuntimeParts) {
    this.tenantId = tenantId;
    this.#parts = parts;
    this.#backoff = new Backoff(parts.clock);
    this.#snapshots = new Snapshots(parts);
  }

  /** Throws what the store throws: a runtime that has never had a state is none. */
  static async open(tenantId: TenantId, parts: RuntimeParts): Promise<RoutingRuntime> {
    const runtime = new RoutingRuntime(tenantId, parts);
    await runtime.#load();
    runtime.#isDue = true;
    runtime.#start();
    return runtime;
  }

  /**
   * The state as of the last commit; while a batch is being written it is ahead by that batch.
   * Read it in `onCommitted`, or be content with the next notice correcting what was read.
   */
  get state(): RoutingState {
    return must(this.#state, 'state of an open runtime');
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
    if (this.#mailbox.length >= MAILBOX_LENGTH_MAX) {
      return Promise.resolve(refused('limit.reached', { facts: { waiting: MAILBOX_LENGTH_MAX } }));
    }
    const answered = new Promise<Result<RoutingAnswer>>((resolve, reject) => {
      this.#mailbox.push({ commandId, command, resolve, reject });
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
    await this.#snapshots.settled();
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
      while (this.#mailbox.length > 0 || this.#isDue) {
        if (this.#owner === null) await this.#recover();
        else await this.#turn(this.#owner);
        if (this.#isClosed && this.#owner === null) break;
      }
    } finally {
      // At once after the last look into the mailbox: a submission that came later would be
      // left lying if it still found this run going on.
      this.#running = null;
    }
    if (this.#isClosed) this.#rejectWaiting(fault('server.draining'));
    else this.#setWake();
  }

  async #turn(owner: Ownership): Promise<void> {
    this.#isDue = false;
    const batch = this.#mailbox.splice(0, BATCH_LENGTH_MAX);
    const state = must(this.#state, 'state of a running turn');
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
      if (facts.length + batch.length > 0) await this.#append(owner, versionBefore, facts);
    } catch (error) {
      this.#fail(error, batch, current);
      return;
    }
    this.#backoff.succeed();
    for (const { submission, result } of settled) submission.resolve(result);
    if (facts.length > 0) this.#notify({ facts, state });
    this.#snapshots.consider(owner, state);
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

  /** Also of no facts: a refusal, too, must come from whoever still owns the history. */
  async #append(
    owner: Ownership,
    versionBefore: number,
    facts: readonly Recorded<RoutingFact>[],
  ): Promise<void> {
    const outcome = await this.#parts.events.append(owner, versionBefore, facts);
    if (outcome === 'conflict') throw fault('store.unavailable');
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
    this.#owner = null;
    this.#isDue = true;
    this.#backoff.fail();
    for (const submission of batch) {
      const isCulprit = submission === culprit;
      submission.reject(isCulprit ? asBug(error) : fault('store.unavailable', error));
    }
    this.#rejectWaiting(fault('store.unavailable', error));
  }

  /** One attempt to claim and load, after a pause that grows with every failure in a row. */
  async #recover(): Promise<void> {
    await this.#backoff.pause();
    if (this.#isClosed) return;
    try {
      await this.#load();
    } catch (error) {
      const failureCount = this.#backoff.fail();
      this.#parts.log.warn('routing.reload-failed', { failureCount, error });
      this.#rejectWaiting(fault('store.unavailable', error));
      return;
    }
    this.#isDue = true;
    this.#notify({ facts: [], state: this.state });
  }

  async #load(): Promise<void> {
    const { events, log } = this.#parts;
    const owner = await events.claim(this.tenantId, ROUTING_STREAM);
    const { state, snapshotVersion } = await loadState(events, this.tenantId, log);
    this.#state = state;
    this.#snapshots.startAfter(snapshotVersion);
    this.#owner = owner;
  }

  #setWake(): void {
    this.#takeBackWake();
    const due = nextDeadline(this.state);
    if (due === null) return;
    const { clock } = this.#parts;
    // Timers count time that passes: after the clock was set ahead they would come too late by as
    // much. So it is looked at before long, and again.
    const lookAt = instant(Math.min(due, clock.now() + LOOK_EVERY_MS));
    this.#takeBackWake = clock.wakeAt(lookAt, () => {
      if (clock.now() < due) return this.#setWake();
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

  #rejectWaiting(error: Error): void {
    for (const submission of this.#mailbox.splice(0)) submission.reject(error);
  }
}

function passTimeAt(state: WorkingState): Pick<Submission, 'commandId' | 'command'> {
  const commandId = asId<CommandId>(`pass-time:${state.version + 1}`);
  return { commandId, command: { type: 'PassTime' } };
}

function fault(kind: string, cause?: unknown): Fault {
  return new Fault(kind, { retryable: true, ours: true, cause });
}

function asBug(error: unknown): Error {
  return error instanceof Error ? error : new Bug(String(error));
}
