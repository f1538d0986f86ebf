import { couldTake } from './ability.ts';
import type { AgentPicture, InteractionPicture, Picture } from './picture.ts';
import type { Scene } from './scene.ts';

/** So far behind the head of a line the engine looks for work an agent has not turned down. */
const LOOK_AHEAD_COUNT = 32;

/** Nobody is passed over who comes first and could have been offered to this very agent. */
export function checkOrder(
  { picture, checks }: Scene,
  interaction: InteractionPicture,
  agent: AgentPicture,
): void {
  const wasTurnedDown = interaction.turnedDownBy.includes(agent.agentId);
  for (const queue of picture.queues.values()) {
    for (const other of queue.waiting.values()) {
      if (other === interaction || other.turnedDownBy.includes(agent.agentId)) continue;
      // Work that the agent has turned down comes after everything she has not.
      if (!wasTurnedDown && !comesBefore(other, interaction)) continue;
      const isPassedOver = couldTake(picture, agent, other) && !isFarBehind(picture, other);
      checks.that(
        'order-of-service',
        !isPassedOver,
        () =>
          `${interaction.interactionId} is offered to ${agent.agentId} before ` +
          `${other.interactionId}, which came at ${other.queuedAt}`,
      );
    }
  }
}

function comesBefore(one: InteractionPicture, other: InteractionPicture): boolean {
  if (one.priority !== other.priority) return one.priority > other.priority;
  if (one.queuedAt !== other.queuedAt) return one.queuedAt < other.queuedAt;
  return one.interactionId < other.interactionId;
}

function isFarBehind(picture: Picture, interaction: InteractionPicture): boolean {
  let before = 0;
  for (const other of picture.queues.get(interaction.queueId)?.waiting.values() ?? []) {
    if (other !== interaction && asksTheSame(other, interaction)) {
      if (comesBefore(other, interaction)) before += 1;
    }
  }
  return before >= LOOK_AHEAD_COUNT;
}

function asksTheSame(one: InteractionPicture, other: InteractionPicture): boolean {
  return one.channel === other.channel && wishes(one) === wishes(other);
}

/** Who waits for one agent alone waits in a line of her own. */
function wishes({ skills, step, preferredAgentId }: InteractionPicture): string {
  const alone = step < 0 ? preferredAgentId : '';
  const asked = skills
    .map(({ skillId, proficiencyMin }) => `${skillId} ${proficiencyMin}`)
    .toSorted()
    .join();
  return `${step} ${alone} ${asked}`;
}

/** Agents who could take the interaction now. */
export function takersOf(picture: Picture, interaction: InteractionPicture): AgentPicture[] {
  const takers: AgentPicture[] = [];
  for (const agent of picture.agents.values()) {
    if (couldTake(picture, agent, interaction)) takers.push(agent);
  }
  return takers;
}
