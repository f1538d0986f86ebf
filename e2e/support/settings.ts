import { expect } from '@playwright/test';
import type { QueueSettings, QueueSettingsView } from '@zentrale/protocol/views';
import type { LiveClient } from './live-client.ts';

/** Changes a queue; the administrator watches the settings. */
export async function configureQueue(
  administrator: LiveClient,
  queueId: string,
  change: Partial<QueueSettings>,
): Promise<void> {
  const key = `queue-settings:${queueId}`;
  const settings = () => administrator.entry<QueueSettingsView>('routing-settings', key);
  const { queue } = await administrator.until('the settings of the queue', settings);
  const reply = await administrator.command('save-queue', { queue: { ...queue, ...change } });
  expect(reply).toMatchObject({ ok: true });
  await administrator.until('the settings to be there', () => {
    const now = settings()?.queue;
    return Object.entries(change).every(([name, value]) => Object(now)[name] === value);
  });
}

/** A calendar that is open from `at` on, for the rest of its day. */
export async function openFrom(
  administrator: LiveClient,
  calendarId: string,
  at: Date,
): Promise<void> {
  const fromMinute = at.getUTCHours() * 60 + at.getUTCMinutes();
  const calendar = {
    calendarId,
    name: calendarId,
    timeZone: 'UTC',
    weekly: [{ day: at.getUTCDay() === 0 ? 7 : at.getUTCDay(), fromMinute, toMinute: 24 * 60 }],
    holidays: [],
  };
  const reply = await administrator.command('save-calendar', { calendar });
  expect(reply).toMatchObject({ ok: true });
}
