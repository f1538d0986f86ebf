// When the target of a wait is reached, in the open hours of its queue.
import { instant, type Instant } from '@zentrale/kernel/values';
import type { Hours } from './hours.ts';
import type { InteractionPicture, Picture, QueuePicture } from './picture.ts';

/** What a wait has used of its target. */
export interface WaitClock {
  readonly countedMs: number;
  readonly runningSince: Instant | null;
}

export const NOT_RUNNING: WaitClock = { countedMs: 0, runningSince: null };

export function hoursOf(picture: Picture, queue: QueuePicture | undefined): Hours | null {
  const calendarId = queue?.config.calendarId ?? null;
  return calendarId === null ? null : (picture.calendars.get(calendarId) ?? null);
}

/** Open time on the clock. */
export function countedMs({ clock }: InteractionPicture, hours: Hours | null, now: Instant) {
  const { countedMs: before, runningSince } = clock;
  if (runningSince === null) return before;
  return before + (hours === null ? now - runningSince : hours.openMs(runningSince, now));
}

/** It runs from now on in the queue that the interaction waits in. */
export function runClock(
  picture: Picture,
  interaction: InteractionPicture,
  { before, now }: { readonly before: number; readonly now: Instant },
): void {
  interaction.clock = { countedMs: before, runningSince: now };
  interaction.dueAt = reachedAt(picture, interaction);
}

export function stopClock(picture: Picture, interaction: InteractionPicture, now: Instant): void {
  const hours = hoursOf(picture, picture.queues.get(interaction.queueId));
  interaction.clock = { countedMs: countedMs(interaction, hours, now), runningSince: null };
  interaction.dueAt = null;
}

/** Hours, target or queue have changed: what is late already has been so all along. */
export function changeClock(
  picture: Picture,
  interaction: InteractionPicture,
  { hoursBefore, now }: { readonly hoursBefore: Hours | null; readonly now: Instant },
): void {
  const dueBefore = interaction.dueAt;
  runClock(picture, interaction, { before: countedMs(interaction, hoursBefore, now), now });
  const { dueAt } = interaction;
  if (dueBefore === null || dueAt === null) return;
  if (dueBefore < dueAt && dueAt <= now) interaction.dueAt = dueBefore;
}

function reachedAt(picture: Picture, interaction: InteractionPicture): Instant | null {
  const queue = picture.queues.get(interaction.queueId);
  const { countedMs: before, runningSince } = interaction.clock;
  if (queue === undefined || runningSince === null) return null;
  const hours = hoursOf(picture, queue);
  const restMs = Math.max(0, queue.config.serviceLevelMs - before);
  return hours === null ? instant(runningSince + restMs) : hours.after(runningSince, restMs);
}
