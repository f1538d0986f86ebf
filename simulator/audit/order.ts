import { couldTake, wishesOf } from './ability.ts';
import type { AgentPicture, InteractionPicture, Picture, QueuePicture } from './picture.ts';
import type { Scene } from './scene.ts';
import { byAge, inLine, urgency } from './urgency.ts';

/** So far behind the head of a line the engine looks for work an agent has not turned down. */
const LOOK_AHEAD_COUNT = 32;

/** Somebody who could be served now. */
interface Candidate {
  readonly interaction: InteractionPicture;
  readonly queue: QueuePicture;
  /** Whoever is free has turned it down before: it comes after everything else. */
  readonly isStale: boolean;
}

/** What is offered is what comes first of everything that could be. */
export function checkOrder(scene: Scene, interaction: InteractionPicture): void {
  const first = firstOfAll(scene);
  scene.checks.that(
    'order-of-service',
    first?.interaction === interaction,
    () =>
      `${interaction.interactionId} of ${interaction.queueId} is offered before ` +
      `${first?.interaction.interactionId ?? 'nobody'} of ${first?.interaction.queueId ?? 'none'}`,
  );
}

/** Every queue has its own order; between the heads of queues the centre's decides. */
function firstOfAll({ picture, now }: Scene): Candidate | null {
  let first: Candidate | null = null;
  for (const queue of picture.queues.values()) {
    const ordering = queue.config.ordering;
    let head: Candidate | null = null;
    for (const line of linesOf(queue)) {
      head = earlier(head, candidateOf(picture, queue, line), { ordering, now });
    }
    first = earlier(first, head, { ordering: picture.ordering, now });
  }
  return first;
}

function earlier(
  one: Candidate | null,
  other: Candidate | null,
  { ordering, now }: { ordering: Picture['ordering']; now: Scene['now'] },
): Candidate | null {
  if (one === null || other === null) return one ?? other;
  if (one.isStale !== other.isStale) return one.isStale ? other : one;
  const [a, b] = [one, other].map(({ interaction, queue }) =>
    urgency(ordering, interaction, { queue, now }),
  );
  return ((b ?? 0) - (a ?? 0) || byAge(one.interaction, other.interaction)) <= 0 ? one : other;
}

/** Who asks for the same waits in one line; who waits for one agent alone, in a line of hers. */
function linesOf(queue: QueuePicture): InteractionPicture[][] {
  const lines = new Map<string, InteractionPicture[]>();
  for (const interaction of queue.waiting.values()) {
    const wishes = wishesOf(queue, interaction);
    const line = lines.get(wishes);
    if (line === undefined) lines.set(wishes, [interaction]);
    else line.push(interaction);
  }
  return [...lines.values()].map((line) => line.toSorted((a, b) => inLine(queue, a, b)));
}

function candidateOf(
  picture: Picture,
  queue: QueuePicture,
  line: readonly InteractionPicture[],
): Candidate | null {
  const [head] = line;
  const takers = head === undefined ? [] : takersOf(picture, head);
  if (head === undefined || takers.length === 0) return null;
  const fresh = line
    .slice(0, LOOK_AHEAD_COUNT)
    .find(({ turnedDownBy }) => takers.some(({ agentId }) => !turnedDownBy.includes(agentId)));
  return { interaction: fresh ?? head, queue, isStale: fresh === undefined };
}

/** Agents who could take the interaction now. */
export function takersOf(picture: Picture, interaction: InteractionPicture): AgentPicture[] {
  const takers: AgentPicture[] = [];
  for (const agent of picture.agents.values()) {
    if (couldTake(picture, agent, interaction)) takers.push(agent);
  }
  return takers;
}
