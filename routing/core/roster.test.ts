import { describe, expect, test } from 'vitest';
import { centre, drawFrom, nextCommand, openingCommands } from '../testing/index.ts';
import { considers, isReady, misfitOf, standingOf, type Demand } from './demand.ts';
import type { Agent, Queue, WorkingState } from './state.ts';

/** What counts and orders would be if everybody were looked at anew. */
function recounted(state: WorkingState, demand: Demand) {
  const standings: Record<string, number> = {};
  const available: string[] = [];
  for (const agent of state.agents.values()) {
    const isInPool = demand.poolQueueIds.some((id) => agent.config.queueIds.includes(id));
    if (!isInPool || !considers(demand, agent)) continue;
    const standing = misfitOf(agent.config, demand) ?? standingOf(agent, demand.channel);
    standings[standing] = (standings[standing] ?? 0) + 1;
    if (standing === 'available') available.push(agent.config.agentId);
  }
  return { standings, available: available.toSorted() };
}

function kept(demand: Demand) {
  const standings = Object.fromEntries(
    Object.entries(demand.standings).filter(([, count]) => count !== 0),
  );
  const available = [...demand.available].map(({ agent }) => agent.config.agentId as string);
  return { standings, available: available.toSorted() };
}

function placesOf(agents: readonly Agent[], queue: Queue): number {
  return agents
    .filter((agent) => isReady(agent) && agent.config.queueIds.includes(queue.config.queueId))
    .reduce((sum, { placeCount }) => sum + placeCount, 0);
}

describe('agents in lines and queues', () => {
  test.each([1, 2, 3, 4])('stand where a look at everybody would put them (shift %i)', (seed) => {
    const floor = centre().given(openingCommands());
    const draw = drawFrom(seed);
    let aloneCount = 0;
    for (let serial = 0; serial < 1_500; serial += 1) {
      floor.after(draw(3) * draw(4_000)).when(nextCommand(floor.state, draw, serial));
      for (const demand of floor.state.demands.values()) {
        if (demand.onlyAgentId !== null) aloneCount += 1;
        expect(kept(demand)).toEqual(recounted(floor.state, demand));
      }
      const agents = [...floor.state.agents.values()];
      for (const queue of floor.state.queues.values()) {
        expect(queue.placeCount).toBe(placesOf(agents, queue));
      }
    }
    expect(aloneCount).toBeGreaterThan(0);
  });
});
