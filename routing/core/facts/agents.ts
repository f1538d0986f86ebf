import type { Instant } from '@zentrale/kernel/values';
import type { AboutAgent } from './about.ts';

export interface AgentConnected extends AboutAgent {
  readonly type: 'AgentConnected';
}
export interface AgentConnectionLost extends AboutAgent {
  readonly type: 'AgentConnectionLost';
  readonly graceEndsAt: Instant;
}
export interface AgentWentOffline extends AboutAgent {
  readonly type: 'AgentWentOffline';
  readonly cause: 'connection-lost' | 'signed-out';
}
export interface AgentBecameReady extends AboutAgent {
  readonly type: 'AgentBecameReady';
}
export interface AgentBecameNotReady extends AboutAgent {
  readonly type: 'AgentBecameNotReady';
  readonly reason: string;
}
export interface AgentStartedDraining extends AboutAgent {
  readonly type: 'AgentStartedDraining';
  readonly reason: string;
  /** What she becomes when the last assignment ends. */
  readonly next: 'not-ready' | 'offline';
}

export type AgentFact =
  | AgentConnected
  | AgentConnectionLost
  | AgentWentOffline
  | AgentBecameReady
  | AgentBecameNotReady
  | AgentStartedDraining;
