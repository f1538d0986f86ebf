import { between } from '@zentrale/kernel/values';
import type {
  OfferAccepted,
  OfferDeclined,
  OfferMade,
  OfferMissed,
  OfferRescinded,
} from '@zentrale/routing';
import { checkChoice } from '../choice.ts';
import { checkOrder } from '../order.ts';
import {
  hasRoomFor,
  isAble,
  isReady,
  type AgentPicture,
  type InteractionPicture,
  type OfferPicture,
} from '../picture.ts';
import type { Scene } from '../scene.ts';

export function offerMade(scene: Scene, fact: OfferMade): void {
  const { picture, checks, now } = scene;
  const { offerId, agentId, interactionId, fromAgentId, expiresAt } = fact;
  const interaction = interactionOf(scene, interactionId);
  const agent = checks.known('offers-fit', picture.agents.get(agentId), `agent ${agentId}`);
  const what = `${offerId} of ${interactionId} to ${agentId}`;
  checks.that('one-place', !picture.offers.has(offerId), () => `${what}: the number is taken`);
  checks.that(
    'offers-end',
    fact.offeredAt === now && expiresAt > now,
    () => `${what} was made at ${fact.offeredAt} and expires at ${expiresAt}`,
  );
  checks.that(
    'place-kept',
    fact.queuedAt === interaction.queuedAt && fact.priority === interaction.priority,
    () => `${what} says queued at ${fact.queuedAt}, it was ${interaction.queuedAt}`,
  );
  checks.that(
    'load-within-capacity',
    hasRoomFor(agent, interaction.channel),
    () => `${what}, who has no room left`,
  );
  if (fromAgentId === null) checkAssignment(scene, fact, interaction, agent);
  else checkTransfer(scene, fact, interaction, agent);
  const offer: OfferPicture = { offerId, agent, interaction, fromAgentId, expiresAt };
  picture.offers.set(offerId, offer);
  agent.offers.set(offerId, offer);
  interaction.offers.set(offerId, offer);
  picture.charge(agent, interaction);
  if (fromAgentId === null) picture.settle(interaction, 'offered');
  picture.due.add(expiresAt, {
    property: 'offers-end',
    what,
    isPending: () => picture.offers.get(offerId) === offer,
  });
}

/** Waiting work goes to whom its queue finds. */
function checkAssignment(
  scene: Scene,
  fact: OfferMade,
  interaction: InteractionPicture,
  agent: AgentPicture,
): void {
  const { checks } = scene;
  checks.that(
    'one-place',
    interaction.place === 'queued',
    () => `${fact.interactionId} is offered while ${interaction.place}`,
  );
  checks.that(
    'offers-fit',
    isReady(agent) && isAble(agent, interaction),
    () =>
      `${fact.interactionId} is offered to ${agent.agentId}, who is ${agent.connection}, ` +
      `${agent.routability} and ${isAble(agent, interaction) ? 'able' : 'not able'}`,
  );
  checkOrder(scene, interaction, agent);
  checkChoice(scene, interaction, agent);
}

/** Work that somebody holds goes to whom she has named, ready or not, but not beyond her room. */
function checkTransfer(
  { checks }: Scene,
  fact: OfferMade,
  interaction: InteractionPicture,
  agent: AgentPicture,
): void {
  checks.that(
    'one-place',
    interaction.place === 'active' && interaction.holder?.agentId === fact.fromAgentId,
    () => `${fact.interactionId} is handed over by ${fact.fromAgentId}, who does not hold it`,
  );
  checks.that(
    'offers-fit',
    agent.connection === 'online' && agent !== interaction.holder,
    () => `${fact.interactionId} is handed to ${agent.agentId}, who is ${agent.connection}`,
  );
}

export function offerAccepted(scene: Scene, fact: OfferAccepted): void {
  const { picture, checks, now } = scene;
  const { offerId, agentId, interactionId, fromAgentId } = fact;
  const offer = liveOffer(scene, fact);
  const { interaction, agent } = offer;
  const property = 'no-double-acceptance';
  checks.that(property, now < offer.expiresAt, () => `${offerId} is accepted after its deadline`);
  checks.that(
    property,
    (interaction.holder?.agentId ?? null) === fromAgentId,
    () => `${interactionId} is accepted from ${fromAgentId}, not from who holds it`,
  );
  checks.that(
    'one-place',
    interaction.place === (fromAgentId === null ? 'offered' : 'active'),
    () => `${interactionId} is accepted while ${interaction.place}`,
  );
  const waitMs = between(interaction.waitingSinceAt, now);
  const serviceLevelMs = picture.queues.get(interaction.queueId)?.config.serviceLevelMs ?? 0;
  const isAnswer = !interaction.wasAnswered;
  checks.that(
    'waits-only-grow',
    fact.waitMs === waitMs &&
      fact.queuedAt === interaction.queuedAt &&
      fact.isAnswer === isAnswer &&
      fact.isInTime === (isAnswer && waitMs <= serviceLevelMs),
    () => `${interactionId} waited ${waitMs} ms, its acceptance says ${fact.waitMs}`,
  );
  forget(scene, offer);
  if (interaction.holder !== null) letGo(scene, interaction);
  interaction.holder = agent;
  agent.held.set(interactionId, interaction);
  agent.idleSinceAt = now;
  interaction.wasAnswered = true;
  interaction.turnedDownBy = [];
  picture.settle(interaction, 'active');
  picture.touchedAgents.add(agent);
  checks.that(
    property,
    interaction.holder.agentId === agentId && interaction.offers.size === 0,
    () => `${interactionId} is accepted by ${agentId} and still offered to others`,
  );
}

export function offerEnded(scene: Scene, fact: OfferDeclined | OfferMissed | OfferRescinded): void {
  const { picture, checks, now } = scene;
  const offer = liveOffer(scene, fact);
  const { interaction, agent } = offer;
  checks.that(
    'offers-end',
    fact.type !== 'OfferMissed' || now >= offer.expiresAt,
    () => `${fact.offerId} is missed before its deadline`,
  );
  forget(scene, offer);
  picture.release(agent, interaction.interactionId, now);
  if (fact.type !== 'OfferRescinded') picture.turnDown(interaction, agent.agentId);
  if (interaction.place === 'offered' && interaction.offers.size === 0) {
    picture.settle(interaction, 'queued');
  }
}

/** The holder holds it no longer. */
export function letGo({ picture, now }: Scene, interaction: InteractionPicture): void {
  const { holder } = interaction;
  if (holder === null) return;
  holder.held.delete(interaction.interactionId);
  interaction.holder = null;
  picture.release(holder, interaction.interactionId, now);
}

export function interactionOf(
  { picture, checks }: Scene,
  interactionId: InteractionPicture['interactionId'],
): InteractionPicture {
  const found = picture.interactions.get(interactionId);
  return checks.known('one-place', found, `interaction ${interactionId}`);
}

function liveOffer(
  { picture, checks }: Scene,
  fact: OfferAccepted | OfferDeclined | OfferMissed | OfferRescinded,
): OfferPicture {
  const property = fact.type === 'OfferAccepted' ? 'no-double-acceptance' : 'one-place';
  const { offerId, agentId, interactionId } = fact;
  const offer = checks.known(property, picture.offers.get(offerId), `live offer ${offerId}`);
  checks.that(
    property,
    offer.agent.agentId === agentId && offer.interaction.interactionId === interactionId,
    () => `${fact.type} of ${offerId} names ${agentId} and ${interactionId}`,
  );
  return offer;
}

function forget({ picture }: Scene, { offerId, agent, interaction }: OfferPicture): void {
  picture.offers.delete(offerId);
  agent.offers.delete(offerId);
  interaction.offers.delete(offerId);
}
