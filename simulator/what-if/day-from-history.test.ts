import { durationMs, instant, later, seconds } from '@zentrale/kernel/values';
import * as build from '@zentrale/routing/testing';
import { describe, expect, test } from 'vitest';
import { dayFromHistory } from './day-from-history.ts';

/** Two queues, two agents; the day begins when all is set up. */
function morning() {
  const centre = new build.Centre().given(
    build.queue('service'),
    build.queue('second'),
    build.agent('ann', { queues: ['service', 'second'] }),
    build.agent('bea', { queues: ['second'] }),
  );
  return { centre, startsAt: later(centre.now, durationMs(1)) };
}

function dayOf({ centre, startsAt }: ReturnType<typeof morning>) {
  return dayFromHistory(centre.history, startsAt, later(centre.now, seconds(3_600)));
}

describe('a day out of its history', () => {
  test('work and wrap-up are measured apart, the reaction to an offer, too', () => {
    const day = morning();
    day.centre.given(build.onDuty('ann'), build.request('i1'));
    day.centre.after(4_000).when(build.accept(1, 'ann'));
    day.centre.after(90_000).when(build.complete('i1', 'ann'));
    day.centre.after(20_000).when(build.finish('i1', 'ann'));
    expect(dayOf(day).handling).toEqual([
      {
        queueId: 'service',
        channel: 'chat',
        times: [{ workMs: 90_000, wrapUpMs: 20_000 }],
        reactionsMs: [4_000],
      },
    ]);
  });

  test('what was transferred is worked in both queues, one after the other', () => {
    const day = morning();
    day.centre.given(build.onDuty('ann'), build.request('i1'), build.accept(1, 'ann'));
    day.centre.after(60_000).when(build.toQueue('i1', 'ann', 'second'));
    const { arrivals, handling } = dayOf(day);
    expect(arrivals).toHaveLength(1);
    expect(arrivals[0]?.legs.map(({ queueId }) => queueId)).toEqual(['service', 'second']);
    expect(handling[0]?.times).toEqual([{ workMs: 60_000, wrapUpMs: 0 }]);
  });

  test('time put aside is no work', () => {
    const day = morning();
    day.centre.given(build.onDuty('ann'), build.request('i1'), build.accept(1, 'ann'));
    const own = { interactionId: build.interactionId('i1'), agentId: build.agentId('ann') };
    day.centre.after(10_000).when({ type: 'ParkInteraction', ...own });
    day.centre.after(500_000).when({ type: 'ResumeInteraction', ...own });
    day.centre.after(30_000).when(build.complete('i1', 'ann'));
    day.centre.when(build.finish('i1', 'ann'));
    expect(dayOf(day).handling[0]?.times).toEqual([{ workMs: 40_000, wrapUpMs: 0 }]);
  });

  test('patience is all waits together divided by those who gave up', () => {
    const day = morning();
    day.centre.given(build.request('i1'), build.request('i2'));
    day.centre.after(30_000).when(build.cancel('i1'));
    day.centre.after(10_000).when(build.connect('ann'));
    day.centre.when(build.ready('ann')).when(build.accept(1, 'ann'));
    // 31 s and given up, 40 s and answered.
    expect(dayOf(day).patience[0]).toEqual({
      queueId: 'service',
      meanMs: 71_000,
      abandonedCount: 1,
    });
    expect(dayOf(day).patience[1]?.meanMs).toBeNull();
  });

  test('comings and goings are kept, what follows from them is not', () => {
    const day = morning();
    day.centre.given(build.onDuty('ann', 'bea'), build.request('i1'), build.accept(1, 'ann'));
    day.centre.given(build.notReady('ann', 'lunch', true), build.complete('i1', 'ann'));
    day.centre.given(build.finish('i1', 'ann'), build.ready('ann'), build.signOut('bea'));
    const told = dayOf(day).presence.map(({ agentId, change, reason }) =>
      `${agentId} ${change} ${reason ?? ''}`.trim(),
    );
    expect(told).toEqual([
      'ann come',
      'ann ready',
      'bea come',
      'bea ready',
      'ann draining lunch',
      'ann ready',
      'bea leave',
    ]);
  });

  test('who waits or is at work when it begins is there in the morning', () => {
    const { centre } = morning();
    centre.given(build.onDuty('bea'), build.request('i1'), build.request('i2'));
    const startsAt = later(centre.now, durationMs(500));
    const day = dayFromHistory(centre.history, startsAt, later(startsAt, seconds(60)));
    expect(day.presence.map(({ change, at }) => [change, at])).toEqual([
      ['come', startsAt],
      ['ready', startsAt],
    ]);
    expect(day.arrivals.map(({ at }) => at < startsAt)).toEqual([true, true]);
    expect(day.real.total.figures.arrived).toBe(0);
  });

  test('settings changed during the day are changed again at their time', () => {
    const day = morning();
    day.centre.after(5_000).when(build.queue('service', { serviceLevelMs: seconds(99) }));
    const { opening, reconfigured } = dayOf(day);
    expect(opening.map(({ type }) => type)).toContain('QueueConfigured');
    expect(reconfigured).toMatchObject([
      {
        at: day.centre.now,
        command: { type: 'ConfigureQueue', queue: { serviceLevelMs: 99_000 } },
      },
    ]);
  });

  test('a day without anything is a day', () => {
    const day = dayFromHistory([], instant(0), instant(86_400_000));
    expect(day.arrivals).toEqual([]);
    expect(day.real.total.figures).toMatchObject({ arrived: 0, serviceLevel: null });
    expect(day.real.total.waitByQuarterMs).toHaveLength(96);
  });
});
