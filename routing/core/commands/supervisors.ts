// What supervisors do to other people's work; each is recorded with who and why.
import type { AgentId, InteractionId, PersonId, QueueId } from '@zentrale/kernel/values';
import type { Act } from '../settings.ts';

export type SupervisionMode = 'monitor' | 'coach' | 'barge';

/** Gives work to an agent at once, wherever it is, or back to a queue. */
export interface ReassignInteraction extends Act {
  readonly type: 'ReassignInteraction';
  readonly interactionId: InteractionId;
  readonly to: { readonly agentId: AgentId } | { readonly queueId: QueueId };
  /** Beyond the agent's capacity, on purpose and recorded. */
  readonly isOverride?: boolean;
}
export interface SetPriority extends Act {
  readonly type: 'SetPriority';
  readonly interactionId: InteractionId;
  /** 0..1000 */
  readonly priority: number;
}
export interface ForceAgentState extends Act {
  readonly type: 'ForceAgentState';
  readonly agentId: AgentId;
  readonly to: 'ready' | 'not-ready' | 'signed-out';
}
/** Joins somebody's active work, or changes how; takes no capacity. */
export interface SuperviseInteraction extends Act {
  readonly type: 'SuperviseInteraction';
  readonly interactionId: InteractionId;
  readonly mode: SupervisionMode;
}
export interface EndSupervision {
  readonly type: 'EndSupervision';
  readonly interactionId: InteractionId;
  readonly personId: PersonId;
}

export type SupervisorCommand =
  | ReassignInteraction
  | SetPriority
  | ForceAgentState
  | SuperviseInteraction
  | EndSupervision;
