// Small versions of what `npm run oracles` measures at length.
import { describe, expect, test } from 'vitest';
import { fairnessFindings } from './fairness.ts';
import { disagreements, type Finding } from './finding.ts';
import { flexibilityFindings } from './flexibility.ts';
import { idleAgentFindings, learntSpeedFindings } from './idle-agents.ts';
import { ageingFindings, defaultOrderFindings, otherOrderFindings } from './orders.ts';
import { predictionFindings } from './predictions.ts';

const seed = 1;

describe('six kinds of work', () => {
  test.each([
    { skillCount: 1, offeredLoad: 84 },
    { skillCount: 2, offeredLoad: 77.4 },
    { skillCount: 2, offeredLoad: 90 },
    { skillCount: 3, offeredLoad: 84 },
    { skillCount: 6, offeredLoad: 84 },
    { skillCount: 6, offeredLoad: 90 },
  ] as const)(
    '$skillCount of them per agent at $offeredLoad erlang: waits are as known',
    (cell) => {
      expectAgreement(flexibilityFindings({ ...cell, seed, count: 40_000 }), 1);
    },
  );
});

describe('agents of two speeds', () => {
  test.each(['longest-idle', 'score-fast'] as const)(
    '%s: waits and idle time are those of theory',
    (rule) => expectAgreement(idleAgentFindings(rule, { seed, count: 30_000 }), 3),
  );

  test('the fastest of late is better than the longest idle, and worse than knowing', () => {
    expectAgreement(learntSpeedFindings({ seed, count: 30_000 }), 2);
  });
});

describe('calls, chats and e-mails share agents', () => {
  test.each([0.92, 0.97] as const)(
    'at a load of %d the default costs at most 1.3 of the cheapest, and e-mails do not starve',
    (load) => expectAgreement(defaultOrderFindings({ load, seed, count: 60_000 }), 3),
  );

  test('first come first served costs sixty times as much as strict priority', () => {
    const load = { load: 0.92, seed, count: 40_000 } as const;
    expectAgreement(otherOrderFindings(load, ['first-come', 'strict']), 2);
    expectAgreement(ageingFindings(load), 1);
  });
});

test.each([
  { load: 0.95, count: 60_000 },
  { load: 0.98, count: 100_000 },
] as const)('waits at a load of $load are predicted as well as by theory', (centre) => {
  expectAgreement(predictionFindings({ ...centre, seed }), 3);
});

test('equal agents get equal shares of 100,000 interactions', () => {
  expectAgreement(fairnessFindings({ seed, count: 100_000 }), 1);
});

function expectAgreement(findings: readonly Finding[], countMin: number): void {
  expect(findings.length).toBeGreaterThanOrEqual(countMin);
  expect(disagreements(findings)).toEqual([]);
}
