import { Worker } from 'node:worker_threads';
import type { Recorded } from '@zentrale/kernel/history';
import type { Clock, EventStore, Ids, Log } from '@zentrale/kernel/ports';
import {
  accepted,
  instant,
  refused,
  type Instant,
  type Refusal,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { WhatIfRequest, WhatIfView } from '@zentrale/protocol';
import {
  dayOfText,
  startOfDay,
  upcastFact,
  type CentreConfig,
  type RoutingFact,
} from '@zentrale/routing';
import { ROUTING_STREAM } from '@zentrale/routing/app';
import { parseChanges, type Change } from '@zentrale/simulator/what-if';
import type { FromWorker, ToWorker } from './messages.ts';
import { outcomeOf } from './outcome.ts';

const PAGE_LENGTH = 5_000;
/** A history longer than this is refused: it would not fit into memory beside the product. */
const FACT_COUNT_MAX = 1_000_000;
/** Finished ones people may come back to, oldest forgotten first. */
const KEPT_COUNT_MAX = 10;

interface Run {
  readonly tenantId: TenantId;
  view: WhatIfView;
  worker: Worker | null;
}

/**
 * What-ifs of this process: one at a time for each tenant, each in a thread of its own. They live
 * in memory only; after a restart people ask again.
 */
export class WhatIfRuns {
  readonly #clock: Clock;
  readonly #events: EventStore;
  readonly #ids: Ids;
  readonly #log: Log;
  readonly #runs = new Map<string, Run>();

  constructor(parts: { clock: Clock; events: EventStore; ids: Ids; log: Log }) {
    this.#clock = parts.clock;
    this.#events = parts.events;
    this.#ids = parts.ids;
    this.#log = parts.log;
  }

  /** A tenant's earlier run that still goes on is stopped: whoever asks anew wants the new one. */
  start(
    tenantId: TenantId,
    request: WhatIfRequest,
    offsets: CentreConfig['offsets'],
  ): Result<WhatIfView> {
    const changes = parseChanges(request.changes);
    if (!changes.ok) return changes;
    const day = dayOfText(request.day);
    if (day === null) return refused('request.invalid', { field: 'day' });
    for (const run of this.#runs.values()) if (run.tenantId === tenantId) stop(run);
    const whatIfId = this.#ids.next('whatif');
    const run: Run = {
      tenantId,
      worker: null,
      view: {
        whatIfId,
        state: 'reading',
        doneCount: 0,
        ofCount: 2 * request.runs,
        outcome: null,
        refusal: null,
      },
    };
    this.#runs.set(whatIfId, run);
    this.#forgetOld();
    void this.#simulate(run, {
      changes: changes.value,
      startsAt: startOfDay(offsets, day),
      // Of a day that is not over, what has been: nobody knows how long its agents will stay.
      endsAt: instant(Math.min(startOfDay(offsets, day + 1), this.#clock.now())),
      seed: request.seed,
      runs: request.runs,
    });
    return accepted(run.view);
  }

  /** `null` when the tenant has no such run. */
  view(tenantId: TenantId, whatIfId: string): WhatIfView | null {
    const run = this.#runs.get(whatIfId);
    return run?.tenantId === tenantId ? run.view : null;
  }

  /** Stops what goes on and keeps nothing of it; `false` when the tenant has no such run. */
  cancel(tenantId: TenantId, whatIfId: string): boolean {
    const run = this.#runs.get(whatIfId);
    if (run === undefined || run.tenantId !== tenantId) return false;
    stop(run);
    return this.#runs.delete(whatIfId);
  }

  async close(): Promise<void> {
    const workers = [...this.#runs.values()].flatMap(({ worker }) => worker ?? []);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  async #simulate(
    run: Run,
    about: {
      changes: readonly Change[];
      startsAt: Instant;
      endsAt: Instant;
      seed: number;
      runs: number;
    },
  ): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: about });
    run.worker = worker;
    worker.on('message', (message: FromWorker) => this.#hear(run, message));
    worker.on('error', (error) => {
      this.#log.error('what-if.failed', { error });
      refuse(run, { kind: 'server.bug' });
    });
    worker.on('exit', () => {
      run.worker = null;
    });
    try {
      const refusal = await this.#hand(worker, run.tenantId, about.endsAt);
      if (refusal !== null) refuse(run, refusal);
      else if (run.view.state === 'reading') run.view = { ...run.view, state: 'running' };
    } catch (error) {
      this.#log.warn('what-if.unreadable', { error });
      refuse(run, { kind: 'store.unavailable' });
    }
  }

  /** Hands the history over page by page, so that the whole of it is never here as well. */
  async #hand(worker: Worker, tenantId: TenantId, endsAt: Instant): Promise<Refusal | null> {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    const send = (message: ToWorker) => worker.postMessage(message);
    let version = 0;
    let isPastDay = false;
    while (!isPastDay) {
      const page: Recorded<RoutingFact>[] = await this.#events.read<RoutingFact>(
        tenantId,
        ROUTING_STREAM,
        version,
        PAGE_LENGTH,
      );
      const last = page.at(-1);
      if (last === undefined) break;
      version = last.version;
      if (version > FACT_COUNT_MAX) return { kind: 'limit.reached', field: 'day' };
      send({ kind: 'facts', facts: page.map((one) => ({ ...one, fact: upcastFact(one.fact) })) });
      isPastDay = last.recordedAt >= endsAt || page.length < PAGE_LENGTH;
    }
    send({ kind: 'begin' });
    return null;
  }

  #hear(run: Run, message: FromWorker): void {
    switch (message.kind) {
      case 'progress': {
        const { doneCount, ofCount } = message;
        run.view = { ...run.view, state: 'running', doneCount, ofCount };
        return;
      }
      case 'done':
        run.view = { ...run.view, state: 'done', outcome: outcomeOf(message.result) };
        return;
      case 'refused':
        refuse(run, message.refusal);
    }
  }

  #forgetOld(): void {
    const finished = [...this.#runs].filter(([, { worker }]) => worker === null);
    for (const [id] of finished.slice(0, Math.max(0, this.#runs.size - KEPT_COUNT_MAX))) {
      this.#runs.delete(id);
    }
  }
}

function refuse(run: Run, { kind, facts = {} }: Refusal): void {
  run.view = { ...run.view, state: 'refused', refusal: { kind, facts } };
  stop(run);
}

function stop(run: Run): void {
  void run.worker?.terminate();
}
