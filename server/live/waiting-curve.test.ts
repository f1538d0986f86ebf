import { asId, type QueueId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { WaitingCurve } from './waiting-curve.ts';

const MINUTE = 60_000;
const [service, advice] = [asId<QueueId>('service'), asId<QueueId>('advice')];
const peaks = (curve: WaitingCurve, queueId: QueueId | undefined, now: number) =>
  curve.minutes(queueId, now).map(({ waitingMax }) => waitingMax);

describe('the waiting of the last hour', () => {
  test('shows the most of each minute, and holds on while nothing changes', () => {
    const curve = new WaitingCurve(0);
    curve.note(service, 2, 5_000);
    curve.note(service, 7, 6_000);
    curve.note(service, 1, 7_000);
    expect(peaks(curve, service, 3 * MINUTE)).toEqual([7, 1, 1, 1]);
    curve.note(service, 0, 3 * MINUTE + 1);
    expect(peaks(curve, service, 4 * MINUTE)).toEqual([7, 1, 1, 1, 0]);
  });

  test('adds queues up as they were together, not their peaks', () => {
    const curve = new WaitingCurve(0);
    curve.note(service, 3, 1_000);
    curve.note(service, 0, 2_000);
    curve.note(advice, 4, 3_000);
    expect(peaks(curve, undefined, 4_000)).toEqual([4]);
    expect(peaks(curve, service, 4_000)).toEqual([3]);
  });

  test('goes back an hour and no further, also after a long silence', () => {
    const curve = new WaitingCurve(0);
    curve.note(service, 5, 0);
    curve.note(service, 2, 200 * MINUTE);
    const minutes = curve.minutes(service, 201 * MINUTE);
    expect(minutes).toHaveLength(60);
    expect(minutes[0]).toEqual({ minuteAt: 142 * MINUTE, waitingMax: 5 });
    expect(minutes.slice(-2).map(({ waitingMax }) => waitingMax)).toEqual([5, 2]);
    expect(curve.minutes(advice, 201 * MINUTE)).toEqual([]);
  });
});
