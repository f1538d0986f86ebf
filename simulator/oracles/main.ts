// What the engine measures where the answer is known: npm run oracles -- [--seed whole number]
import { parseArgs } from 'node:util';
import { minutes, seconds } from '@zentrale/kernel/values';
import { erlangAFindings, erlangCFindings } from './erlang.ts';
import { fairnessFindings } from './fairness.ts';
import { agrees, HEADING, row, type Finding } from './finding.ts';
import { flexibilityFindings } from './flexibility.ts';
import { idleAgentFindings, learntSpeedFindings } from './idle-agents.ts';
import { ageingFindings, defaultOrderFindings, otherOrderFindings } from './orders.ts';
import { predictionFindings } from './predictions.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
const seed = Number(values.seed);
/** Some ten minutes in all. */
const effort = { seed, count: 500_000 };

const AHT_MS = seconds(180);
/** Calls an hour, and the numbers of agents. */
const ERLANG_C = [
  { arrivalsPerHour: 200, agentCounts: [11, 12, 13, 14, 15, 16] },
  { arrivalsPerHour: 1_600, agentCounts: [85, 88, 90, 95] },
];

function* experiments(): Generator<Finding[]> {
  for (const { arrivalsPerHour, agentCounts } of ERLANG_C) {
    for (const agentCount of agentCounts) {
      yield erlangCFindings({ ...effort, arrivalsPerHour, ahtMs: AHT_MS, agentCount });
    }
  }
  yield erlangAFindings({
    ...effort,
    arrivalsPerHour: 2_880,
    ahtMs: minutes(1),
    agentCount: 50,
    meanPatienceMs: minutes(2),
  });
  for (const offeredLoad of [77.4, 84, 90] as const) {
    for (const skillCount of [1, 2, 3, 6] as const) {
      yield flexibilityFindings({ ...effort, offeredLoad, skillCount });
    }
  }
  for (const rule of ['longest-idle', 'score-fast', 'score-slow', 'score-random'] as const) {
    yield idleAgentFindings(rule, effort);
  }
  yield learntSpeedFindings(effort);
  for (const load of [0.92, 0.97] as const) {
    yield defaultOrderFindings({ ...effort, load });
    yield otherOrderFindings({ ...effort, load }, ['first-come', 'strict']);
    yield ageingFindings({ ...effort, load });
  }
  for (const load of [0.95, 0.98] as const) yield predictionFindings({ ...effort, load });
  yield fairnessFindings({ seed, count: 100_000 });
}

if (Number.isInteger(seed)) {
  say(HEADING);
  let outsideCount = 0;
  let count = 0;
  for (const findings of experiments()) {
    for (const finding of findings) {
      say(row(finding));
      count += 1;
      if (!agrees(finding)) outsideCount += 1;
    }
  }
  say(`${count} numbers, ${outsideCount} outside`);
  process.exitCode = outsideCount === 0 ? 0 : 1;
} else {
  say('npm run oracles -- [--seed whole number]');
  process.exitCode = 2;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
