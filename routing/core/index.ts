export type * from './commands.ts';
export type * from './facts.ts';
export type { Deadline, DeadlineKind, ReadonlyDeadlineBook } from './deadlines.ts';
export type {
  AgentState,
  Charge,
  InteractionPlace,
  InteractionState,
  OfferState,
  Party,
  QueueState,
  RoutingState,
  Supervision,
  WorkingState,
} from './state.ts';
export type { Context, Decided, Verdict } from './decide/context.ts';
export type { Performed } from './perform.ts';
export type { ReadonlyOrderedSet } from './ordered-set.ts';
export * from './calendar/index.ts';
export { noCounts, type DayCounts } from './day-counts.ts';
export { decide } from './decide.ts';
export { nextDeadline } from './deadlines.ts';
export { isReady } from './demand.ts';
export { evolve } from './evolve.ts';
export { brokenInvariants, INVARIANTS } from './invariants.ts';
export { channelCount, hasRoom, isInterrupted } from './ledger.ts';
export * from './limits.ts';
export { perform } from './perform.ts';
export * from './questions/index.ts';
export {
  agentActions,
  workActions,
  type AgentActions,
  type Ruling,
  type WorkAction,
  type WorkActions,
} from './rules.ts';
export { settingKey } from './setting-key.ts';
export { fromJson, stateDigest, toJson } from './snapshot.ts';
export { initial } from './initial.ts';
export { readStill, stillOf, stillParts, type Still } from './still.ts';
export { upcastFact } from './upcast/index.ts';
