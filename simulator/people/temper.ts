/** How often people do what; per mille of the occasions unless it says otherwise. */
export interface Temper {
  readonly accepts: number;
  readonly declines: number;
  readonly misses: number;
  /** Answers after the deadline. */
  readonly isLate: number;
  readonly acceptsTwice: number;
  readonly transfers: number;
  readonly forgetsWrapUp: number;
  /** Customers who left and come back. */
  readonly returns: number;
  /** Customers who were served and come again within the hour. */
  readonly repeats: number;
  /** Times an agent vanishes, in an hour on duty. */
  readonly vanishesPerHour: number;
  readonly breaksPerHour: number;
  /** Interventions of supervisors. */
  readonly interventionsPerHour: number;
  /** Commands that make no sense. */
  readonly blundersPerHour: number;
  /** Storms of alarms. */
  readonly stormsPerHour: number;
  readonly stormLengthMax: number;
}

export const TEMPER: Temper = {
  accepts: 900,
  declines: 40,
  misses: 40,
  isLate: 20,
  acceptsTwice: 20,
  transfers: 100,
  forgetsWrapUp: 150,
  returns: 400,
  repeats: 60,
  vanishesPerHour: 1,
  breaksPerHour: 1,
  interventionsPerHour: 12,
  blundersPerHour: 60,
  stormsPerHour: 0.5,
  stormLengthMax: 40,
};

/** Nobody is clumsy, nothing breaks: a calm day. */
export const CALM: Partial<Temper> = {
  isLate: 5,
  acceptsTwice: 5,
  vanishesPerHour: 0.1,
  interventionsPerHour: 1,
  blundersPerHour: 0,
  stormsPerHour: 0.1,
};
