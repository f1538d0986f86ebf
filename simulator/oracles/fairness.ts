// Equal agents get equal shares.
import { durationMs, seconds } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import { observe, type Effort } from './experiment.ts';
import { atLeast, type Finding } from './finding.ts';
import { only } from './statistics.ts';

const AGENT_COUNT = 20;
const AHT_MS = seconds(180);
const LOAD = 0.8;
const JAIN_MIN = 0.99;

export function fairnessFindings({ seed, count }: Effort): Finding[] {
  const names = Array.from({ length: AGENT_COUNT }, (_, index) => `a${index}`);
  const { visits } = observe({
    seed,
    agentCount: AGENT_COUNT,
    opening: [
      build.queue('service', { wrapUpMs: durationMs(0), lengthMax: 100_000 }),
      ...names.map((name) => build.agent(name)),
      ...build.onDuty(...names),
    ],
    streams: [
      {
        queue: 'service',
        channel: 'chat',
        meanGapMs: AHT_MS / AGENT_COUNT / LOAD,
        handleMs: (chance) => chance.exponential(AHT_MS),
      },
    ],
    warmUpCount: 1_000,
    count,
  });
  const counts = names.map((name) => visits.filter(({ agentId }) => agentId === name).length);
  return [
    {
      what: `fairness: Jain's index of ${count} interactions`,
      claim: atLeast(JAIN_MIN),
      measured: only(jain(counts)),
    },
  ];
}

/** R. Jain, D. Chiu, W. Hawe: 1 when all have the same, 1 / count when one has everything. */
function jain(counts: readonly number[]): number {
  const sum = counts.reduce((total, each) => total + each, 0);
  const squares = counts.reduce((total, each) => total + each ** 2, 0);
  return sum ** 2 / counts.length / squares;
}
