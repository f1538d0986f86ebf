import type { Instant, QueueId } from '@zentrale/kernel/values';
import { applyChanges } from './apply-change.ts';
import type { Assumption } from './assumption.ts';
import type { Change } from './change.ts';
import type { DayRecord } from './day-record.ts';
import type { DayFigures, FigureName } from './figures.ts';
import { runDay } from './run-day.ts';
import { differences, summarised, type Difference, type SimulatedDayFigures } from './summary.ts';

export interface WhatIfOptions {
  readonly seed: number;
  /** 2..1000; the more, the narrower what can be said about differences. */
  readonly runs: number;
  /** Simulated days done, of all: two for every run. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Plain JSON. */
export interface WhatIfResult {
  readonly seed: number;
  readonly runs: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly queues: readonly { readonly queueId: QueueId; readonly name: string }[];
  readonly changes: readonly Change[];
  readonly assumptions: readonly Assumption[];
  /** The day itself, counted as the simulated ones are. */
  readonly real: DayFigures;
  /** The day simulated as it was: how far this can be trusted is how near it is to the real one. */
  readonly baseline: SimulatedDayFigures;
  readonly changed: SimulatedDayFigures;
  /** Changed less baseline, run by run with the same customers. */
  readonly differences: {
    readonly total: Readonly<Record<FigureName, Difference | null>>;
    readonly queues: readonly {
      readonly queueId: QueueId;
      readonly figures: Readonly<Record<FigureName, Difference | null>>;
    }[];
  };
}

const RUNS_MAX = 1_000;

/** `changes` must be such that `applyChanges` accepts them. The same seed gives the same result. */
export function whatIf(
  day: DayRecord,
  changes: readonly Change[],
  { seed, runs, onProgress }: WhatIfOptions,
): WhatIfResult {
  const applied = applyChanges(day, changes);
  if (!applied.ok) throw new RangeError(`changes refused: ${applied.refusal.kind}`);
  if (!Number.isInteger(runs) || runs < 2 || runs > RUNS_MAX) {
    throw new RangeError(`runs are 2 to ${RUNS_MAX}`);
  }
  const baselines: DayFigures[] = [];
  const changeds: DayFigures[] = [];
  for (let run = 0; run < runs; run += 1) {
    const runSeed = seed * RUNS_MAX + run;
    baselines.push(runDay(day, runSeed));
    onProgress?.(2 * run + 1, 2 * runs);
    changeds.push(runDay(applied.value.day, runSeed));
    onProgress?.(2 * run + 2, 2 * runs);
  }
  const names = queueNames(day);
  return {
    seed,
    runs,
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    queues: day.real.queues.map(({ queueId }) => ({
      queueId,
      name: names.get(queueId) ?? queueId,
    })),
    changes,
    assumptions: [...standing(day, names), ...applied.value.assumptions],
    real: day.real,
    baseline: summarised(baselines),
    changed: summarised(changeds),
    differences: differences(baselines, changeds),
  };
}

function standing(day: DayRecord, names: ReadonlyMap<QueueId, string>): Assumption[] {
  return [
    { kind: 'arrivals-as-recorded' },
    { kind: 'handle-times-as-measured' },
    { kind: 'everybody-accepts' },
    { kind: 'patience-without-memory' },
    ...day.patience
      .filter(({ meanMs }) => meanMs === null)
      .map(({ queueId }) => ({
        kind: 'patience-unknown' as const,
        queue: names.get(queueId) ?? queueId,
      })),
    ...day.leftOut.map(({ what, count }) => ({ kind: 'left-out' as const, what, count })),
  ];
}

function queueNames({ opening, reconfigured }: DayRecord): Map<QueueId, string> {
  const configs = [
    ...opening.flatMap((fact) => (fact.type === 'QueueConfigured' ? [fact.queue] : [])),
    ...reconfigured.flatMap(({ command }) =>
      command.type === 'ConfigureQueue' ? [command.queue] : [],
    ),
  ];
  return new Map(configs.map(({ queueId, name }) => [queueId, name]));
}
