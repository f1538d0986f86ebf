import {
  durationMs,
  later,
  type AgentId,
  type InteractionId,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import { queueFigures, type AgentState, type RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import type { FloorMemory } from '../live/floor-memory.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';
import { floorAgentView } from './floor-agents.ts';
import { queueView } from './floor-queues.ts';
import { waitingView } from './floor-waiting.ts';

/** Who waits longest is shown; the numbers count everybody. */
const WAITING_SHOWN_MAX = 500;
// Waits grow and doors open without a fact; nobody notices five seconds.
const PULSE_MS = durationMs(5_000);

/**
 * `floor`: queues, agents and waiting work, for supervisors. Made of the engine's state and of
 * what is kept in mind; nothing of a frame is read from a table.
 */
export function floorSource(centre: Centre, { tenantId }: TopicAddress): TopicSource {
  const memory = centre.floor.of(tenantId);
  const read = async (select: (state: RoutingState) => Selection) => {
    const { state } = await centre.routing.open(tenantId);
    if (memory.thresholds === null) await recall(centre, tenantId, memory);
    return floorEntries(state, memory, select(state), centre.clock.now());
  };
  let stopPulse = () => {};
  const pulse = () => {
    const queueIds = [...(centre.routingState(tenantId)?.queues.keys() ?? [])];
    centre.touch(
      tenantId,
      'floor',
      queueIds.map((id) => `queue:${id}`),
    );
    stopPulse = centre.clock.wakeAt(later(centre.clock.now(), PULSE_MS), pulse);
  };
  stopPulse = centre.clock.wakeAt(later(centre.clock.now(), PULSE_MS), pulse);
  return {
    load: () => read(everything),
    read: (keys) => read((state) => selectionOf(state, keys)),
    close: () => stopPulse(),
  };
}

/** With the first floor that is opened. */
async function recall(centre: Centre, tenantId: TenantId, memory: FloorMemory): Promise<void> {
  const { directory, store } = centre;
  const [thresholds, acknowledged] = await store.transact(tenantId, async (tx) => [
    await directory.alertThresholds(tx),
    await directory.alertAcknowledgements(tx),
  ]);
  // Of two floors that were opened at once the first one has.
  if (memory.thresholds !== null) return;
  memory.thresholds = thresholds;
  memory.alerts.restore(acknowledged);
}

export interface Selection {
  readonly queueIds: readonly QueueId[];
  readonly agentIds: readonly AgentId[];
  readonly waitingIds: readonly InteractionId[];
}

/** The whole floor: of who waits those who have waited longest. */
export function everything(state: RoutingState): Selection {
  const waiting = [...state.interactions.values()].filter(
    ({ state: place }) => place === 'queued' || place === 'offered',
  );
  if (waiting.length > WAITING_SHOWN_MAX) {
    waiting.sort((a, b) => a.queuedAt - b.queuedAt || (a.interactionId < b.interactionId ? -1 : 1));
  }
  return {
    queueIds: [...state.queues.keys()],
    agentIds: [...state.agents.values()].filter(isOnFloor).map(({ config }) => config.agentId),
    waitingIds: waiting.slice(0, WAITING_SHOWN_MAX).map(({ interactionId }) => interactionId),
  };
}

/** What these keys of the topic stand for. */
export function selectionOf(state: RoutingState, keys: readonly string[]): Selection {
  return {
    queueIds: idsIn<QueueId>(keys, 'queue:'),
    agentIds: idsIn<AgentId>(keys, 'agent:').filter((id) => isOnFloor(state.agents.get(id))),
    waitingIds: idsIn<InteractionId>(keys, 'waiting:'),
  };
}

/** Supervisors are known to routing so that they can take work over; agents serve queues. */
function isOnFloor(agent: AgentState | undefined): boolean {
  if (agent === undefined) return false;
  return agent.config.queueIds.length > 0 || agent.charges.size > 0;
}

export function floorEntries(
  state: RoutingState,
  memory: FloorMemory,
  { queueIds, agentIds, waitingIds }: Selection,
  now: ReturnType<Centre['clock']['now']>,
): Map<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const queueId of queueIds) {
    const queue = state.queues.get(queueId);
    const figures = queueFigures(state, queueId, now);
    if (queue === undefined || figures === null) continue;
    entries.set(`queue:${queueId}`, queueView(queue, figures, memory, now));
  }
  for (const agentId of agentIds) {
    const agent = state.agents.get(agentId);
    if (agent === undefined) continue;
    entries.set(`agent:${agentId}`, floorAgentView(state, agent, memory.names));
  }
  for (const id of waitingIds) {
    const interaction = state.interactions.get(id);
    if (interaction?.state !== 'queued' && interaction?.state !== 'offered') continue;
    entries.set(`waiting:${id}`, waitingView(state, interaction, memory.names));
  }
  return entries;
}
