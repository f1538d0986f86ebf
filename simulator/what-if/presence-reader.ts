import type { Instant } from '@zentrale/kernel/values';
import type { RoutingFact, RoutingState } from '@zentrale/routing';
import type { PresenceChange } from './day-record.ts';

/**
 * Who was there when. What follows from something else by itself is left to the engine. A lost
 * connection counts when it did not come back, and then as leaving after the work in hand: what an
 * agent holds on a simulated day is not what she held when her machine died.
 */
export class PresenceReader {
  readonly changes: PresenceChange[] = [];

  begin(state: RoutingState, at: Instant): void {
    for (const { config, connection, routability, reason } of state.agents.values()) {
      if (connection === 'offline') continue;
      const { agentId } = config;
      this.changes.push({ at, agentId, change: 'come', reason: null });
      if (routability === 'ready') {
        this.changes.push({ at, agentId, change: 'ready', reason: null });
      } else {
        this.changes.push({ at, agentId, change: 'away', reason });
      }
    }
  }

  /** `before` is the state before the fact. */
  hear(fact: RoutingFact, before: RoutingState, at: Instant): void {
    if (!('agentId' in fact)) return;
    const { agentId } = fact;
    const add = (change: PresenceChange['change'], reason: string | null = null) =>
      this.changes.push({ at, agentId, change, reason });
    if (fact.type === 'AgentConnected') add('come');
    if (fact.type === 'AgentWentOffline') add('leave');
    if (fact.type === 'AgentBecameReady') add('ready');
    if (fact.type === 'AgentStartedDraining') {
      add(fact.next === 'offline' ? 'leave' : 'draining', fact.reason);
    }
    if (fact.type === 'AgentBecameNotReady') {
      const agent = before.agents.get(agentId);
      const isConsequence = agent?.routability === 'draining' || agent?.connection === 'offline';
      if (!isConsequence) add('away', fact.reason);
    }
  }
}
