// The others are in `erlang.long.test.ts`.
import { seconds } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { erlangAFindings, erlangCFindings } from './erlang.ts';
import { disagreements, exactly } from './finding.ts';

const AHT_MS = seconds(180);
/** For machines that have other things to do as well. */
const TIME_ENOUGH = 60_000;

test.each([
  [200, 12, 20_000],
  [200, 14, 20_000],
])(
  '%i calls an hour and %i agents: waits are those of Erlang C',
  (arrivalsPerHour, agentCount, count) => {
    const findings = erlangCFindings({
      arrivalsPerHour,
      ahtMs: AHT_MS,
      agentCount,
      count,
      seed: 1,
    });
    expect(findings.length).toBeGreaterThan(5);
    expect(disagreements(findings)).toEqual([]);
  },
  TIME_ENOUGH,
);

test(
  'customers who give up: waits and abandonment are those of Erlang A',
  () => {
    const findings = erlangAFindings({
      arrivalsPerHour: 2_880,
      ahtMs: seconds(60),
      agentCount: 50,
      meanPatienceMs: seconds(120),
      count: 15_000,
      seed: 1,
    });
    expect(findings.length).toBeGreaterThan(7);
    expect(disagreements(findings)).toEqual([]);
  },
  TIME_ENOUGH,
);

test(
  'an agent too few would be noticed',
  () => {
    const centre = { arrivalsPerHour: 200, ahtMs: AHT_MS, count: 20_000, seed: 1 };
    const right = erlangCFindings({ ...centre, agentCount: 13 });
    const wrong = erlangCFindings({ ...centre, agentCount: 12 }).map((finding, index) => ({
      ...finding,
      claim: right[index]?.claim ?? exactly(0),
    }));
    expect(disagreements(wrong).length).toBeGreaterThan(2);
  },
  TIME_ENOUGH,
);
