// One queue, agents all alike: the models of telephony that can be calculated exactly.
import { durationMs, minutes, seconds, type DurationMs } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import { erlangA, erlangC } from '@zentrale/wfm';
import { Centre, type CustomerStream, type Levels, type Visit } from './centre.ts';
import type { Finding } from './finding.ts';
import { batchMeans, intervalOf } from './statistics.ts';

const THRESHOLD_MS = seconds(20);
const BATCH_COUNT = 20;

export interface OneQueue {
  readonly arrivalsPerHour: number;
  readonly ahtMs: DurationMs;
  readonly agentCount: number;
  readonly meanPatienceMs?: DurationMs;
  /** Customers measured, after a tenth as many to warm up. */
  readonly count: number;
  readonly seed: number;
}

interface Run {
  readonly visits: readonly Visit[];
  /** Of each twentieth. */
  readonly levels: readonly Levels[];
}

/** Wait probability, mean wait and service level, for the 10 and 80 erlang rows. */
export function erlangCFindings(centre: OneQueue): Finding[] {
  const { visits, levels } = run(centre);
  const exact = erlangC(centre, centre.agentCount);
  const of = (value: (visit: Visit) => number) => batchMeans(visits.map(value));
  const name = `Erlang C ${centre.arrivalsPerHour}/h, ${centre.agentCount} agents`;
  const wait = of(({ waitMs }) => waitMs / 1000);
  return [
    { what: `${name}: P(wait)`, exact: exact.waitProbability, measured: of(hasWaited) },
    { what: `${name}: mean wait, s`, exact: exact.asaMs / 1000, measured: wait },
    {
      what: `${name}: service level`,
      exact: exact.serviceLevel(THRESHOLD_MS),
      measured: of(({ waitMs }) => (waitMs <= THRESHOLD_MS ? 1 : 0)),
    },
    {
      what: `${name}: occupancy`,
      exact: exact.occupancy,
      measured: intervalOf(levels.map(({ active }) => active / centre.agentCount)),
    },
    ...identities(name, centre, { visits, levels }),
  ];
}

export function erlangAFindings(centre: OneQueue & { meanPatienceMs: DurationMs }): Finding[] {
  const { visits, levels } = run(centre);
  const exact = erlangA(centre, centre.agentCount, centre.meanPatienceMs);
  const of = (value: (visit: Visit) => number) => batchMeans(visits.map(value));
  const name = `Erlang A ${centre.arrivalsPerHour}/h, ${centre.agentCount} agents`;
  const gaveUp = visits.map(({ wasAnswered }) => (wasAnswered ? 0 : 1));
  return [
    { what: `${name}: abandoned`, exact: exact.abandonProbability, measured: batchMeans(gaveUp) },
    {
      what: `${name}: mean wait, s`,
      exact: exact.waitMs / 1000,
      measured: of(({ waitMs }) => waitMs / 1000),
    },
    {
      what: `${name}: P(wait)`,
      exact: exact.waitProbability,
      measured: of(({ metActive }) => (metActive >= centre.agentCount ? 1 : 0)),
    },
    {
      what: `${name}: waiting`,
      exact: exact.queueLength,
      measured: intervalOf(levels.map(({ waiting }) => waiting)),
    },
    {
      what: `${name}: occupancy`,
      exact: exact.occupancy,
      measured: intervalOf(levels.map(({ active }) => active / centre.agentCount)),
    },
    {
      // Of every batch, so that what chance does to both sides cancels out.
      what: `${name}: abandonment - patience rate x waiting`,
      exact: 0,
      measured: intervalOf(
        batches(gaveUp).map(
          (share, batch) =>
            share - ((levels[batch]?.waiting ?? 0) / centre.meanPatienceMs) * meanGapMs(centre),
        ),
      ),
    },
    ...identities(name, centre, { visits, levels }),
  ];
}

/** What holds for every queue, whatever the distributions. */
function identities(name: string, centre: OneQueue, { visits, levels }: Run): Finding[] {
  const waits = batches(visits.map(({ waitMs }) => waitMs));
  const metAllBusy = batches(
    visits.map(({ metActive }) => (metActive >= centre.agentCount ? 1 : 0)),
  );
  return [
    {
      what: `${name}: Little, waiting - arrival rate x wait`,
      exact: 0,
      measured: intervalOf(
        waits.map((wait, batch) => (levels[batch]?.waiting ?? 0) - wait / meanGapMs(centre)),
      ),
    },
    {
      what: `${name}: PASTA, seen busy - busy`,
      exact: 0,
      measured: intervalOf(metAllBusy.map((share, batch) => share - (levels[batch]?.allBusy ?? 0))),
    },
  ];
}

function run(centre: OneQueue): Run {
  const names = Array.from({ length: centre.agentCount }, (_, index) => `a${index}`);
  const visits: Visit[] = [];
  const opening = [
    build.queue('service', { wrapUpMs: durationMs(0), lengthMax: 100_000 }),
    ...names.map((name) => build.agent(name)),
    ...build.onDuty(...names),
  ];
  let isMeasured = false;
  const engine = new Centre(centre.seed, centre.agentCount, opening, (visit) => {
    if (isMeasured) visits.push(visit);
  });
  const stream: CustomerStream = {
    queue: 'service',
    channel: 'chat',
    meanGapMs: meanGapMs(centre),
    handleMs: (chance) => chance.exponential(centre.ahtMs),
    ...(centre.meanPatienceMs === undefined ? {} : { meanPatienceMs: centre.meanPatienceMs }),
  };
  engine.serve([stream], Math.ceil(centre.count / 10));
  engine.takeLevels();
  isMeasured = true;
  const levels = Array.from({ length: BATCH_COUNT }, () => {
    engine.serve([stream], centre.count / BATCH_COUNT);
    return engine.takeLevels();
  });
  return { visits, levels };
}

function meanGapMs({ arrivalsPerHour }: OneQueue): number {
  return minutes(60) / arrivalsPerHour;
}

function hasWaited({ waitMs }: Visit): number {
  return waitMs > 0 ? 1 : 0;
}

function batches(values: readonly number[]): number[] {
  const length = Math.floor(values.length / BATCH_COUNT);
  return Array.from({ length: BATCH_COUNT }, (_, batch) => {
    const part = values.slice(batch * length, (batch + 1) * length);
    return part.reduce((sum, each) => sum + each, 0) / length;
  });
}
