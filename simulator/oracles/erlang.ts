// One queue, agents all alike: the models of telephony that can be calculated exactly.
import { durationMs, minutes, seconds, type DurationMs } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import { erlangA, erlangC } from '@zentrale/wfm';
import type { CustomerStream, Visit } from './centre.ts';
import { observe, type Effort, type Observed } from './experiment.ts';
import { exactly, type Finding } from './finding.ts';
import { batchMeans, inBatches, intervalOf, meanOf } from './statistics.ts';

const THRESHOLD_MS = seconds(20);

export interface OneQueue extends Effort {
  readonly arrivalsPerHour: number;
  readonly ahtMs: DurationMs;
  readonly agentCount: number;
  readonly meanPatienceMs?: DurationMs;
}

/** Wait probability, mean wait and service level, for the 10 and 80 erlang rows. */
export function erlangCFindings(centre: OneQueue): Finding[] {
  const { visits, levels } = run(centre);
  const exact = erlangC(centre, centre.agentCount);
  const of = (value: (visit: Visit) => number) => batchMeans(visits.map(value));
  const name = `Erlang C ${centre.arrivalsPerHour}/h, ${centre.agentCount} agents`;
  return [
    { what: `${name}: P(wait)`, claim: exactly(exact.waitProbability), measured: of(hasWaited) },
    {
      what: `${name}: mean wait, s`,
      claim: exactly(exact.asaMs / 1000),
      measured: of(({ waitMs }) => waitMs / 1000),
    },
    {
      what: `${name}: service level`,
      claim: exactly(exact.serviceLevel(THRESHOLD_MS)),
      measured: of(({ waitMs }) => (waitMs <= THRESHOLD_MS ? 1 : 0)),
    },
    {
      what: `${name}: occupancy`,
      claim: exactly(exact.occupancy),
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
  const gaveUp = visits.map(({ end }) => (end === 'gave-up' ? 1 : 0));
  return [
    {
      what: `${name}: abandoned`,
      claim: exactly(exact.abandonProbability),
      measured: batchMeans(gaveUp),
    },
    {
      what: `${name}: mean wait, s`,
      claim: exactly(exact.waitMs / 1000),
      measured: of(({ waitMs }) => waitMs / 1000),
    },
    {
      what: `${name}: P(wait)`,
      claim: exactly(exact.waitProbability),
      measured: of(({ metActive }) => (metActive >= centre.agentCount ? 1 : 0)),
    },
    {
      what: `${name}: waiting`,
      claim: exactly(exact.queueLength),
      measured: intervalOf(levels.map(({ waiting }) => waiting)),
    },
    {
      what: `${name}: occupancy`,
      claim: exactly(exact.occupancy),
      measured: intervalOf(levels.map(({ active }) => active / centre.agentCount)),
    },
    {
      // Of every batch, so that what chance does to both sides cancels out.
      what: `${name}: abandonment - patience rate x waiting`,
      claim: exactly(0),
      measured: intervalOf(
        inBatches(gaveUp).map(
          (part, batch) =>
            meanOf(part) -
            ((levels[batch]?.waiting ?? 0) / centre.meanPatienceMs) * meanGapMs(centre),
        ),
      ),
    },
    ...identities(name, centre, { visits, levels }),
  ];
}

/** What holds for every queue, whatever the distributions. */
function identities(name: string, centre: OneQueue, { visits, levels }: Observed): Finding[] {
  const waits = inBatches(visits.map(({ waitMs }) => waitMs));
  const metAllBusy = inBatches(
    visits.map(({ metActive }) => (metActive >= centre.agentCount ? 1 : 0)),
  );
  return [
    {
      what: `${name}: Little, waiting - arrival rate x wait`,
      claim: exactly(0),
      measured: intervalOf(
        waits.map(
          (part, batch) => (levels[batch]?.waiting ?? 0) - meanOf(part) / meanGapMs(centre),
        ),
      ),
    },
    {
      what: `${name}: PASTA, seen busy - busy`,
      claim: exactly(0),
      measured: intervalOf(
        metAllBusy.map((part, batch) => meanOf(part) - (levels[batch]?.allBusy ?? 0)),
      ),
    },
  ];
}

function run(centre: OneQueue): Observed {
  const names = Array.from({ length: centre.agentCount }, (_, index) => `a${index}`);
  const stream: CustomerStream = {
    queue: 'service',
    channel: 'chat',
    meanGapMs: meanGapMs(centre),
    handleMs: (chance) => chance.exponential(centre.ahtMs),
    ...(centre.meanPatienceMs === undefined ? {} : { meanPatienceMs: centre.meanPatienceMs }),
  };
  return observe({
    seed: centre.seed,
    agentCount: centre.agentCount,
    opening: [
      build.queue('service', { wrapUpMs: durationMs(0), lengthMax: 100_000 }),
      ...names.map((name) => build.agent(name)),
      ...build.onDuty(...names),
    ],
    streams: [stream],
    warmUpCount: Math.ceil(centre.count / 10),
    count: centre.count,
  });
}

function meanGapMs({ arrivalsPerHour }: OneQueue): number {
  return minutes(60) / arrivalsPerHour;
}

function hasWaited({ waitMs }: Visit): number {
  return waitMs > 0 ? 1 : 0;
}
