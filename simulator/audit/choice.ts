import type { QueueConfig } from '@zentrale/routing';
import { asksForAnybody } from './ability.ts';
import { takersOf } from './order.ts';
import { loadOf, type AgentPicture, type InteractionPicture, type Picture } from './picture.ts';
import type { Scene } from './scene.ts';

/** The chosen agent is the one whom a naive look at everybody would choose. */
export function checkChoice(
  { picture, checks }: Scene,
  interaction: InteractionPicture,
  agent: AgentPicture,
): void {
  // Offered to several at once: the best of those it has not been offered to yet.
  const asked = new Set([...interaction.offers.values()].map((offer) => offer.agent));
  const takers = takersOf(picture, interaction).filter((taker) => !asked.has(taker));
  const fresh = takers.filter(({ agentId }) => !interaction.turnedDownBy.includes(agentId));
  const preferred = fresh.find(({ agentId }) => agentId === interaction.preferredAgentId);
  const strategy = picture.queues.get(interaction.queueId)?.config.agentStrategy ?? 'longest-idle';
  const worth = WORTH[strategy];
  const byStrategy = (one: AgentPicture, other: AgentPicture) =>
    worth(other, interaction, picture) - worth(one, interaction, picture) || byIdleness(one, other);
  const expected = preferred ?? first(fresh, byStrategy) ?? first(takers, byStrategy);
  checks.that(
    'choice-by-strategy',
    expected === agent,
    () =>
      `${interaction.interactionId} goes to ${agent.agentId}; ` +
      `${expected?.agentId ?? 'nobody'} comes first by ${strategy}`,
  );
}

type Worth = (agent: AgentPicture, interaction: InteractionPicture, picture: Picture) => number;

/** What makes a strategy prefer an agent, before idleness does. */
const WORTH: Readonly<Record<QueueConfig['agentStrategy'], Worth>> = {
  'longest-idle': () => 0,
  'best-proficiency': (agent, interaction, picture) => proficiencyOf(picture, agent, interaction),
  'least-loaded': (agent) => -loadOf(agent),
  fastest: ({ meanHandleMs }) => -meanHandleMs,
  score: ({ score }) => score,
};

/** Least loaded, then longest idle, then the id. */
function byIdleness(one: AgentPicture, other: AgentPicture): number {
  return (
    loadPpm(one) - loadPpm(other) ||
    one.idleSinceAt - other.idleSinceAt ||
    (one.agentId < other.agentId ? -1 : 1)
  );
}

function loadPpm(agent: AgentPicture): number {
  const { total } = agent.config.capacity;
  return total === 0 ? 1_000_000 : Math.floor((loadOf(agent) * 1_000_000) / total);
}

/** Once anybody will do, only what is preferred without being required still ranks. */
function proficiencyOf(
  picture: Picture,
  agent: AgentPicture,
  interaction: InteractionPicture,
): number {
  const isOpen = asksForAnybody(picture, interaction);
  let sum = 0;
  for (const { skillId, proficiencyMin } of interaction.skills) {
    if (isOpen && proficiencyMin > 0) continue;
    sum += agent.config.skills.find((own) => own.skillId === skillId)?.proficiency ?? 0;
  }
  return sum;
}

function first<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Item | null {
  let best: Item | null = null;
  for (const item of items) if (best === null || compare(item, best) < 0) best = item;
  return best;
}
