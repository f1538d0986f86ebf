import { accepted, asId, refused, type AgentId, type Result } from '@zentrale/kernel/values';
import type { AgentConfig, RoutingProfile, SettingsFact } from '@zentrale/routing';
import type { Applied } from './apply-change.ts';
import type { Assumption } from './assumption.ts';
import type { AgentsChange } from './change.ts';
import type { DayRecord } from './day-record.ts';
import { isNamed } from './names.ts';
import { nearestToMiddle, readyMs } from './working-times.ts';

export function applyAgents(day: DayRecord, { count, like }: AgentsChange): Result<Applied> {
  const candidates = candidatesLike(day, like);
  if (!candidates.ok) return candidates;
  const models = nearestToMiddle(
    readyMs(day),
    candidates.value.map(({ agentId }) => agentId),
  );
  if (models.length === 0 || models.length < -count) {
    return refused('what-if.too-few-agents', {
      field: 'changes',
      facts: { count, present: models.length },
    });
  }
  const names = new Map(agentsOf(day).map(({ agentId, name }) => [agentId, name]));
  const assumptions = (agentIds: readonly AgentId[]): Assumption[] =>
    agentIds.map((agentId) => ({
      kind: 'agent-like',
      isAdded: count > 0,
      agent: names.get(agentId) ?? agentId,
    }));
  if (count < 0) {
    const missing = models.slice(0, -count);
    return accepted({ day: without(day, new Set(missing)), assumptions: assumptions(missing) });
  }
  const copied = Array.from({ length: count }, (_, index) => models[index % models.length] ?? '');
  const added = copied.reduce((sum, agentId, index) => withCopy(sum, agentId, index + 1), day);
  return accepted({ day: added, assumptions: assumptions(copied as AgentId[]) });
}

/** Everybody, those with the profile of that name, or the one agent of that name. */
function candidatesLike(day: DayRecord, like: string | null): Result<readonly AgentConfig[]> {
  const agents = agentsOf(day);
  if (like === null) return accepted(agents);
  const agent = agents.find(({ agentId, name }) => isNamed(like, agentId, name));
  if (agent !== undefined) return accepted([agent]);
  const profile = profilesOf(day).find(({ profileId, name }) => isNamed(like, profileId, name));
  if (profile !== undefined) {
    return accepted(agents.filter(({ profileId }) => profileId === profile.profileId));
  }
  return refused('what-if.unknown-agent', { field: 'changes', facts: { name: like } });
}

function without(day: DayRecord, missing: ReadonlySet<AgentId>): DayRecord {
  return { ...day, presence: day.presence.filter(({ agentId }) => !missing.has(agentId)) };
}

/** The same settings, now and after every change of the day, and the same comings and goings. */
function withCopy(day: DayRecord, original: string, number: number): DayRecord {
  const ids = new Set(agentsOf(day).map(({ agentId }) => agentId));
  let agentId = asId<AgentId>(`what-if-${number}`);
  while (ids.has(agentId)) agentId = asId<AgentId>(`${agentId}-${number}`);
  const isOriginal = (fact: SettingsFact) =>
    fact.type === 'AgentConfigured' && fact.agent.agentId === original;
  return {
    ...day,
    opening: day.opening.flatMap((fact) =>
      fact.type === 'AgentConfigured' && isOriginal(fact)
        ? [fact, { ...fact, agent: { ...fact.agent, agentId } }]
        : [fact],
    ),
    reconfigured: day.reconfigured.flatMap((each) => {
      const { at, command } = each;
      return command.type === 'ConfigureAgent' && command.agent.agentId === original
        ? [each, { at, command: { ...command, agent: { ...command.agent, agentId } } }]
        : [each];
    }),
    presence: day.presence.flatMap((change) =>
      change.agentId === original ? [change, { ...change, agentId }] : [change],
    ),
  };
}

/** As first configured: at the beginning of the day, or during it. */
function agentsOf({ opening, reconfigured }: DayRecord): AgentConfig[] {
  const agents = new Map<AgentId, AgentConfig>();
  const note = (agent: AgentConfig) => {
    if (!agents.has(agent.agentId)) agents.set(agent.agentId, agent);
  };
  for (const fact of opening) if (fact.type === 'AgentConfigured') note(fact.agent);
  for (const { command } of reconfigured)
    if (command.type === 'ConfigureAgent') note(command.agent);
  return [...agents.values()];
}

function profilesOf({ opening, reconfigured }: DayRecord): RoutingProfile[] {
  return [
    ...opening.flatMap((fact) => (fact.type === 'ProfileConfigured' ? [fact.profile] : [])),
    ...reconfigured.flatMap(({ command }) =>
      command.type === 'ConfigureProfile' ? [command.profile] : [],
    ),
  ];
}
