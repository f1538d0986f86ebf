import { durationMs, seconds } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import published from '../reference/erlang-a.json' with { type: 'json' };
import { erlangA } from './erlang-a.ts';
import { erlangC } from './erlang-c.ts';

const traffic = {
  arrivalsPerHour: published.arrivalsPerHour,
  ahtMs: seconds(published.ahtSeconds),
};

test('Erlang A gives the published values', () => {
  const result = erlangA(traffic, published.agents, seconds(published.patienceSeconds));
  const expected = published.withPatience;
  expect(result.abandonProbability).toBeCloseTo(expected.abandonProbability, 4);
  expect(result.waitMs / 1000).toBeCloseTo(expected.waitSeconds, 2);
  expect(result.waitProbability).toBeCloseTo(expected.waitProbability, 3);
  expect(result.queueLength).toBeCloseTo(expected.queueLength, 2);
  expect(result.occupancy).toBeCloseTo(expected.occupancy, 3);
});

test('the same centre without abandonment waits more than five times as long', () => {
  const patient = erlangC(traffic, published.agents);
  expect(patient.asaMs / 1000).toBeCloseTo(published.withoutPatience.asaSeconds, 2);
  expect(patient.occupancy).toBeCloseTo(published.withoutPatience.occupancy, 10);
});

const anyCentre = fc.record({
  arrivalsPerHour: fc.double({ min: 1, max: 20_000, noNaN: true }),
  ahtMs: fc.integer({ min: 5_000, max: 1_200_000 }),
  agents: fc.nat(400),
  patienceMs: fc.integer({ min: 5_000, max: 3_600_000 }),
});

test('who is not served has given up: arrivals = served + abandoned', () => {
  fc.assert(
    fc.property(anyCentre, ({ arrivalsPerHour, ahtMs, agents, patienceMs }) => {
      const centre = { arrivalsPerHour, ahtMs: durationMs(ahtMs) };
      const result = erlangA(centre, agents, durationMs(patienceMs));
      const load = (arrivalsPerHour * ahtMs) / 3_600_000;
      const busyAgents = agents === 0 ? 0 : result.occupancy * agents;
      expect(busyAgents / load + result.abandonProbability).toBeCloseTo(1, 8);
    }),
    { numRuns: 200 },
  );
});

test('abandonment rate = patience rate x mean queue length; wait = patience x abandonment', () => {
  fc.assert(
    fc.property(anyCentre, ({ arrivalsPerHour, ahtMs, agents, patienceMs }) => {
      const centre = { arrivalsPerHour, ahtMs: durationMs(ahtMs) };
      const result = erlangA(centre, agents, durationMs(patienceMs));
      const abandonedPerHour = (3_600_000 / patienceMs) * result.queueLength;
      expect(result.abandonProbability).toBeCloseTo(abandonedPerHour / arrivalsPerHour, 9);
      expect(result.waitMs / patienceMs).toBeCloseTo(result.abandonProbability, 9);
    }),
    { numRuns: 200 },
  );
});

test('with endless patience it becomes Erlang C', () => {
  const patient = erlangC(traffic, 52);
  const result = erlangA(traffic, 52, durationMs(1e12));
  expect(result.waitProbability).toBeCloseTo(patient.waitProbability, 5);
  expect(result.waitMs / patient.asaMs).toBeCloseTo(1, 4);
});

test('an overload has a steady state, because people give up', () => {
  const result = erlangA(traffic, 10, seconds(120));
  expect(result.occupancy).toBeCloseTo(1, 6);
  expect(result.abandonProbability).toBeCloseTo(1 - 10 / 48, 6);
});
