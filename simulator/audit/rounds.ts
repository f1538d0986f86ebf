import { takersOf } from './order.ts';
import type { InteractionPicture, Picture } from './picture.ts';
import type { Scene } from './scene.ts';

/** Offers of one interaction that are made together. */
export interface Round {
  readonly interaction: InteractionPicture;
  readonly wantedCount: number;
  madeCount: number;
}

/** Before the first offer: how many there must be. */
export function beginRound(picture: Picture, interaction: InteractionPicture): void {
  picture.round = { interaction, wantedCount: wantedCount(picture, interaction), madeCount: 0 };
}

/** Nothing more is offered in it. */
export function endRound({ picture, checks }: Scene): void {
  const { round } = picture;
  if (round === null) return;
  picture.round = null;
  checks.that(
    'offers-at-once',
    round.madeCount === round.wantedCount,
    () =>
      `${round.interaction.interactionId} is offered to ${round.madeCount} at once, ` +
      `${round.wantedCount} were wanted`,
  );
}

/**
 * As many as the queue wants, of those who have not turned it down. Whoever is preferred is asked
 * alone, and so is everybody when all have turned it down or a reserve could be used up.
 */
function wantedCount(picture: Picture, interaction: InteractionPicture): number {
  const config = picture.queues.get(interaction.queueId)?.config;
  const fresh = takersOf(picture, interaction).filter(
    ({ agentId }) => !interaction.turnedDownBy.includes(agentId),
  );
  const isPreferred = fresh.some(({ agentId }) => agentId === interaction.preferredAgentId);
  if (config === undefined || config.reserve !== null || isPreferred) return 1;
  return Math.max(1, Math.min(config.offerCountMax, fresh.length));
}
