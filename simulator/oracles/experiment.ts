import {
  Centre,
  type CentreOptions,
  type CustomerStream,
  type Levels,
  type Visit,
} from './centre.ts';
import { BATCH_COUNT } from './statistics.ts';

export interface Experiment extends Omit<CentreOptions, 'onVisit'> {
  readonly streams: readonly CustomerStream[];
  /** Customers before anything is measured: the centre fills and learns. */
  readonly warmUpCount: number;
  /** Customers measured. */
  readonly count: number;
}

export interface Observed {
  readonly visits: readonly Visit[];
  /** Of each twentieth. */
  readonly levels: readonly Levels[];
}

export function observe({ streams, warmUpCount, count, ...options }: Experiment): Observed {
  const visits: Visit[] = [];
  let isMeasured = false;
  const centre = new Centre({
    ...options,
    onVisit: (visit) => {
      if (isMeasured) visits.push(visit);
    },
  });
  centre.serve(streams, warmUpCount);
  centre.takeLevels();
  isMeasured = true;
  const levels = Array.from({ length: BATCH_COUNT }, () => {
    centre.serve(streams, count / BATCH_COUNT);
    return centre.takeLevels();
  });
  return { visits, levels };
}

/** How many customers are measured: seconds of machine time for `npm test`, minutes for people. */
export interface Effort {
  readonly seed: number;
  readonly count: number;
}
