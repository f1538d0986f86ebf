import type { InteractionQueued } from '@zentrale/routing';
import type { Scene } from './scene.ts';
import { hoursOf } from './wait-clock.ts';

/** A queue takes what its hours and its length allow, and when they do. */
export function checkEntry({ picture, checks, now }: Scene, fact: InteractionQueued): void {
  const queue = picture.queues.get(fact.queueId);
  if (queue === undefined) return;
  const { onClosed, lengthMax } = queue.config;
  const hours = hoursOf(picture, queue);
  const { startsAt, queuedAt, interactionId } = fact;
  // Scheduled by whoever asked for it, and put off to the opening like all others.
  const isPutOff = startsAt !== null && queuedAt === now;
  const wantedAt = startsAt === null || isPutOff ? now : startsAt;
  const opensAt = hours === null ? wantedAt : hours.opensAt(wantedAt);
  const isWelcome = opensAt === wantedAt || opensAt === null || onClosed === 'wait';
  checks.that(
    'hours-kept',
    isPutOff ? onClosed === 'schedule' && opensAt === startsAt : isWelcome,
    () => `${interactionId} is to begin at ${startsAt}, ${fact.queueId} opens at ${opensAt}`,
  );
  checks.that(
    'hours-kept',
    startsAt !== null || queue.waiting.size < lengthMax,
    () => `${interactionId} is one too many in ${fact.queueId}, which takes ${lengthMax}`,
  );
}
