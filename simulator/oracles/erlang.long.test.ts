import { seconds } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { erlangAFindings, erlangCFindings } from './erlang.ts';
import { disagreements } from './finding.ts';

test.each([
  [200, 11, 20_000],
  [200, 16, 20_000],
  [1_600, 85, 40_000],
  [1_600, 90, 40_000],
])(
  '%i calls an hour and %i agents: waits are those of Erlang C',
  (arrivalsPerHour, agentCount, count) => {
    const centre = { arrivalsPerHour, ahtMs: seconds(180), agentCount };
    const findings = erlangCFindings({ ...centre, count, seed: 1 });
    expect(findings.length).toBeGreaterThan(5);
    expect(disagreements(findings)).toEqual([]);
  },
);

test('customers who give up: waits and abandonment are those of Erlang A', () => {
  const findings = erlangAFindings({
    arrivalsPerHour: 2_880,
    ahtMs: seconds(60),
    agentCount: 50,
    meanPatienceMs: seconds(120),
    count: 40_000,
    seed: 1,
  });
  expect(findings.length).toBeGreaterThan(7);
  expect(disagreements(findings)).toEqual([]);
});
