import type { AgentStrategyName, OrderingName } from '@zentrale/routing';

/**
 * What would be otherwise. Queues, agents and profiles are named by id or by name, as people say
 * it; `null` means all of them. Plain JSON.
 */
export type Change =
  | AgentsChange
  | ConcurrencyChange
  | OrderingChange
  | StrategyChange
  | TargetChange
  | ArrivalsChange
  | HandleTimeChange;

/**
 * More agents work as somebody did that day; fewer are those missing whose working time was nearest
 * to the middle. `like` names an agent or a profile.
 */
export interface AgentsChange {
  readonly kind: 'agents';
  /** -1000..1000, not 0. */
  readonly count: number;
  readonly like: string | null;
}

/** How many interactions of a channel an agent takes at once; handle times stay as measured. */
export interface ConcurrencyChange {
  readonly kind: 'concurrency';
  readonly channel: string;
  /** 1..100. */
  readonly countMax: number;
}

/** Without a queue: of all, and between queues. */
export interface OrderingChange {
  readonly kind: 'ordering';
  readonly ordering: OrderingName;
  readonly queue: string | null;
}

export interface StrategyChange {
  readonly kind: 'strategy';
  readonly strategy: AgentStrategyName;
  readonly queue: string | null;
}

/** Of the service level: it moves deadlines, and with them the order of service. */
export interface TargetChange {
  readonly kind: 'target';
  /** 1..86400. */
  readonly seconds: number;
  readonly queue: string | null;
}

export interface ArrivalsChange {
  readonly kind: 'arrivals';
  /** More or less by so much: -100..1000, not 0. */
  readonly byPct: number;
  readonly queue: string | null;
}

export interface HandleTimeChange {
  readonly kind: 'handle-time';
  /** Longer or shorter by so much: -99..1000, not 0. */
  readonly byPct: number;
  readonly channel: string | null;
}
