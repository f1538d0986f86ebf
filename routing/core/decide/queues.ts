import { between, must, type DurationMs, type Instant } from '@zentrale/kernel/values';
import { counted } from '../calendar/index.ts';
import type { Calendar, QueueConfig } from '../settings.ts';
import type { InteractionState, RoutingState } from '../state.ts';

export function queueConfigOf(state: RoutingState, interaction: InteractionState): QueueConfig {
  return must(state.queues.get(interaction.queueId), 'queue of an interaction').config;
}

/** Opening hours of a queue; `null` is always open. */
export function calendarOf(state: RoutingState, { calendarId }: QueueConfig): Calendar | null {
  return calendarId === null ? null : (state.calendars.get(calendarId) ?? null);
}

interface Answer {
  readonly waitMs: DurationMs;
  readonly isAnswer: boolean;
  readonly isInTime: boolean;
}

/** What it counts for when an agent takes the interaction now. */
export function answerAt(state: RoutingState, interaction: InteractionState, now: Instant): Answer {
  const isWaiting = interaction.state === 'queued' || interaction.state === 'offered';
  const waitMs = between(isWaiting ? interaction.waitingSinceAt : now, now);
  if (interaction.wasAnswered) return { waitMs, isAnswer: false, isInTime: false };
  const config = queueConfigOf(state, interaction);
  const openMs = counted(interaction.clock, calendarOf(state, config), now);
  return { waitMs, isAnswer: true, isInTime: openMs <= config.serviceLevelMs };
}
