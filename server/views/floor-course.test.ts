import { asId, durationMs, type QueueId } from '@zentrale/kernel/values';
import { noCounts } from '@zentrale/routing';
import { expect, test } from 'vitest';
import { staffing } from './floor-course.ts';

const queue = {
  queueId: asId<QueueId>('service'),
  serviceLevelMs: durationMs(20_000),
  serviceLevelTargetPct: 80,
};
const handled = (count: number, ahtMs: number) => ({
  day: { ...noCounts(0), handled: count, handleMsSum: count * ahtMs },
});

test('agents required are those of the published table', () => {
  // 200 calls an hour of 180 seconds, 80 % in 20 seconds: 14 agents reach 88.8 %, 13 only 79.6 %.
  expect(staffing(queue, handled(60, 180_000), 100)).toMatchObject({
    requiredCount: 14,
    ahtMs: 180_000,
    arrivedCount: 100,
  });
});

test('too few handled interactions say nothing, and it is told how many are missing', () => {
  expect(staffing(queue, handled(9, 180_000), 100)).toMatchObject({
    requiredCount: null,
    handledCount: 9,
    handledCountMin: 10,
  });
  expect(staffing(queue, handled(0, 0), 0)).toMatchObject({ requiredCount: null, ahtMs: null });
});

test('nobody arrives, nobody is required; a target of everybody at once is not counted with', () => {
  expect(staffing(queue, handled(20, 60_000), 0).requiredCount).toBe(0);
  const all = staffing({ ...queue, serviceLevelTargetPct: 100 }, handled(20, 60_000), 30);
  expect(all.requiredCount).toBeGreaterThan(0);
});
