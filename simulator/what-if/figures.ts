// What a day came to, counted from its facts: the same way for the real day and for simulated ones.
import type { QueueId } from '@zentrale/kernel/values';

/** Waits are those of stays in a queue that began within the day. `null`: nothing to divide by. */
export interface Figures {
  readonly arrived: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Answered within the queue's target, of answered and abandoned; 0..1. */
  readonly serviceLevel: number | null;
  /** Abandoned of answered and abandoned; 0..1. */
  readonly abandonedShare: number | null;
  /** Waits of the answered, in milliseconds. */
  readonly asaMs: number | null;
  readonly waitP50Ms: number | null;
  readonly waitP90Ms: number | null;
  /**
   * Of the time in which agents were at work (ready, or finishing what they held), the share in
   * which they had anything in hand or on offer; 0..1. Of a queue: of all agents who serve it.
   */
  readonly occupancy: number | null;
}

export type FigureName = keyof Figures;

export const FIGURE_NAMES: readonly FigureName[] = [
  'arrived',
  'answered',
  'abandoned',
  'serviceLevel',
  'abandonedShare',
  'asaMs',
  'waitP50Ms',
  'waitP90Ms',
  'occupancy',
];

export interface FiguresWithCurve {
  readonly figures: Figures;
  /**
   * Mean wait of those whose wait began in each quarter of an hour, however it ended, in
   * milliseconds; `null` where there was none.
   */
  readonly waitByQuarterMs: readonly (number | null)[];
}

export interface DayFigures {
  readonly total: FiguresWithCurve;
  /** Every queue of the day, by id. */
  readonly queues: readonly (FiguresWithCurve & { readonly queueId: QueueId })[];
}
