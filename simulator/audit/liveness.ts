import { takersOf } from './order.ts';
import { couldTake } from './ability.ts';
import {
  hasRoomFor,
  isReady,
  type AgentPicture,
  type InteractionPicture,
  type Picture,
} from './picture.ts';
import type { Checks } from './violation.ts';

/** Whatever has just changed leaves nobody waiting in vain. */
export function checkTouched(picture: Picture, checks: Checks): void {
  for (const interaction of picture.touchedInteractions) {
    if (interaction.place === 'queued') checkInteraction(picture, checks, interaction);
  }
  for (const agent of picture.touchedAgents) checkAgent(picture, checks, agent);
}

/** Nobody at all waits in vain. */
export function checkEverybody(picture: Picture, checks: Checks): void {
  for (const interaction of picture.interactions.values()) {
    if (interaction.place === 'queued') checkInteraction(picture, checks, interaction);
  }
}

function checkInteraction(picture: Picture, checks: Checks, waiting: InteractionPicture): void {
  const takers = takersOf(picture, waiting);
  checks.that(
    'nobody-waits-in-vain',
    takers.length === 0,
    () => `${waiting.interactionId} waits; ${takers.map(({ agentId }) => agentId).join()} is free`,
  );
}

function checkAgent(picture: Picture, checks: Checks, agent: AgentPicture): void {
  if (!isReady(agent)) return;
  const channels = Object.keys(agent.config.capacity.channels);
  if (!channels.some((channel) => hasRoomFor(agent, channel))) return;
  for (const queue of picture.queues.values()) {
    for (const waiting of queue.waiting.values()) {
      checks.that(
        'nobody-waits-in-vain',
        !couldTake(picture, agent, waiting),
        () => `${waiting.interactionId} waits; ${agent.agentId} is free`,
      );
    }
  }
}
