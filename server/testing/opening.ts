import { randomUUID } from 'node:crypto';
import {
  asId,
  instant,
  type CalendarId,
  type CommandId,
  type QueueId,
} from '@zentrale/kernel/values';
import type { QueueConfig } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { BERGWERK } from './cast.ts';

export const NIGHT = asId<CalendarId>('night');
const DAY_MS = 24 * 60 * 60_000;

/** Opening hours that begin the day after tomorrow, on the weekday that is then. */
export async function makeNight(centre: Centre): Promise<void> {
  const later = new Date(Date.now() + 2 * DAY_MS).getUTCDay();
  const runtime = await centre.routing.open(BERGWERK.tenantId);
  const result = await runtime.submit(asId<CommandId>(randomUUID()), {
    type: 'ConfigureCalendar',
    calendar: {
      calendarId: NIGHT,
      name: 'closed',
      timeZone: 'UTC',
      offsets: [{ fromAt: instant(0), offsetMs: 0 }],
      weekly: [{ day: later === 0 ? 7 : later, fromMinute: 480, toMinute: 1200 }],
      holidays: [],
    },
  });
  if (!result.ok) throw new Error(result.refusal.kind);
}

/** Changes the queue that the demo's first topic leads to. */
export async function configureQueue(centre: Centre, change: Partial<QueueConfig>): Promise<void> {
  const runtime = await centre.routing.open(BERGWERK.tenantId);
  const before = runtime.state.queues.get(asId<QueueId>(BERGWERK.queueId))?.config;
  if (before === undefined) throw new Error('the demo has its queue');
  const result = await runtime.submit(asId<CommandId>(randomUUID()), {
    type: 'ConfigureQueue',
    queue: { ...before, ...change },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
}
