import { minutes } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agent,
  centre,
  interactionId,
  onDuty,
  passTime,
  queue,
  queueId,
  request,
} from '../testing/index.ts';
import { at, officeHours, weekly } from '../testing/calendars.ts';
import { queueFigures, type Calendar, type RoutingCommand } from './index.ts';

const office = officeHours('Europe/Berlin');
const calendarId = office.calendarId;
const saved = (calendar: Calendar): RoutingCommand => ({ type: 'ConfigureCalendar', calendar });

/** Friday half past four in Berlin; open until five, and again on Monday at nine. */
const FRIDAY = '2026-06-12T16:30+02:00';
const SATURDAY = '2026-06-13T12:00+02:00';
const MONDAY = '2026-06-15T09:00+02:00';

function opened(now: string, own: Parameters<typeof queue>[1] = {}, isStaffed = true) {
  const floor = centre().given(
    saved(office),
    queue('second'),
    queue('service', {
      calendarId,
      serviceLevelMs: minutes(60),
      waitMaxMs: minutes(10_000),
      ...own,
    }),
    agent('ann'),
    isStaffed ? onDuty('ann') : [],
  );
  floor.now = at(now);
  return floor;
}

describe('the clock of the service level', () => {
  test('runs in opening hours only', () => {
    const floor = opened(FRIDAY, {}, false).when(request('i1'));
    const { dueAt } = floor.state.interactions.get(interactionId('i1'))!;
    expect(dueAt).toBe(at('2026-06-15T09:30+02:00'));
    floor.now = at('2026-06-15T09:29+02:00');
    floor.given(onDuty('ann'));
    floor.when(accept(1, 'ann'));
    expect(floor.fact('OfferAccepted')).toMatchObject({ isAnswer: true, isInTime: true });
  });

  test('counts what it has counted when the hours change while somebody waits', () => {
    const floor = opened(FRIDAY).when(request('i1'));
    floor.now = at('2026-06-12T16:50+02:00');
    const longer = officeHours('Europe/Berlin', {
      weekly: weekly([1, 2, 3, 4, 5], '09:00-20:00'),
    });
    floor.when(saved(longer));
    const { dueAt } = floor.state.interactions.get(interactionId('i1'))!;
    expect(dueAt).toBe(at('2026-06-12T17:30+02:00'));
  });

  test('takes a new target on top of what it has counted', () => {
    const floor = opened(FRIDAY).when(request('i1'));
    floor.now = at('2026-06-12T16:50+02:00');
    floor.when(queue('service', { calendarId, serviceLevelMs: minutes(30) }));
    const { dueAt } = floor.state.interactions.get(interactionId('i1'))!;
    expect(dueAt).toBe(at('2026-06-12T17:00+02:00'));
  });
});

describe('work that comes while the queue is closed', () => {
  test('waits, and is offered to whoever is there all the same', () => {
    expect(opened(SATURDAY).when(request('i1')).offered).toEqual(['i1>ann']);
  });

  test('is refused with the time of the opening, where the queue says so', () => {
    const floor = opened(SATURDAY, { onClosed: 'refuse' });
    expect(floor.when(request('i1')).refusal).toEqual({
      kind: 'queue.closed',
      field: 'queueId',
      facts: { opensAt: at(MONDAY) },
    });
  });

  test('goes to another queue, where the queue says so', () => {
    const overflow = { onClosed: 'overflow', overflowQueueId: queueId('second') } as const;
    const floor = opened(SATURDAY, overflow).when(request('i1'));
    expect(floor.fact('InteractionQueued')).toMatchObject({
      queueId: 'second',
      overflowedFrom: 'service',
    });
  });

  test('begins to wait when it opens, where the queue says so', () => {
    const floor = opened(SATURDAY, { onClosed: 'schedule' }).when(request('i1'));
    expect(floor.fact('InteractionQueued').startsAt).toBe(at(MONDAY));
    expect(floor.offered).toEqual([]);
    floor.now = at(MONDAY);
    expect(floor.when(passTime).offered).toEqual(['i1>ann']);
    expect(floor.fact('InteractionDue').queuedAt).toBe(at(SATURDAY));
  });
});

test('a calendar that a queue uses cannot be removed, nor an unknown one be used', () => {
  const floor = opened(FRIDAY);
  expect(floor.when({ type: 'RemoveCalendar', calendarId }).refusal).toMatchObject({
    kind: 'settings.in-use',
    facts: { by: 'queue:service' },
  });
  const other = queue('second', { calendarId: 'nowhere' as typeof calendarId });
  expect(floor.when(other).refusal?.kind).toBe('calendar.unknown');
});

test('a queue says whether it is open and until when', () => {
  const floor = opened(FRIDAY);
  expect(queueFigures(floor.state, queueId('service'), floor.now)).toMatchObject({
    isOpen: true,
    changesAt: at('2026-06-12T17:00+02:00'),
  });
});
