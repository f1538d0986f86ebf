import type {
  InteractionAssigned,
  InteractionClosed,
  InteractionCompleted,
  InteractionHeld,
  InteractionParked,
  InteractionReopened,
  InteractionRetrieved,
  InteractionReturned,
  InteractionTransferred,
} from '@zentrale/routing';
import {
  hasRoomFor,
  wholeLoadOf,
  type InteractionPicture,
  type Picture,
  type Place,
} from '../picture.ts';
import type { Scene } from '../scene.ts';
import { begin, checkWait, interactionOf, letGo } from './offers.ts';
import { runClock } from '../wait-clock.ts';
import { pause, wait } from './waiting.ts';

export function interactionReturned(scene: Scene, fact: InteractionReturned): void {
  const { checks, now } = scene;
  const interaction = held(scene, fact, ['active', 'on-hold', 'parked']);
  const isWoken = fact.reason === 'woken' || fact.reason === 'park-ended';
  checks.that(
    'relaxed-only',
    isWoken || fact.step === Math.max(0, interaction.step),
    () => `${fact.interactionId} returns from step ${interaction.step} to ${fact.step}`,
  );
  checks.that(
    'place-kept',
    fact.queuedAt === interaction.queuedAt,
    () => `${fact.interactionId} had its place since ${interaction.queuedAt}, now ${fact.queuedAt}`,
  );
  checks.that('waits-only-grow', fact.waitingSinceAt === now, () => `${fact.interactionId} waits`);
  if (isWoken) interaction.preferredAgentId = fact.agentId;
  letGo(scene, interaction);
  interaction.step = fact.step;
  interaction.assignedAt = null;
  wait(scene, interaction, fact.waitingSinceAt);
}

export function interactionTransferred(scene: Scene, fact: InteractionTransferred): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['active', 'on-hold', 'parked']);
  checks.known('one-place', picture.queues.get(fact.toQueueId), `queue ${fact.toQueueId}`);
  checks.that(
    'one-place',
    interaction.offers.size === 0,
    () => `${fact.interactionId} is transferred and still offered`,
  );
  checks.that('waits-only-grow', fact.queuedAt === now, () => `${fact.interactionId} waits`);
  letGo(scene, interaction);
  picture.queues.get(interaction.queueId)?.waiting.delete(interaction.interactionId);
  interaction.queueId = fact.toQueueId;
  interaction.skills = fact.skills;
  interaction.priority = fact.priority;
  interaction.queuedAt = fact.queuedAt;
  interaction.preferredAgentId = null;
  interaction.wasAnswered = false;
  interaction.turnedDownBy = [fact.agentId];
  interaction.step = fact.step;
  interaction.assignedAt = null;
  runClock(picture, interaction, { before: 0, now });
  wait(scene, interaction, now);
}

export function interactionCompleted(scene: Scene, fact: InteractionCompleted): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['active', 'on-hold']);
  checks.that(
    'states-end',
    fact.wrapUpEndsAt >= now,
    () => `wrap-up of ${fact.interactionId} ends before it begins`,
  );
  checks.that(
    'one-place',
    interaction.offers.size + interaction.parties.size === 0,
    () => `${fact.interactionId} is completed, still offered or shared`,
  );
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

export function interactionReopened(scene: Scene, fact: InteractionReopened): void {
  const interaction = held(scene, fact, ['wrap-up']);
  interaction.wrapUpEndsAt = null;
  scene.picture.settle(interaction, 'active');
}

export function interactionHeld(scene: Scene, fact: InteractionHeld): void {
  scene.picture.settle(held(scene, fact, ['active']), 'on-hold');
}

export function interactionRetrieved(scene: Scene, fact: InteractionRetrieved): void {
  scene.picture.settle(held(scene, fact, ['on-hold']), 'active');
}

export function interactionParked(scene: Scene, fact: InteractionParked): void {
  const interaction = held(scene, fact, ['active', 'on-hold']);
  const agent = scene.checks.known('one-place', interaction.holder ?? undefined, 'holder');
  scene.checks.that(
    'one-place',
    interaction.offers.size + interaction.parties.size === 0,
    () => `${fact.interactionId} is parked, still offered or shared`,
  );
  letGo(scene, interaction);
  interaction.holder = agent;
  agent.parked.set(fact.interactionId, interaction);
  pause(scene, interaction, 'parked', fact.wakesAt);
}

/** By hand, by a supervisor, taken up again or handed over. */
export function interactionAssigned(scene: Scene, fact: InteractionAssigned): void {
  const { picture, checks } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  const agent = checks.known('offers-fit', picture.agents.get(fact.agentId), fact.agentId);
  const isCharged = agent.charges.has(fact.interactionId);
  checks.that(
    'offers-fit',
    agent.connection === 'online' || fact.how === 'handed-over',
    () => `${fact.interactionId} is assigned to ${fact.agentId}, who is ${agent.connection}`,
  );
  checks.that(
    'load-within-capacity',
    fact.isOverride || isCharged || hasRoomFor(agent, interaction.channel),
    () => `${fact.interactionId} is ${fact.how} beyond the capacity of ${fact.agentId}`,
  );
  if (fact.how === 'handed-over') {
    checks.that(
      'one-place',
      interaction.parties.has(fact.agentId),
      () => `${fact.interactionId} is handed to ${fact.agentId}, who takes no part`,
    );
  } else checkWait(scene, fact, interaction);
  checks.that(
    'no-double-acceptance',
    interaction.offers.size === 0,
    () => `${fact.interactionId} is assigned and still offered`,
  );
  begin(scene, interaction, agent);
  if (fact.isOverride) agent.allowance = wholeLoadOf(agent);
}

export function interactionClosed(scene: Scene, fact: InteractionClosed): void {
  const { picture, checks, now } = scene;
  const interaction = held(scene, fact, ['wrap-up']);
  const handleMs = now - (interaction.assignedAt ?? now);
  checks.that(
    'waits-only-grow',
    Number(fact.handleMs) === handleMs,
    () => `${fact.interactionId} took ${handleMs} ms, its end says ${fact.handleMs}`,
  );
  if (handleMs > 0) noteHandled(picture, interaction, handleMs);
  letGo(scene, interaction);
  picture.drop(interaction);
}

/** The engine halves what it remembers when it has so much. */
const REMEMBERED_COUNT = 512;

function noteHandled(picture: Picture, interaction: InteractionPicture, handleMs: number): void {
  const queue = picture.queues.get(interaction.queueId);
  if (queue !== undefined) {
    queue.handleMsSum += handleMs;
    queue.handleCount += 1;
    if (queue.handleCount >= REMEMBERED_COUNT) {
      queue.handleMsSum = Math.floor(queue.handleMsSum / 2);
      queue.handleCount = Math.floor(queue.handleCount / 2);
    }
  }
  const agent = interaction.holder;
  if (agent === null) return;
  const { meanHandleMs: mean } = agent;
  agent.meanHandleMs = mean === 0 ? handleMs : mean + Math.trunc((handleMs - mean) / 8);
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
