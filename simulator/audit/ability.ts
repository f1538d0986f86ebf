// Who may serve an interaction, read from the settings of its queue. The auditor understands the
// few requirements that simulated centres use, with a look of its own.
import type { QueueConfig, SkillRequirement } from '@zentrale/routing';
import {
  channelOf,
  hasRoomFor,
  isReady,
  type AgentPicture,
  type InteractionPicture,
  type Picture,
  type QueuePicture,
} from './picture.ts';

const REQUESTED = /^requested(?: minus (\d+))?$/;

/** Whether the agent can serve the interaction in its present step, ready or not. */
export function isAble(
  picture: Picture,
  agent: AgentPicture,
  interaction: InteractionPicture,
): boolean {
  const steps = picture.queues.get(interaction.queueId)?.config.steps ?? [];
  if (channelOf(agent, interaction.channel) === undefined) return false;
  const isAlone = interaction.step < 0;
  if (isAlone && agent.agentId !== interaction.preferredAgentId) return false;
  // Whoever qualified in an earlier step still does, and queues once added stay.
  const reached = steps.slice(0, Math.max(0, interaction.step) + 1);
  const pool = [interaction.queueId, ...reached.flatMap(({ queueIds }) => queueIds)];
  return (
    agent.config.queueIds.some((queueId) => pool.includes(queueId)) &&
    reached.some((step) => meets(agent, step, interaction.skills))
  );
}

/** Whether the interaction could be offered to the agent now. */
export function couldTake(
  picture: Picture,
  agent: AgentPicture,
  interaction: InteractionPicture,
): boolean {
  return (
    isReady(agent) &&
    hasRoomFor(agent, interaction.channel) &&
    !isReserved(picture, agent, interaction) &&
    isAble(picture, agent, interaction)
  );
}

/** Equal for interactions of one queue that the same agents could serve, for the same reasons. */
export function wishesOf(queue: QueuePicture, interaction: InteractionPicture): string {
  const { channel, step, skills, preferredAgentId } = interaction;
  const { steps } = queue.config;
  const reached = steps.slice(0, Math.max(0, step) + 1);
  const asked = new Set(reached.map(({ requirement }) => textOf(leastOf(requirement, skills))));
  const pool = new Set(reached.flatMap(({ queueIds }) => queueIds));
  const isSkippable = step < 0 || (steps[step]?.skipsWhenNobody ?? false);
  return [
    channel,
    step < 0 ? preferredAgentId : '',
    isSkippable,
    [...pool].toSorted().join(),
    // Where a step asks for nothing, the others ask for nothing more.
    asked.has('') ? '' : [...asked].toSorted().join(' or '),
  ].join('|');
}

/** The last step asks for nobody in particular any more. */
export function asksForAnybody(picture: Picture, interaction: InteractionPicture): boolean {
  const steps = picture.queues.get(interaction.queueId)?.config.steps ?? [];
  return steps
    .slice(0, Math.max(0, interaction.step) + 1)
    .some(({ requirement }) => requirement === 'any');
}

/** An idle agent of a queue that other work must leave idle agents in. */
function isReserved(
  picture: Picture,
  agent: AgentPicture,
  { queueId }: InteractionPicture,
): boolean {
  const reserve = picture.queues.get(queueId)?.config.reserve ?? null;
  if (reserve === null || agent.charges.size > 0) return false;
  if (!agent.config.queueIds.includes(reserve.queueId)) return false;
  let idleCount = 0;
  for (const other of picture.agents.values()) {
    const isIdle = isReady(other) && other.charges.size === 0;
    if (isIdle && other.config.queueIds.includes(reserve.queueId)) idleCount += 1;
  }
  return idleCount <= reserve.idleMin;
}

function meets(
  agent: AgentPicture,
  { requirement }: QueueConfig['steps'][number],
  skills: readonly SkillRequirement[],
): boolean {
  return leastOf(requirement, skills).every(({ skillId, least }) =>
    agent.config.skills.some((own) => own.skillId === skillId && own.proficiency >= least),
  );
}

/** What an agent must have at least. */
function leastOf(
  requirement: string,
  skills: readonly SkillRequirement[],
): { readonly skillId: string; readonly least: number }[] {
  if (requirement === 'any') return [];
  const match = REQUESTED.exec(requirement);
  if (match === null) throw new Error(`the auditor does not read "${requirement}"`);
  const minus = Number(match[1] ?? 0);
  return skills
    .filter(({ proficiencyMin }) => proficiencyMin > 0)
    .map(({ skillId, proficiencyMin }) => ({
      skillId,
      least: Math.max(1, proficiencyMin - minus),
    }));
}

function textOf(asked: ReturnType<typeof leastOf>): string {
  return asked
    .map(({ skillId, least }) => `${skillId} ${least}`)
    .toSorted()
    .join(' and ');
}
