import type { PartyConferenced, PartyJoined, PartyLeft } from '@zentrale/routing';
import type { Scene } from '../scene.ts';
import { forget, interactionOf, isWorkedOn, liveOffer } from './offers.ts';

export function partyJoined(scene: Scene, fact: PartyJoined): void {
  const { checks, picture, now } = scene;
  const offer = liveOffer(scene, fact);
  const { interaction, agent } = offer;
  checks.that(
    'one-place',
    offer.purpose === 'consult' &&
      isWorkedOn(interaction) &&
      interaction.holder?.agentId === fact.fromAgentId,
    () => `${fact.agentId} joins ${fact.interactionId}, which is ${interaction.place}`,
  );
  forget(scene, offer);
  interaction.parties.set(agent.agentId, agent);
  agent.joined.set(interaction.interactionId, interaction);
  agent.idleSinceAt = now;
  picture.touchedAgents.add(agent);
}

export function partyConferenced(scene: Scene, fact: PartyConferenced): void {
  const interaction = interactionOf(scene, fact.interactionId);
  scene.checks.that(
    'one-place',
    interaction.parties.has(fact.agentId) && isWorkedOn(interaction),
    () => `${fact.agentId} is conferenced into ${fact.interactionId} without taking part`,
  );
}

export function partyLeft(scene: Scene, fact: PartyLeft): void {
  const { checks, picture, now } = scene;
  const interaction = interactionOf(scene, fact.interactionId);
  const agent = checks.known(
    'one-place',
    interaction.parties.get(fact.agentId),
    `part of ${fact.agentId} in ${fact.interactionId}`,
  );
  interaction.parties.delete(fact.agentId);
  agent.joined.delete(fact.interactionId);
  picture.release(agent, fact.interactionId, now);
}
