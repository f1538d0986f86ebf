// Which idle agent gets the work matters little and not nothing: fifty agents are half as quick
// again as the other fifty, who have the lower load.
import { durationMs, minutes } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import type { AgentStrategyName, RoutingCommand, RoutingState } from '@zentrale/routing';
import { observe, type Effort } from './experiment.ts';
import { atLeast, atMost, exactly, type Finding } from './finding.ts';
import { batchMeans, inBatches, meanOf, ratioOf } from './statistics.ts';
import { longestIdle, strict, type TwoSpeeds, type TwoSpeedsResult } from './two-speeds.ts';

const CENTRE: TwoSpeeds = { groupSize: 50, fastRate: 1.2, slowRate: 0.8, arrivalRate: 95 };
const UNIT_MS = minutes(5);
const FAST_NAMES = Array.from({ length: CENTRE.groupSize }, (_, index) => `fast-${index}`);
const SLOW_NAMES = Array.from({ length: CENTRE.groupSize }, (_, index) => `slow-${index}`);
const NAMES = [...FAST_NAMES, ...SLOW_NAMES];

export type Rule = 'longest-idle' | 'score-fast' | 'score-slow' | 'score-random';

export function idleAgentFindings(rule: Rule, effort: Effort): Finding[] {
  const { allBusy, waits, idle } = run(rule, effort);
  const exact = exactResult(rule);
  const parts = inBatches(idle);
  const sums = (key: 'fast' | 'all') =>
    parts.map((part) => part.reduce((sum, each) => sum + each[key], 0));
  const name = `which agent, ${rule}`;
  return [
    {
      what: `${name}: P(wait)`,
      claim: exactly(exact.waitProbability),
      measured: batchMeans(allBusy),
    },
    {
      what: `${name}: mean wait, handle times`,
      claim: exactly(exact.meanWait),
      measured: batchMeans(waits),
    },
    {
      what: `${name}: idle time that is the fast agents'`,
      claim: exactly(exact.fastIdleShare),
      measured: ratioOf(sums('fast'), sums('all')),
    },
  ];
}

/**
 * `fastest` knows of an agent only what her last eight or so interactions took, and takes a slow
 * agent for a fast one now and then: better than not to ask, not as good as to know.
 */
export function learntSpeedFindings(effort: Effort): Finding[] {
  const busy = (rule: Rule | 'fastest') => inBatches(run(rule, effort).allBusy).map(meanOf);
  const learnt = busy('fastest');
  const name = 'which agent, fastest: P(wait)';
  return [
    {
      what: `${name} / of longest idle`,
      claim: atMost(1),
      measured: ratioOf(learnt, busy('longest-idle')),
    },
    {
      what: `${name} / of speeds known`,
      claim: atLeast(1),
      measured: ratioOf(learnt, busy('score-fast')),
    },
  ];
}

interface Measured {
  /** Of every customer: 1 when all agents were busy. */
  readonly allBusy: readonly number[];
  /** In units of time. */
  readonly waits: readonly number[];
  /** Idle agents whom each customer met. */
  readonly idle: readonly { readonly fast: number; readonly all: number }[];
}

function run(rule: Rule | 'fastest', effort: Effort): Measured {
  const idle: { fast: number; all: number }[] = [];
  const { visits } = observe({
    ...effort,
    agentCount: NAMES.length,
    opening: opening(rule),
    streams: [
      {
        queue: 'service',
        channel: 'chat',
        meanGapMs: UNIT_MS / CENTRE.arrivalRate,
        handleMs: (chance, agentId) =>
          chance.exponential(
            UNIT_MS / (agentId.startsWith('fast') ? CENTRE.fastRate : CENTRE.slowRate),
          ),
      },
    ],
    warmUpCount: Math.ceil(effort.count / 5),
    beforeArrival: ({ state }, chance) => {
      const names = idleNames(state);
      idle.push({
        fast: names.filter((name) => name.startsWith('fast')).length,
        all: names.length,
      });
      return rule === 'score-random' ? scores(names, () => chance.below(1_000)) : null;
    },
  });
  return {
    allBusy: visits.map(({ metActive }) => (metActive === NAMES.length ? 1 : 0)),
    waits: visits.map(({ waitMs }) => waitMs / UNIT_MS),
    idle,
  };
}

function exactResult(rule: Rule): TwoSpeedsResult {
  if (rule === 'score-fast') return strict(CENTRE, 'fast');
  return rule === 'score-slow' ? strict(CENTRE, 'slow') : longestIdle(CENTRE);
}

function opening(rule: Rule | 'fastest'): RoutingCommand[] {
  const agentStrategy: AgentStrategyName = rule.startsWith('score')
    ? 'score'
    : rule === 'fastest'
      ? 'fastest'
      : 'longest-idle';
  const preferred = rule === 'score-fast' ? FAST_NAMES : rule === 'score-slow' ? SLOW_NAMES : [];
  return [
    build.queue('service', { agentStrategy, wrapUpMs: durationMs(0), lengthMax: 100_000 }),
    ...NAMES.map((name) => build.agent(name)),
    ...build.onDuty(...NAMES),
    ...(preferred.length === 0 ? [] : [scores(preferred, () => 1_000)]),
  ];
}

function scores(names: readonly string[], scoreOf: () => number): RoutingCommand {
  return {
    type: 'ScoreAgents',
    scores: names.map((name) => ({ agentId: build.agentId(name), score: scoreOf() })),
  };
}

function idleNames(state: RoutingState): string[] {
  return NAMES.filter((name) => state.agents.get(build.agentId(name))?.charges.size === 0);
}
