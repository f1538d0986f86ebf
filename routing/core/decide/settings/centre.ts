import { refused } from '@zentrale/kernel/values';
import { checkSkills, parseExpression } from '../../expression/index.ts';
import type {
  ConfigureRouting,
  ConfigureSkills,
  RemoveAgent,
  ScoreAgents,
} from '../../commands/settings.ts';
import { AGENT_COUNT_MAX, DURATION_MS_MAX, SCORE_MAX, SKILL_COUNT_MAX } from '../../limits.ts';
import { ORDERINGS } from '../../ordering/index.ts';
import type { CentreConfig } from '../../settings.ts';
import type { RoutingState } from '../../state.ts';
import { hasTwice, isText, isWhole } from '../checks.ts';
import { decided, invalid, limit, type Context, type No, type Verdict } from '../context.ts';
import { findAgent, isNo } from '../find.ts';
import { leaving } from '../leaving.ts';
import { by, checkVersion } from './change.ts';

const OFFSET_COUNT_MAX = 400;
const OFFSET_MS_MAX = 86_400_000;

export function configureRouting(state: RoutingState, command: ConfigureRouting): Verdict {
  const stale = checkVersion(state, 'centre', command);
  if (stale !== null) return stale;
  const { graceMs, ordering, timeZone, offsets } = command;
  if (graceMs !== undefined && !isWhole(graceMs, 0, DURATION_MS_MAX)) return invalid('graceMs');
  if (ordering !== undefined && !Object.hasOwn(ORDERINGS, ordering)) return invalid('ordering');
  if (timeZone !== undefined && !isText(timeZone)) return invalid('timeZone');
  if ((timeZone === undefined) !== (offsets === undefined)) return invalid('offsets');
  if (offsets !== undefined && !areOffsets(offsets)) return invalid('offsets');
  const { centre } = state;
  return decided([
    {
      type: 'RoutingConfigured',
      centre: {
        graceMs: graceMs ?? centre.graceMs,
        ordering: ordering ?? centre.ordering,
        timeZone: timeZone ?? centre.timeZone,
        offsets: offsets ?? centre.offsets,
      },
      ...by(command),
    },
  ]);
}

function areOffsets(offsets: CentreConfig['offsets']): boolean {
  if (offsets.length === 0 || offsets.length > OFFSET_COUNT_MAX) return false;
  return offsets.every(
    ({ fromAt, offsetMs }, index) =>
      Number.isInteger(fromAt) &&
      isWhole(offsetMs, -OFFSET_MS_MAX, OFFSET_MS_MAX) &&
      fromAt > (offsets[index - 1]?.fromAt ?? -Infinity),
  );
}

export function configureSkills(state: RoutingState, command: ConfigureSkills): Verdict {
  const stale = checkVersion(state, 'skills', command);
  if (stale !== null) return stale;
  const { skills } = command;
  if (skills.length > SKILL_COUNT_MAX) return limit('skills');
  if (hasTwice(skills.map(({ skillId }) => skillId))) return invalid('skills');
  const unnamed = skills.findIndex(({ name }) => !isText(name));
  if (unnamed >= 0) return invalid(`skills.${unnamed}.name`);
  const no = checkSkillsGone(state, new Set<string>(skills.map(({ skillId }) => skillId)));
  if (no !== null) return no;
  return decided([{ type: 'SkillsConfigured', skills, ...by(command) }]);
}

/** A skill that expressions or waiting work name cannot go; agents merely lose it. */
function checkSkillsGone(state: RoutingState, remaining: ReadonlySet<string>): No | null {
  const field = 'skills';
  for (const { config } of state.queues.values()) {
    for (const { requirement } of config.steps) {
      const parsed = parseExpression(requirement);
      if (!parsed.ok) continue;
      const missing = checkSkills(requirement, parsed.expression, (id) => remaining.has(id));
      if (missing !== null) {
        return refused('settings.in-use', { field, facts: { by: `queue:${config.queueId}` } });
      }
    }
  }
  let count = 0;
  let queueId = '';
  for (const { skills, queueId: own } of state.interactions.values()) {
    if (skills.every(({ skillId }) => remaining.has(skillId))) continue;
    count += 1;
    queueId = own;
  }
  if (count === 0) return null;
  return refused('settings.strands-work', { field, facts: { count, queueId } });
}

export function removeAgent(state: RoutingState, command: RemoveAgent, context: Context): Verdict {
  const agent = findAgent(state, command.agentId, 'agentId');
  if (isNo(agent)) return agent;
  const facts = leaving(state, agent, context, false);
  return decided([...facts, { type: 'AgentRemoved', agentId: command.agentId }]);
}

export function scoreAgents(state: RoutingState, { scores }: ScoreAgents): Verdict {
  if (scores.length > AGENT_COUNT_MAX) return limit('scores');
  for (const [index, { agentId, score }] of scores.entries()) {
    if (!state.agents.has(agentId)) {
      return refused('agent.unknown', { field: `scores.${index}.agentId` });
    }
    if (!isWhole(score, 0, SCORE_MAX)) return invalid(`scores.${index}.score`);
  }
  return scores.length === 0 ? decided([]) : decided([{ type: 'AgentsScored', scores }]);
}
