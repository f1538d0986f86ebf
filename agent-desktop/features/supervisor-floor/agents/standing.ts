import type { FloorAgentView } from '@zentrale/protocol/views';

/**
 * How an agent stands on the floor, in the order a supervisor asks: connection first, because
 * nobody who is away is ready, then the routability.
 */
export const STANDINGS = ['ready', 'draining', 'not-ready', 'lost', 'offline'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(agent: Pick<FloorAgentView, 'connection' | 'routability'>): Standing {
  return agent.connection === 'online' ? agent.routability : agent.connection;
}

/** Since when she stands so: a lost or ended connection counts from when it was lost. */
export function stateSinceAt(
  agent: Pick<FloorAgentView, 'connection' | 'connectionAt' | 'routabilityAt'>,
): number {
  return agent.connection === 'online' ? agent.routabilityAt : agent.connectionAt;
}

/** A line of the agent list: the heading of a group, or an agent in it. */
export type AgentLine =
  | { readonly kind: 'group'; readonly standing: Standing; readonly count: number }
  | { readonly kind: 'agent'; readonly agent: FloorAgentView };

export interface AgentFilter {
  readonly queueId?: string | undefined;
  readonly standing?: Standing | undefined;
  /** Part of the name; case and accents do not matter. */
  readonly name?: string | undefined;
}

const NAMES = new Intl.Collator('de', { sensitivity: 'base', numeric: true });

/** Compares names as people expect them in a list. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return NAMES.compare(a.name, b.name);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Agents who serve the queue and whose name fits, of any standing. */
export function agentsIn(
  agents: readonly FloorAgentView[],
  { queueId, name }: Omit<AgentFilter, 'standing'>,
): readonly FloorAgentView[] {
  const sought = plain(name?.trim() ?? '');
  return agents.filter(
    (agent) =>
      (queueId === undefined || agent.queueIds.includes(queueId)) &&
      (sought === '' || plain(agent.name).includes(sought)),
  );
}

/** How many agents stand how; every standing is there, also with nobody in it. */
export function countStandings(agents: readonly FloorAgentView[]): Record<Standing, number> {
  const counts = { ready: 0, draining: 0, 'not-ready': 0, lost: 0, offline: 0 };
  for (const agent of agents) counts[standingOf(agent)] += 1;
  return counts;
}

/**
 * Agents by standing and then by name, each group with its heading. Timers do not order them:
 * a row moves only when the agent's state changes.
 */
export function groupAgents(
  agents: readonly FloorAgentView[],
  standing: Standing | undefined,
): readonly AgentLine[] {
  return STANDINGS.flatMap((one): AgentLine[] => {
    if (standing !== undefined && one !== standing) return [];
    const members = agents.filter((agent) => standingOf(agent) === one).toSorted(byName);
    if (members.length === 0) return [];
    return [
      { kind: 'group', standing: one, count: members.length },
      ...members.map((agent) => ({ kind: 'agent', agent }) as const),
    ];
  });
}
