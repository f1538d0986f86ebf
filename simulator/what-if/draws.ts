// Chance of simulated days. Every customer has a stream of her own, so that a change of the centre
// changes nothing about who comes, how long it takes and how patient she is: what differs then is
// the change's doing.
import { chance, type Chance } from '@zentrale/kernel/chance';
import {
  durationMs,
  instant,
  minutes,
  type DurationMs,
  type Instant,
} from '@zentrale/kernel/values';
import type { Arrival, DayRecord, Handling } from './day-record.ts';

export interface DrawnLeg {
  readonly workMs: DurationMs;
  readonly wrapUpMs: DurationMs;
  readonly reactionMs: DurationMs;
  /** `null`: waits for as long as it takes. */
  readonly patienceMs: DurationMs | null;
}

export interface DrawnArrival {
  readonly arrival: Arrival;
  readonly at: Instant;
  readonly legs: readonly DrawnLeg[];
}

/** Where nothing was measured at all. */
const UNKNOWN_WORK_MS = minutes(5);
/** Customers who come on top do so within a quarter of an hour of one who came. */
const SPREAD_MS = minutes(15);

export function drawArrivals(day: DayRecord, seed: number): DrawnArrival[] {
  const handling = new HandlingTimes(day.handling);
  const patience = new Map(day.patience.map(({ queueId, meanMs }) => [queueId, meanMs]));
  const source = chance(seed, 'what-if');
  const drawn = (arrival: Arrival, at: Instant, stream: Chance): DrawnArrival => ({
    arrival,
    at,
    legs: arrival.legs.map(({ queueId }) => {
      const pct = day.demand.handlePct[arrival.channel] ?? 100;
      const { workMs, wrapUpMs } = handling.time(queueId, arrival.channel, stream.fraction());
      const reactionMs = handling.reaction(queueId, arrival.channel, stream.fraction());
      // Drawn in any case, so that the draws that follow are the same in every centre.
      const patienceMs = stream.exponential(patience.get(queueId) ?? 1);
      const isPatient = arrival.isCallback || (patience.get(queueId) ?? null) === null;
      return {
        workMs: scaled(workMs, pct),
        wrapUpMs: scaled(wrapUpMs, pct),
        reactionMs,
        patienceMs: isPatient ? null : durationMs(Math.max(1, Math.round(patienceMs))),
      };
    }),
  });
  return day.arrivals.flatMap((arrival, index) => {
    const stream = source.stream(`${index}`);
    const [first] = arrival.legs;
    const pct = (first && day.demand.arrivalPct[first.queueId]) ?? 100;
    // One number decides for every percentage: more per cent only ever add customers.
    const count = Math.floor(pct / 100 + source.stream(`${index}/count`).fraction());
    return Array.from({ length: count }, (_, copy) => {
      if (copy === 0) return drawn(arrival, arrival.at, stream);
      const own = source.stream(`${index}/copy-${copy}`);
      const shift = Math.round((own.fraction() * 2 - 1) * SPREAD_MS);
      const at = Math.min(day.endsAt - 1, Math.max(day.startsAt, arrival.at + shift));
      return drawn(arrival, instant(at), own);
    });
  });
}

function scaled(ms: DurationMs, pct: number): DurationMs {
  return durationMs(Math.round((ms * pct) / 100));
}

/** Measured times, each as probable; where there are none, of the nearest that has some. */
class HandlingTimes {
  readonly #all: readonly Handling[];
  readonly #times = new Map<string, Handling['times']>();
  readonly #reactions = new Map<string, Handling['reactionsMs']>();

  constructor(all: readonly Handling[]) {
    this.#all = all;
  }

  time(queueId: string, channel: string, fraction: number): Handling['times'][number] {
    const key = `${queueId}\n${channel}`;
    let times = this.#times.get(key);
    if (times === undefined) {
      times = this.#nearest(queueId, channel, (each) => each.times);
      this.#times.set(key, times);
    }
    const drawn = times[Math.floor(fraction * times.length)];
    return drawn ?? { workMs: UNKNOWN_WORK_MS, wrapUpMs: durationMs(0) };
  }

  reaction(queueId: string, channel: string, fraction: number): DurationMs {
    const key = `${queueId}\n${channel}`;
    let reactions = this.#reactions.get(key);
    if (reactions === undefined) {
      reactions = this.#nearest(queueId, channel, (each) => each.reactionsMs);
      this.#reactions.set(key, reactions);
    }
    return reactions[Math.floor(fraction * reactions.length)] ?? durationMs(0);
  }

  #nearest<Value>(
    queueId: string,
    channel: string,
    valuesOf: (handling: Handling) => readonly Value[],
  ): readonly Value[] {
    const near = [
      (each: Handling) => each.queueId === queueId && each.channel === channel,
      (each: Handling) => each.queueId === queueId,
      (each: Handling) => each.channel === channel,
      () => true,
    ];
    for (const isNear of near) {
      const values = this.#all.filter(isNear).flatMap(valuesOf);
      if (values.length > 0) return values;
    }
    return [];
  }
}
