import { between, instant, later, type Instant } from '@zentrale/kernel/values';
import type {
  CallbackRequested,
  InteractionAbandoned,
  InteractionCanceled,
  InteractionDue,
  InteractionExpired,
  InteractionOverflowed,
  InteractionQueued,
  PriorityChanged,
  StepBegan,
} from '@zentrale/routing';
import type { InteractionPicture } from '../picture.ts';
import { checkEntry } from '../entry.ts';
import type { Scene } from '../scene.ts';
import { changeClock, hoursOf, NOT_RUNNING, runClock } from '../wait-clock.ts';
import { interactionOf, letGo } from './offers.ts';

export function interactionQueued(scene: Scene, fact: InteractionQueued): void {
  const { picture, checks, now } = scene;
  const { interactionId, queueId, startsAt } = fact;
  checks.known('one-place', picture.queues.get(queueId), `queue ${queueId}`);
  checks.that(
    'one-place',
    !picture.interactions.has(interactionId),
    () => `${interactionId} is queued and already here`,
  );
  checks.that(
    'waits-only-grow',
    startsAt === null ? fact.queuedAt === now : startsAt > now,
    () => `${interactionId} waits before now`,
  );
  const interaction: InteractionPicture = {
    interactionId,
    channel: fact.channel,
    queueId,
    skills: fact.skills,
    priority: fact.priority,
    preferredAgentId: fact.preferredAgentId,
    step: fact.step,
    hasArrived: startsAt === null,
    isCallback: fact.isCallback,
    clock: NOT_RUNNING,
    dueAt: null,
    place: 'scheduled',
    holder: null,
    offers: new Map(),
    parties: new Map(),
    queuedAt: fact.queuedAt,
    waitingSinceAt: fact.queuedAt,
    assignedAt: null,
    wakesAt: startsAt,
    wrapUpEndsAt: null,
    turnedDownBy: [],
    wasAnswered: false,
  };
  checkEntry(scene, fact);
  picture.interactions.set(interactionId, interaction);
  if (startsAt === null) {
    runClock(picture, interaction, { before: 0, now });
    wait(scene, interaction, now);
  } else pause(scene, interaction, 'scheduled', startsAt);
}

export function interactionDue(scene: Scene, fact: InteractionDue): void {
  const { checks, now, picture } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  checks.that(
    'one-place',
    interaction.place === 'scheduled' && fact.isArrival === !interaction.hasArrived,
    () => `${fact.interactionId} is due while ${interaction.place}`,
  );
  checks.that(
    'place-kept',
    fact.queuedAt === Math.min(interaction.queuedAt, now),
    () => `${fact.interactionId} had its place since ${interaction.queuedAt}`,
  );
  interaction.queuedAt = fact.queuedAt;
  interaction.step = fact.step;
  if (!interaction.hasArrived) runClock(picture, interaction, { before: 0, now });
  interaction.hasArrived = true;
  wait(scene, interaction, now);
}

export function stepBegan(scene: Scene, fact: StepBegan): void {
  const { checks, picture } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  checks.that(
    'relaxed-only',
    fact.step === interaction.step + 1 && interaction.place === 'queued',
    () => `${fact.interactionId} goes from step ${interaction.step} to ${fact.step}`,
  );
  interaction.step = fact.step;
  interaction.priority = fact.priority;
  picture.settle(interaction, 'queued');
}

export function interactionOverflowed(scene: Scene, fact: InteractionOverflowed): void {
  const { checks, picture, now } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  checks.known('one-place', picture.queues.get(fact.toQueueId), `queue ${fact.toQueueId}`);
  checks.that(
    'one-place',
    (interaction.place === 'queued' || interaction.place === 'scheduled') &&
      fact.hasArrived === interaction.hasArrived,
    () => `${fact.interactionId} overflows while ${interaction.place}`,
  );
  checks.that(
    'place-kept',
    fact.queuedAt === interaction.queuedAt,
    () => `${fact.interactionId} loses its place by overflowing`,
  );
  const { place } = interaction;
  const left = picture.queues.get(interaction.queueId);
  left?.waiting.delete(interaction.interactionId);
  interaction.queueId = fact.toQueueId;
  interaction.priority = fact.priority;
  interaction.step = fact.step;
  if (interaction.hasArrived) {
    changeClock(picture, interaction, { hoursBefore: hoursOf(picture, left), now });
  }
  interaction.wasAnswered = false;
  interaction.turnedDownBy = [];
  if (place === 'queued') wait(scene, interaction, now);
}

export function callbackRequested(scene: Scene, fact: CallbackRequested): void {
  const interaction = interactionOf(scene, fact.interactionId);
  scene.checks.that(
    'place-kept',
    fact.queuedAt === interaction.queuedAt,
    () => `${fact.interactionId} loses its place by a callback`,
  );
  interaction.isCallback = true;
  if (fact.startsAt !== null) pause(scene, interaction, 'scheduled', fact.startsAt);
}

export function priorityChanged(scene: Scene, fact: PriorityChanged): void {
  interactionOf(scene, fact.interactionId).priority = fact.priority;
}

/** Abandoned, cancelled or expired. */
export function interactionLeft(
  scene: Scene,
  fact: InteractionAbandoned | InteractionCanceled | InteractionExpired,
): void {
  const { picture, checks, now } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  const { place } = interaction;
  checks.that(
    'one-place',
    place === 'queued' || place === 'parked' || place === 'scheduled',
    () => `${fact.type} of ${fact.interactionId} while ${place}`,
  );
  const waitMs = place === 'queued' ? between(interaction.waitingSinceAt, now) : 0;
  checks.that(
    'waits-only-grow',
    fact.type === 'InteractionCanceled'
      ? !interaction.hasArrived
      : Number(fact.waitMs) === waitMs && fact.wasAnswered === interaction.wasAnswered,
    () => `${fact.interactionId} waited ${waitMs} ms, ${fact.type} says otherwise`,
  );
  if (interaction.holder !== null) letGo(scene, interaction);
  picture.drop(interaction);
}

/** From now on it waits in its queue, for no longer than that allows. */
export function wait(scene: Scene, interaction: InteractionPicture, since: Instant): void {
  const { picture } = scene;
  interaction.waitingSinceAt = since;
  interaction.wakesAt = null;
  picture.settle(interaction, interaction.offers.size === 0 ? 'queued' : 'offered');
  const waitMaxMs = picture.queues.get(interaction.queueId)?.config.waitMaxMs;
  if (waitMaxMs === undefined) return;
  picture.due.add(later(since, waitMaxMs), {
    property: 'states-end',
    what: `the wait of ${interaction.interactionId}`,
    isPending: () =>
      picture.interactions.get(interaction.interactionId) === interaction &&
      interaction.place === 'queued' &&
      interaction.waitingSinceAt === since &&
      picture.queues.get(interaction.queueId)?.config.waitMaxMs === waitMaxMs,
  });
}

/** Scheduled or parked until an instant. */
export function pause(
  { picture }: Scene,
  interaction: InteractionPicture,
  place: 'scheduled' | 'parked',
  wakesAt: Instant,
): void {
  interaction.wakesAt = instant(wakesAt);
  picture.settle(interaction, place);
  picture.due.add(wakesAt, {
    property: 'states-end',
    what: `${place} ${interaction.interactionId}`,
    isPending: () =>
      picture.interactions.get(interaction.interactionId) === interaction &&
      interaction.place === place &&
      interaction.wakesAt === wakesAt,
  });
}
