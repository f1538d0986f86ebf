import { durationMs, instant, later } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  callBack,
  cancel,
  centre,
  interactionId,
  onDuty,
  passTime,
  queue,
  queueId,
  request,
  wake,
} from '../testing/index.ts';

const overflowing = {
  waitMaxMs: durationMs(60_000),
  onWaitMax: 'overflow',
  onFull: 'overflow',
  lengthMax: 1,
  overflowQueueId: queueId('second'),
} as const;

describe('a queue that overflows', () => {
  const staffed = () => centre().given(queue('second'), queue('service', overflowing));

  test('passes on what has waited too long, with its place in time', () => {
    const floor = staffed().when(request('i1'));
    const queuedAt = floor.now;
    floor.after(60_000).when(passTime);
    expect(floor.fact('InteractionOverflowed')).toMatchObject({
      cause: 'waited',
      toQueueId: 'second',
      queuedAt,
      waitMs: 60_000,
    });
    expect(floor.state.interactions.get(interactionId('i1'))).toMatchObject({
      queueId: 'second',
      queuedAt,
    });
  });

  test('passes on what finds it full', () => {
    const floor = staffed().given(request('i1')).when(request('i2'));
    expect(floor.fact('InteractionQueued')).toMatchObject({
      queueId: 'second',
      overflowedFrom: 'service',
    });
  });

  test('takes what is scheduled, however many wait today, and lets it in when its time has come', () => {
    const floor = centre().given(queue('service', { lengthMax: 1 }), request('i1'));
    const notBeforeAt = later(floor.now, durationMs(60_000));
    expect(floor.when(request('i2', { notBeforeAt })).refusal).toBeNull();
    floor.after(60_000).when(passTime);
    expect(floor.state.interactions.get(interactionId('i2'))?.state).toBe('queued');
  });

  test('passes on what is scheduled when its time has come and it is full, if there is room', () => {
    const floor = centre().given(
      queue('second', { lengthMax: 1 }),
      queue('service', overflowing),
      request('i1'),
    );
    const notBeforeAt = later(floor.now, durationMs(30_000));
    floor.given(request('i2', { notBeforeAt }), request('i3', { notBeforeAt }));
    floor.after(30_000).when(passTime);
    const queueOf = (id: string) => floor.state.interactions.get(interactionId(id))?.queueId;
    // The third finds both of them full: it was promised a place all the same.
    expect(['i2', 'i3'].map(queueOf)).toEqual(['second', 'service']);
    expect(floor.state.queues.get(queueId('second'))?.waiting.size).toBe(1);
  });

  test('refuses when there is nowhere to go', () => {
    const floor = centre().given(queue('service', { lengthMax: 1 }), request('i1'));
    expect(floor.when(request('i2')).refusal).toMatchObject({ kind: 'queue.full' });
    const circle = centre().given(
      queue('second'),
      queue('service', overflowing),
      queue('second', { ...overflowing, overflowQueueId: queueId('service') }),
      request('i1'),
      request('i2', { queue: 'second' }),
    );
    expect(circle.when(request('i3')).refusal).toMatchObject({ kind: 'queue.full' });
  });

  test('lets the interaction expire where nothing else is said', () => {
    const floor = centre().given(queue('service', { waitMaxMs: durationMs(60_000) }));
    floor.when(request('i1')).after(60_000).when(passTime);
    expect(floor.fact('InteractionExpired')).toMatchObject({ waitMs: 60_000, wasAnswered: false });
    expect(floor.state.interactions.size).toBe(0);
  });

  test('counts every customer once in each queue', () => {
    const floor = staffed().when(request('i1')).after(60_000).when(passTime);
    const day = (name: string) => floor.state.queues.get(queueId(name))?.day;
    expect(day('service')).toMatchObject({ arrived: 1, movedOn: 1, answered: 0 });
    expect(day('second')).toMatchObject({ arrived: 1, movedOn: 0 });
  });
});

describe('scheduled work', () => {
  const staffed = () => centre().given(queue('service'), agent('ann'), onDuty('ann'));

  test('begins to wait when its time has come', () => {
    const floor = staffed();
    const at = instant(floor.now + 3_600_000);
    floor.when(request('i1', { notBeforeAt: at }));
    expect(floor.offered).toEqual([]);
    floor.after(3_600_000).when(passTime);
    expect(floor.fact('InteractionDue')).toMatchObject({ queuedAt: at, isArrival: true });
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('can be woken before, and then takes its place among those who come now', () => {
    const floor = staffed();
    floor.given(request('i1', { notBeforeAt: instant(floor.now + 3_600_000) })).when(wake('i1'));
    expect(floor.fact('InteractionDue').queuedAt).toBe(floor.now);
    expect(floor.offered).toEqual(['i1>ann']);
  });

  test('that is cancelled counts for nothing', () => {
    const floor = staffed();
    floor.given(request('i1', { notBeforeAt: instant(floor.now + 3_600_000) })).when(cancel('i1'));
    expect(floor.types).toEqual(['InteractionCanceled']);
    expect(floor.state.queues.get(queueId('service'))?.day.arrived).toBe(0);
  });

  test('cannot be scheduled for more than a year ahead', () => {
    const floor = staffed();
    const refusal = floor.when(request('i1', { notBeforeAt: instant(floor.now * 2) })).refusal;
    expect(refusal).toMatchObject({ kind: 'request.invalid', field: 'notBeforeAt' });
  });
});

describe('a callback', () => {
  const staffed = () => centre().given(queue('service', { offersCallback: true }), agent('ann'));

  test('keeps the place in the line', () => {
    const floor = staffed().given(request('i1'), request('i2')).when(callBack('i1'));
    expect(floor.types).toEqual(['CallbackRequested']);
    expect(floor.given(onDuty('ann')).offered).toEqual(['i1>ann']);
    expect(floor.state.interactions.get(interactionId('i1'))?.isCallback).toBe(true);
  });

  test('at a later time waits again from then on, at its old place', () => {
    const floor = staffed().given(request('i1'));
    const queuedAt = floor.now;
    floor.given(request('i2')).when(callBack('i1', instant(floor.now + 60_000)));
    expect(floor.given(onDuty('ann')).offered).toEqual(['i2>ann']);
    floor.after(60_000).when(passTime);
    expect(floor.fact('InteractionDue')).toMatchObject({ queuedAt, isArrival: false });
    expect(floor.state.queues.get(queueId('service'))?.day.arrived).toBe(2);
  });

  test('is refused where the queue offers none', () => {
    const floor = centre().given(queue('service'), request('i1'));
    expect(floor.when(callBack('i1')).refusal).toMatchObject({ kind: 'callback.not-offered' });
  });
});

test('short abandons are counted apart', () => {
  const floor = centre().given(queue('service', { shortAbandonMs: durationMs(5_000) }));
  floor.when(request('i1')).after(4_999).when(cancel('i1'));
  expect(floor.fact('InteractionAbandoned').isShort).toBe(true);
  floor.when(request('i2')).after(5_000).when(cancel('i2'));
  expect(floor.fact('InteractionAbandoned').isShort).toBe(false);
  expect(floor.state.queues.get(queueId('service'))?.day).toMatchObject({
    arrived: 2,
    abandoned: 2,
    shortAbandoned: 1,
  });
});

test('the counts of a day begin anew at midnight of the tenant', () => {
  const floor = centre().given(queue('service', { wrapUpMs: durationMs(0) }), agent('ann'));
  const zone = [{ fromAt: instant(0), offsetMs: 7_200_000 }];
  floor.given({ type: 'ConfigureRouting', timeZone: 'Europe/Berlin', offsets: zone });
  // One second before midnight in Berlin in summer.
  floor.now = instant(Date.UTC(2025, 5, 15, 21, 59, 59));
  floor.when(request('i1')).after(1_000).when(request('i2'));
  floor.given(onDuty('ann')).when(accept(1, 'ann'));
  const day = floor.state.queues.get(queueId('service'))?.day;
  expect(day).toMatchObject({ arrived: 1, answered: 0 });
});
