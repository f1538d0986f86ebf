// What several simulated days have in common, and how two of each kind differ.
import { must, type QueueId } from '@zentrale/kernel/values';
import {
  FIGURE_NAMES,
  type DayFigures,
  type FigureName,
  type Figures,
  type FiguresWithCurve,
} from './figures.ts';

/** Eight of ten days lie between low and high, one below and one above. */
export interface Band {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The true mean lies within `halfWidth` of `mean`, 95 times in 100. */
export interface Difference {
  readonly mean: number;
  readonly halfWidth: number;
}

export interface SimulatedFigures {
  /** `null` where no simulated day had a value. */
  readonly figures: Readonly<Record<FigureName, Band | null>>;
  readonly waitByQuarterMs: readonly (Band | null)[];
}

export interface SimulatedDayFigures {
  readonly total: SimulatedFigures;
  readonly queues: readonly (SimulatedFigures & { readonly queueId: QueueId })[];
}

export function summarised(days: readonly DayFigures[]): SimulatedDayFigures {
  const first = must(days[0], 'at least one simulated day');
  return {
    total: bandsOf(days.map(({ total }) => total)),
    queues: first.queues.map(({ queueId }) => ({
      queueId,
      ...bandsOf(days.map((day) => ofQueue(day, queueId))),
    })),
  };
}

/** Day by day, so that what chance did to both cancels. */
export function differences(befores: readonly DayFigures[], afters: readonly DayFigures[]) {
  const first = must(befores[0], 'at least one simulated day');
  const between = (figuresOf: (day: DayFigures) => Figures) => {
    const pairs = befores.map((before, run) => ({
      before: figuresOf(before),
      after: figuresOf(must(afters[run], 'as many days of each kind')),
    }));
    return perFigure((name) =>
      differenceOf(
        pairs.flatMap(({ before, after }) => {
          const from = before[name];
          const to = after[name];
          return from === null || to === null ? [] : [to - from];
        }),
      ),
    );
  };
  return {
    total: between(({ total }) => total.figures),
    queues: first.queues.map(({ queueId }) => ({
      queueId,
      figures: between((day) => ofQueue(day, queueId).figures),
    })),
  };
}

function bandsOf(runs: readonly FiguresWithCurve[]): SimulatedFigures {
  const quarterCount = runs[0]?.waitByQuarterMs.length ?? 0;
  return {
    figures: perFigure((name) => bandOf(runs.map(({ figures }) => figures[name]))),
    waitByQuarterMs: Array.from({ length: quarterCount }, (_, quarter) =>
      bandOf(runs.map(({ waitByQuarterMs }) => waitByQuarterMs[quarter] ?? null)),
    ),
  };
}

function bandOf(values: readonly (number | null)[]): Band | null {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  return {
    mean: meanOf(sorted),
    low: between(sorted, 0.1),
    high: between(sorted, 0.9),
  };
}

/** A quantile of few values, between two of them where it falls there. */
function between(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

function differenceOf(values: readonly number[]): Difference | null {
  if (values.length < 2) return null;
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, halfWidth: studentT95(values.length - 1) * error };
}

/** Two-sided; by its expansion around the normal distribution, to a per cent from 3 degrees on. */
function studentT95(freedom: number): number {
  if (freedom === 1) return 12.706;
  if (freedom === 2) return 4.303;
  const z = 1.96;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ofQueue(day: DayFigures, queueId: QueueId): FiguresWithCurve {
  return must(
    day.queues.find((queue) => queue.queueId === queueId),
    'the same queues every day',
  );
}

function perFigure<Value>(valueOf: (name: FigureName) => Value): Record<FigureName, Value> {
  // Every name once, so every member is there.
  return Object.fromEntries(FIGURE_NAMES.map((name) => [name, valueOf(name)])) as Record<
    FigureName,
    Value
  >;
}
