import type { EventStore } from '@zentrale/kernel/ports';
import { asId, type AgentId, type CommandId, type TenantId } from '@zentrale/kernel/values';
import { startFollower, type Follower } from '@zentrale/platform/event-store';
import { upcastFact, type RoutingFact, type RoutingState } from '@zentrale/routing';
import { ROUTING_STREAM } from '@zentrale/routing/app';
import { liveInteractionsOf, type LiveInteractions } from '../live/live-interactions.ts';
import { routingCommitted } from '../live/news.ts';
import { followCalls, isOfCalls, restoreCalls } from '../policies/follow-calls.ts';
import { Dialler } from '../policies/dialler.ts';
import { followRouting } from '../policies/follow-routing.ts';
import { syncAgents } from '../policies/sync-agents.ts';
import { syncTimeZone } from '../policies/sync-time-zone.ts';
import type { Centre } from './centre.ts';

interface OpenTenant {
  readonly state: () => RoutingState;
  readonly live: LiveInteractions;
  readonly follower: Follower;
  readonly dialler: Dialler;
}

const FOLLOWER_BATCH_MAX = 200;

/** The tenants served by this process: engine, follower and live index of each. */
export class Tenants {
  readonly #events: EventStore;
  readonly #open = new Map<TenantId, OpenTenant>();

  constructor(events: EventStore) {
    this.#events = events;
  }

  /** Opens the engine of a tenant and everything that follows it. */
  async open(centre: Centre, tenantId: TenantId): Promise<void> {
    const runtime = await centre.routing.open(tenantId);
    const live = liveInteractionsOf(runtime.state);
    const follower = startFollower<RoutingFact>({
      store: centre.store,
      events: this.#events,
      clock: centre.clock,
      log: centre.log,
      tenantId,
      stream: ROUTING_STREAM,
      name: 'centre',
      batchMax: FOLLOWER_BATCH_MAX,
      handle: (tx, recorded) =>
        followRouting(
          centre,
          tx,
          recorded.map((each) => ({ ...each, fact: upcastFact(each.fact) })),
        ),
    });
    const dialler = new Dialler(centre, tenantId);
    this.#open.set(tenantId, { state: () => runtime.state, live, follower, dialler });
    runtime.onCommitted(({ facts, state }) => {
      // Loaded anew after a lost write: whatever is shown may be out of date.
      if (facts.length === 0) {
        live.clear();
        for (const [id, interactions] of liveInteractionsOf(state)) live.set(id, interactions);
        centre.hub.reloadAll(tenantId);
      } else {
        routingCommitted(centre, tenantId, facts, state);
        followCalls(centre, tenantId, facts);
      }
      dialler.routingCommitted();
    });
    centre.floor.noteQueues(tenantId, runtime.state, runtime.state.queues.keys());
    await syncTimeZone(centre, tenantId);
    await syncAgents(centre, tenantId);
    await restoreCalls(centre, tenantId);
    await this.#expectReconnects(centre, tenantId, runtime.state);
  }

  state(tenantId: TenantId): RoutingState | undefined {
    return this.#open.get(tenantId)?.state();
  }

  live(tenantId: TenantId): LiveInteractions {
    return this.#open.get(tenantId)?.live ?? new Map();
  }

  ids(): TenantId[] {
    return [...this.#open.keys()];
  }

  async close(): Promise<void> {
    for (const { follower, dialler } of this.#open.values()) {
      await dialler.close();
      await follower.close();
    }
  }

  /** This process has just started: whoever was connected to the one before must come back. */
  async #expectReconnects(centre: Centre, tenantId: TenantId, state: RoutingState): Promise<void> {
    const runtime = await centre.routing.open(tenantId);
    const online = [...state.agents.values()].filter(({ connection }) => connection === 'online');
    for (const { config } of online) {
      const agentId = asId<AgentId>(config.agentId);
      if (centre.presence.isConnected(tenantId, asId(agentId))) continue;
      await runtime.submit(asId<CommandId>(centre.ids.next('cmd')), {
        type: 'DisconnectAgent',
        agentId,
      });
    }
    for (const { channel, conversationId } of state.interactions.values()) {
      const isOnline = channel === 'chat' || isOfCalls(channel);
      if (isOnline) centre.customerPresence.expect({ tenantId, conversationId });
    }
  }
}
