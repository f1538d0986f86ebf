// Predictions against what then happened, in queues small enough to be simulated by the hundred
// thousand: the record learns as it does in the engine, from what it sees.
import { chance, type Chance } from '@zentrale/kernel/chance';
import { durationMs, instant, type DurationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  estimateWait,
  newWaitRecord,
  noteAbandoned,
  noteAnswered,
  noteHandled,
  type WaitRange,
} from './index.ts';

const HANDLE_MS = 300_000;

interface Waiter {
  readonly at: number;
  readonly queue: number;
  /** Gives up at; `Infinity` never. */
  readonly leavesAt: number;
  quoted: WaitRange | null;
}

interface Outcome {
  readonly quoted: WaitRange;
  readonly waitMs: number;
}

interface Centre {
  readonly agentCount: number;
  /** Load per queue, of all agents. The agents serve all queues. */
  readonly loads: readonly number[];
  /** Queues in this order, or everybody by arrival. */
  readonly byQueue: boolean;
  readonly patienceMs: number | null;
  readonly count: number;
  readonly seed: number;
}

/** Everybody who waited and was answered, with what was quoted to them on arrival. */
function outcomes(centre: Centre): Outcome[][] {
  const { agentCount, loads, count } = centre;
  const streams = chance(centre.seed, 'estimates');
  const [gaps, times, kinds, patiences] = ['gaps', 'times', 'kinds', 'patience'].map((name) =>
    streams.stream(name),
  ) as [Chance, Chance, Chance, Chance]; // As many as names.
  const total = loads.reduce((sum, load) => sum + load, 0);
  const records = loads.map(newWaitRecord);
  const lines: Waiter[][] = loads.map(() => []);
  const found: Outcome[][] = loads.map(() => []);
  const busyUntil: { at: number; queue: number; handleMs: number }[] = [];

  const begin = (now: number, queue: number) => {
    const handleMs = Math.round(times.exponential(HANDLE_MS));
    const end = { at: now + handleMs, queue, handleMs };
    let place = busyUntil.length;
    while (place > 0 && (busyUntil[place - 1]?.at ?? 0) < end.at) place -= 1;
    busyUntil.splice(place, 0, end);
  };
  const noteTaken = (now: number, queue: number, waitMs: number) => {
    noteAnswered(records[queue] ?? newWaitRecord(), {
      at: instant(now),
      waitMs: durationMs(waitMs),
      hadBacklog: (lines[queue]?.length ?? 0) > 0,
      serverCount: agentCount,
    });
  };
  const takeNext = (now: number) => {
    const heads = lines.flatMap((line) => line[0] ?? []);
    const next = centre.byQueue ? heads[0] : heads.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return;
    lines[next.queue]?.shift();
    noteTaken(now, next.queue, now - next.at);
    if (next.quoted) found[next.queue]?.push({ quoted: next.quoted, waitMs: now - next.at });
    begin(now, next.queue);
  };
  const giveUp = (until: number) => {
    if (centre.patienceMs === null) return;
    for (const [queue, line] of lines.entries()) {
      for (const gone of line.filter(({ leavesAt }) => leavesAt <= until)) {
        line.splice(line.indexOf(gone), 1);
        const waitMs = durationMs(gone.leavesAt - gone.at);
        noteAbandoned(records[queue] ?? newWaitRecord(), { waitMs, hadBacklog: line.length > 0 });
      }
    }
  };

  let now = 0;
  for (let arrived = 0; arrived < count; arrived += 1) {
    now += Math.round(gaps.exponential(HANDLE_MS / agentCount / total));
    for (let end = busyUntil.at(-1); end && end.at <= now; end = busyUntil.at(-1)) {
      busyUntil.pop();
      noteHandled(records[end.queue] ?? newWaitRecord(), durationMs(end.handleMs));
      giveUp(end.at);
      takeNext(end.at);
    }
    giveUp(now);
    const drawn = kinds.below(1_000_000) / 1_000_000;
    let queue = 0;
    for (let sum = loads[0] ?? 0; drawn > sum / total && queue < loads.length - 1;) {
      queue += 1;
      sum += loads[queue] ?? 0;
    }
    if (busyUntil.length < agentCount) {
      begin(now, queue);
      noteTaken(now, queue, 0);
      continue;
    }
    const line = lines[queue] ?? [];
    const record = records[queue] ?? newWaitRecord();
    const input = { ahead: line.length, serverCount: agentCount, now: instant(now) };
    line.push({
      at: now,
      queue,
      leavesAt:
        centre.patienceMs === null
          ? Infinity
          : now + Math.round(patiences.exponential(centre.patienceMs)),
      quoted: arrived < count / 20 ? null : estimateWait(record, input),
    });
  }
  return found;
}

const alone: Centre = {
  agentCount: 100,
  loads: [0.95],
  byQueue: false,
  patienceMs: null,
  count: 200_000,
  seed: 1,
};

describe('agents who serve one queue', () => {
  // Published: root mean square errors of the queue length as predictor, in seconds, where the
  // handle time is known; ours is learnt. The exact ones are 13.4 and 21.2.
  test.each([
    { load: 0.95, published: 13.1, count: 200_000 },
    { load: 0.98, published: 21.8, count: 600_000 },
  ])('at a load of $load are predicted as well as by theory', ({ load, published, count }) => {
    const [waits = []] = outcomes({ ...alone, loads: [load], count });
    expect(waits.length).toBeGreaterThan(count / 3);
    expect(rootMeanSquareError(waits) / 1000 / published).toBeGreaterThan(0.9);
    expect(rootMeanSquareError(waits) / 1000 / published).toBeLessThan(1.1);
    expectEightOfTen(waits, 0.04);
  });

  test('a few agents are predicted as well as many', () => {
    const [waits = []] = outcomes({ ...alone, agentCount: 5, loads: [0.9] });
    expectEightOfTen(waits, 0.04);
    expect(bias(waits)).toBeLessThan(0.05);
  });

  test.each([
    { agentCount: 50, loads: [1.1], patienceMs: 120_000 },
    { agentCount: 10, loads: [1], patienceMs: 240_000 },
  ])('customers giving up ahead shorten the wait ($agentCount agents)', (over) => {
    const [waits = []] = outcomes({ ...alone, ...over });
    expectEightOfTen(waits, 0.04);
    expect(bias(waits)).toBeLessThan(0.08);
  });
});

describe('agents who serve several queues', () => {
  test('by arrival: each queue learns its share of their time', () => {
    const queues = outcomes({ ...alone, agentCount: 50, loads: [0.6, 0.3, 0.05] });
    for (const waits of queues) {
      expectEightOfTen(waits, 0.05);
      expect(bias(waits)).toBeLessThan(0.12);
    }
  });

  // What comes last waits for chance twice: few agents, and bursts of other work. The range is
  // wider for it, but high loads come and go faster than they are learnt.
  test.each([
    { agentCount: 20, loads: [0.5, 0.45] },
    { agentCount: 50, loads: [0.3, 0.35, 0.3] },
  ])('one queue before the other ($loads): ranges widen, the last a little too little', (over) => {
    const queues = outcomes({ ...alone, ...over, byQueue: true });
    for (const [index, waits] of queues.entries()) {
      expectEightOfTen(waits, index === queues.length - 1 ? 0.07 : 0.04);
      expect(bias(waits)).toBeLessThan(0.2);
    }
  });
});

function expectEightOfTen(waits: readonly Outcome[], tolerance: number): void {
  const within = waits.filter(
    ({ quoted, waitMs }) => waitMs >= quoted.lowMs && waitMs <= quoted.highMs,
  );
  expect(Math.abs(within.length / waits.length - 0.8)).toBeLessThan(tolerance);
}

/** How far the mean of what is quoted is from the mean of what came, relatively. */
function bias(waits: readonly Outcome[]): number {
  const quoted = waits.reduce((sum, each) => sum + each.quoted.likelyMs, 0);
  const came = waits.reduce((sum, each) => sum + each.waitMs, 0);
  return Math.abs(quoted / came - 1);
}

function rootMeanSquareError(waits: readonly Outcome[]): DurationMs {
  const squares = waits.map(({ quoted, waitMs }) => (quoted.likelyMs - waitMs) ** 2);
  return durationMs(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / waits.length));
}
