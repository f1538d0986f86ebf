import { between } from '@zentrale/kernel/values';
import type {
  InteractionAbandoned,
  InteractionClosed,
  InteractionCompleted,
  InteractionQueued,
  InteractionReturned,
  InteractionTransferred,
} from '@zentrale/routing';
import type { InteractionPicture, Place } from '../picture.ts';
import type { Scene } from '../scene.ts';
import { interactionOf, letGo } from './offers.ts';

export function interactionQueued({ picture, checks, now }: Scene, fact: InteractionQueued): void {
  const { interactionId, queueId } = fact;
  checks.known('one-place', picture.queues.get(queueId), `queue ${queueId}`);
  checks.that(
    'one-place',
    !picture.interactions.has(interactionId),
    () => `${interactionId} is queued and already here`,
  );
  checks.that('waits-only-grow', fact.queuedAt === now, () => `${interactionId} waits before now`);
  const interaction: InteractionPicture = {
    interactionId,
    channel: fact.channel,
    queueId,
    skills: fact.skills,
    priority: fact.priority,
    preferredAgentId: fact.preferredAgentId,
    place: 'queued',
    holder: null,
    offers: new Map(),
    queuedAt: fact.queuedAt,
    waitingSinceAt: fact.queuedAt,
    wrapUpEndsAt: null,
    turnedDownBy: [],
    wasAnswered: false,
  };
  picture.interactions.set(interactionId, interaction);
  picture.settle(interaction, 'queued');
}

export function interactionReturned(scene: Scene, fact: InteractionReturned): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['active']);
  checks.that(
    'place-kept',
    fact.queuedAt === interaction.queuedAt,
    () => `${fact.interactionId} had its place since ${interaction.queuedAt}, now ${fact.queuedAt}`,
  );
  checks.that('waits-only-grow', fact.waitingSinceAt === now, () => `${fact.interactionId} waits`);
  letGo(scene, interaction);
  interaction.waitingSinceAt = fact.waitingSinceAt;
  picture.settle(interaction, interaction.offers.size === 0 ? 'queued' : 'offered');
}

export function interactionTransferred(scene: Scene, fact: InteractionTransferred): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['active']);
  checks.known('one-place', picture.queues.get(fact.toQueueId), `queue ${fact.toQueueId}`);
  checks.that(
    'one-place',
    interaction.offers.size === 0,
    () => `${fact.interactionId} is transferred and still offered`,
  );
  checks.that('waits-only-grow', fact.queuedAt === now, () => `${fact.interactionId} waits`);
  letGo(scene, interaction);
  interaction.queueId = fact.toQueueId;
  interaction.skills = fact.skills;
  interaction.priority = fact.priority;
  interaction.queuedAt = fact.queuedAt;
  interaction.waitingSinceAt = fact.queuedAt;
  interaction.preferredAgentId = null;
  interaction.wasAnswered = false;
  interaction.turnedDownBy = [fact.agentId];
  picture.settle(interaction, 'queued');
}

export function interactionAbandoned(scene: Scene, fact: InteractionAbandoned): void {
  const { picture, checks, now } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  checks.that(
    'one-place',
    interaction.place === 'queued',
    () => `${fact.interactionId} is abandoned while ${interaction.place}`,
  );
  const waitMs = between(interaction.waitingSinceAt, now);
  checks.that(
    'waits-only-grow',
    fact.waitMs === waitMs && fact.wasAnswered === interaction.wasAnswered,
    () => `${fact.interactionId} waited ${waitMs} ms, its end says ${fact.waitMs}`,
  );
  picture.drop(interaction);
}

export function interactionCompleted(scene: Scene, fact: InteractionCompleted): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['active']);
  checks.that(
    'states-end',
    fact.wrapUpEndsAt >= now,
    () => `wrap-up of ${fact.interactionId} ends before it begins`,
  );
  checks.that('one-place', noOffer(interaction), () => `${fact.interactionId} is still offered`);
  interaction.wrapUpEndsAt = fact.wrapUpEndsAt;
  picture.settle(interaction, 'wrap-up');
  picture.due.add(fact.wrapUpEndsAt, {
    property: 'states-end',
    what: `wrap-up of ${fact.interactionId}`,
    isPending: () =>
      picture.interactions.get(fact.interactionId) === interaction &&
      interaction.place === 'wrap-up' &&
      interaction.wrapUpEndsAt === fact.wrapUpEndsAt,
  });
}

export function interactionClosed(scene: Scene, fact: InteractionClosed): void {
  const interaction = held(scene, fact, ['wrap-up']);
  letGo(scene, interaction);
  scene.picture.drop(interaction);
}

function held(
  scene: Scene,
  fact: { readonly type: string } & Pick<InteractionClosed, 'interactionId' | 'agentId'>,
  places: readonly Place[],
): InteractionPicture {
  const interaction = interactionOf(scene, fact.interactionId);
  scene.checks.that(
    'one-place',
    places.includes(interaction.place) && interaction.holder?.agentId === fact.agentId,
    () =>
      `${fact.type} of ${fact.interactionId} by ${fact.agentId}, which is ${interaction.place} ` +
      `with ${interaction.holder?.agentId ?? 'nobody'}`,
  );
  return interaction;
}

function noOffer({ offers }: InteractionPicture): boolean {
  return offers.size === 0;
}
