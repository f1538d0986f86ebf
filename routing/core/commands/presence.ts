import type { AgentId } from '@zentrale/kernel/values';

export interface ConnectAgent {
  readonly type: 'ConnectAgent';
  readonly agentId: AgentId;
}
/** The connection is lost; the grace period begins. */
export interface DisconnectAgent {
  readonly type: 'DisconnectAgent';
  readonly agentId: AgentId;
}
export interface SignOutAgent {
  readonly type: 'SignOutAgent';
  readonly agentId: AgentId;
  /** Finish what is held, take nothing new, then go offline. */
  readonly drain?: boolean;
}
export interface SetReady {
  readonly type: 'SetReady';
  readonly agentId: AgentId;
}
export interface SetNotReady {
  readonly type: 'SetNotReady';
  readonly agentId: AgentId;
  readonly reason: string;
  /** Finish what is held, take nothing new, then become not ready. */
  readonly drain: boolean;
}

export type PresenceCommand =
  | ConnectAgent
  | DisconnectAgent
  | SignOutAgent
  | SetReady
  | SetNotReady;
