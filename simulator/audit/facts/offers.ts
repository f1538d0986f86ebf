import { between, later } from '@zentrale/kernel/values';
import type {
  OfferAccepted,
  OfferDeclined,
  OfferMade,
  OfferMissed,
  OfferRescinded,
  PartyJoined,
} from '@zentrale/routing';
import { checkChoice } from '../choice.ts';
import { checkOrder } from '../order.ts';
import { isAble } from '../ability.ts';
import { beginRound } from '../rounds.ts';
import { countedMs, hoursOf, stopClock } from '../wait-clock.ts';
import {
  hasRoomFor,
  isReady,
  type AgentPicture,
  type InteractionPicture,
  type OfferPicture,
} from '../picture.ts';
import type { Scene } from '../scene.ts';

export function offerMade(scene: Scene, fact: OfferMade): void {
  const { picture, checks, now } = scene;
  const { offerId, agentId, interactionId, fromAgentId, expiresAt, purpose } = fact;
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
  if (purpose === 'assignment') checkAssignment(scene, fact, interaction, agent);
  else checkAsked(scene, fact, interaction, agent);
  const offer: OfferPicture = { offerId, agent, interaction, purpose, fromAgentId, expiresAt };
  picture.offers.set(offerId, offer);
  agent.offers.set(offerId, offer);
  interaction.offers.set(offerId, offer);
  picture.charge(agent, interaction);
  if (purpose === 'assignment') picture.settle(interaction, 'offered');
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
  const { checks, picture } = scene;
  const offerCountMax = picture.queues.get(interaction.queueId)?.config.offerCountMax ?? 1;
  const isFirst = interaction.place === 'queued';
  checks.that(
    'one-place',
    isFirst || (interaction.place === 'offered' && interaction.offers.size < offerCountMax),
    () => `${fact.interactionId} is offered while ${interaction.place}`,
  );
  const able = isAble(picture, agent, interaction);
  checks.that(
    'offers-fit',
    isReady(agent) && able && fact.decision.step === interaction.step,
    () =>
      `${fact.interactionId} in step ${interaction.step} is offered to ${agent.agentId}, who is ` +
      `${agent.connection}, ${agent.routability} and ${able ? 'able' : 'not able'}`,
  );
  // Further agents get what was first for the first of them.
  if (isFirst) {
    checkOrder(scene, interaction);
    beginRound(picture, interaction);
  }
  if (picture.round?.interaction === interaction) picture.round.madeCount += 1;
  checkChoice(scene, interaction, agent);
}

/** Whom the holder names is asked, ready or not, but not beyond her room and not twice. */
function checkAsked(
  { checks }: Scene,
  fact: OfferMade,
  interaction: InteractionPicture,
  agent: AgentPicture,
): void {
  checks.that(
    'one-place',
    isWorkedOn(interaction) && interaction.holder?.agentId === fact.fromAgentId,
    () => `${fact.interactionId} is handed over by ${fact.fromAgentId}, who does not hold it`,
  );
  checks.that(
    'offers-fit',
    agent.connection === 'online' &&
      agent !== interaction.holder &&
      !agent.charges.has(interaction.interactionId),
    () => `${fact.interactionId} is handed to ${agent.agentId}, who is ${agent.connection}`,
  );
}

export function offerAccepted(scene: Scene, fact: OfferAccepted): void {
  const { checks, now } = scene;
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
    offer.purpose !== 'consult' &&
      (fromAgentId === null ? interaction.place === 'offered' : isWorkedOn(interaction)),
    () => `${interactionId} is accepted while ${interaction.place}`,
  );
  checkWait(scene, fact, interaction);
  forget(scene, offer);
  begin(scene, interaction, agent);
  checks.that(
    property,
    interaction.holder?.agentId === agentId,
    () => `${interactionId} is accepted by ${agentId} and with another`,
  );
}

/** What an assignment says of the wait that it ends. */
export function checkWait(
  { picture, checks, now }: Scene,
  fact: Pick<OfferAccepted, 'waitMs' | 'queuedAt' | 'isAnswer' | 'isInTime'>,
  interaction: InteractionPicture,
): void {
  const isWaiting = interaction.place === 'queued' || interaction.place === 'offered';
  const waitMs = isWaiting ? between(interaction.waitingSinceAt, now) : 0;
  const isAnswer = !interaction.wasAnswered;
  const queue = picture.queues.get(interaction.queueId);
  const onTheClockMs = countedMs(interaction, hoursOf(picture, queue), now);
  const isInTime = isAnswer && onTheClockMs <= (queue?.config.serviceLevelMs ?? 0);
  checks.that(
    'waits-only-grow',
    Number(fact.waitMs) === waitMs &&
      fact.queuedAt === interaction.queuedAt &&
      fact.isAnswer === isAnswer &&
      fact.isInTime === isInTime,
    () =>
      `${interaction.interactionId} waited ${waitMs} ms, ${onTheClockMs} of them open; its end ` +
      `says ${fact.waitMs}, in time: ${fact.isInTime}`,
  );
}

/** The agent holds it from now on; an offer or a part in it is charged already. */
export function begin(scene: Scene, interaction: InteractionPicture, agent: AgentPicture): void {
  const { picture, checks, now } = scene;
  const { interactionId } = interaction;
  if (interaction.holder !== null) letGo(scene, interaction);
  if (!agent.charges.has(interactionId)) picture.charge(agent, interaction);
  interaction.parties.delete(agent.agentId);
  agent.joined.delete(interactionId);
  interaction.holder = agent;
  agent.held.set(interactionId, interaction);
  agent.idleSinceAt = now;
  if (!interaction.wasAnswered) stopClock(picture, interaction, now);
  interaction.wasAnswered = true;
  interaction.turnedDownBy = [];
  interaction.assignedAt = now;
  interaction.wakesAt = null;
  picture.settle(interaction, 'active');
  picture.touchedAgents.add(agent);
  const { handleMaxMs } = checks.known(
    'one-place',
    picture.queues.get(interaction.queueId),
    'queue of work',
  ).config;
  picture.due.add(later(now, handleMaxMs), {
    property: 'states-end',
    what: `work on ${interactionId}`,
    isPending: () =>
      picture.interactions.get(interactionId) === interaction &&
      isWorkedOn(interaction) &&
      interaction.assignedAt === now &&
      // Settings may have lengthened it since.
      picture.queues.get(interaction.queueId)?.config.handleMaxMs === handleMaxMs,
  });
}

export function isWorkedOn({ place }: InteractionPicture): boolean {
  return place === 'active' || place === 'on-hold';
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
  interaction.holder = null;
  if (holder.parked.delete(interaction.interactionId)) return;
  holder.held.delete(interaction.interactionId);
  picture.release(holder, interaction.interactionId, now);
}

export function interactionOf(
  { picture, checks }: Scene,
  interactionId: InteractionPicture['interactionId'],
): InteractionPicture {
  const found = picture.interactions.get(interactionId);
  return checks.known('one-place', found, `interaction ${interactionId}`);
}

export function liveOffer(
  { picture, checks }: Scene,
  fact: OfferAccepted | OfferDeclined | OfferMissed | OfferRescinded | PartyJoined,
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

export function forget({ picture }: Scene, { offerId, agent, interaction }: OfferPicture): void {
  picture.offers.delete(offerId);
  agent.offers.delete(offerId);
  interaction.offers.delete(offerId);
}
