import type {
  AgentConfigured,
  AgentRemoved,
  AgentsScored,
  CalendarConfigured,
  QueueConfigured,
  SkillsConfigured,
} from '@zentrale/routing';
import { Hours } from '../hours.ts';
import { wholeLoadOf, type QueuePicture } from '../picture.ts';
import type { Scene } from '../scene.ts';
import { changeClock, hoursOf } from '../wait-clock.ts';

export function queueConfigured(scene: Scene, { queue: config }: QueueConfigured): void {
  const { picture } = scene;
  const queue = picture.queues.get(config.queueId);
  if (queue === undefined) {
    const { queueId } = config;
    picture.queues.set(queueId, { config, waiting: new Map(), handleMsSum: 0, handleCount: 0 });
    return;
  }
  const hoursBefore = hoursOf(picture, queue);
  queue.config = config;
  lookAgain(scene, queue, hoursBefore);
}

/** Hours that are no longer the same move the targets of those who wait by them. */
export function calendarConfigured(scene: Scene, { calendar }: CalendarConfigured): void {
  const { picture } = scene;
  const hoursBefore = picture.calendars.get(calendar.calendarId) ?? null;
  picture.calendars.set(calendar.calendarId, new Hours(calendar));
  for (const queue of picture.queues.values()) {
    if (queue.config.calendarId === calendar.calendarId) lookAgain(scene, queue, hoursBefore);
  }
}

/** Whoever is in the queue is there under other settings. */
function lookAgain(
  { picture, now }: Scene,
  { config }: QueuePicture,
  hoursBefore: Hours | null,
): void {
  for (const interaction of picture.interactions.values()) {
    if (interaction.queueId !== config.queueId) continue;
    interaction.step = Math.min(interaction.step, config.steps.length - 1);
    if (interaction.clock.runningSince !== null) {
      changeClock(picture, interaction, { hoursBefore, now });
    }
    if (interaction.place === 'queued') picture.touchedInteractions.add(interaction);
  }
}

export function agentsScored({ picture }: Scene, { scores }: AgentsScored): void {
  for (const { agentId, score } of scores) {
    const agent = picture.agents.get(agentId);
    if (agent !== undefined) agent.score = score;
  }
}

/** Agents lose skills that are no more. */
export function skillsConfigured({ picture }: Scene, { skills }: SkillsConfigured): void {
  const known = new Set(skills.map(({ skillId }) => skillId));
  for (const agent of picture.agents.values()) {
    const remaining = agent.config.skills.filter(({ skillId }) => known.has(skillId));
    if (remaining.length === agent.config.skills.length) continue;
    agent.config = { ...agent.config, skills: remaining };
    agent.allowance = wholeLoadOf(agent);
    picture.touchedAgents.add(agent);
  }
}

export function agentConfigured({ picture, now }: Scene, { agent: config }: AgentConfigured): void {
  const present = picture.agents.get(config.agentId);
  const agent = present ?? {
    agentId: config.agentId,
    config,
    connection: 'offline',
    graceEndsAt: null,
    routability: 'not-ready',
    idleSinceAt: now,
    offers: new Map(),
    held: new Map(),
    parked: new Map(),
    joined: new Map(),
    charges: new Map(),
    allowance: 0,
    score: 0,
    meanHandleMs: 0,
  };
  agent.config = config;
  agent.allowance = wholeLoadOf(agent);
  picture.agents.set(config.agentId, agent);
  picture.touchedAgents.add(agent);
}

export function agentRemoved({ picture, checks }: Scene, { agentId }: AgentRemoved): void {
  const agent = checks.known('one-place', picture.agents.get(agentId), `agent ${agentId}`);
  checks.that(
    'one-place',
    agent.held.size + agent.offers.size + agent.parked.size + agent.joined.size === 0,
    () => `${agentId} is removed and still holds work`,
  );
  picture.agents.delete(agentId);
  picture.touchedAgents.delete(agent);
}
