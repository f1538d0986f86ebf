// Who of a day's agents is like most of them.
import type { AgentId } from '@zentrale/kernel/values';
import type { DayRecord } from './day-record.ts';

/** Milliseconds each agent was ready; who never was is not in it. */
export function readyMs({ presence, endsAt }: DayRecord): Map<AgentId, number> {
  const readySinceAt = new Map<AgentId, number>();
  const sums = new Map<AgentId, number>();
  const end = (agentId: AgentId, at: number) => {
    const sinceAt = readySinceAt.get(agentId);
    if (sinceAt === undefined) return;
    sums.set(agentId, (sums.get(agentId) ?? 0) + at - sinceAt);
    readySinceAt.delete(agentId);
  };
  for (const { agentId, change, at } of presence) {
    if (change === 'come') continue;
    end(agentId, at);
    if (change === 'ready') readySinceAt.set(agentId, at);
  }
  for (const agentId of readySinceAt.keys()) end(agentId, endsAt);
  return sums;
}

/** Nearest to the middle working time first, then by id. */
export function nearestToMiddle(
  times: ReadonlyMap<AgentId, number>,
  agentIds: readonly AgentId[],
): AgentId[] {
  const present = agentIds.filter((agentId) => (times.get(agentId) ?? 0) > 0);
  const sorted = present.map((agentId) => times.get(agentId) ?? 0).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const distance = (agentId: AgentId) => Math.abs((times.get(agentId) ?? 0) - middle);
  return present.toSorted((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
}
