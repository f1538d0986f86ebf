export type * from './commands.ts';
export type * from './facts.ts';
export type { Deadline } from './deadlines.ts';
export type {
  AgentState,
  Charge,
  InteractionPlace,
  InteractionState,
  OfferState,
  QueueState,
  RoutingState,
  WorkingState,
} from './state.ts';
export type { Context, Decided, Verdict } from './decide/context.ts';
export type { Performed } from './perform.ts';
export type { QueueFigures } from './questions.ts';
export type { ReadonlyOrderedSet } from './ordered-set.ts';
export { decide } from './decide.ts';
export { nextDeadline } from './deadlines.ts';
export { evolve } from './evolve.ts';
export { brokenInvariants, INVARIANTS } from './invariants.ts';
export { channelCount, hasRoom } from './ledger.ts';
export * from './limits.ts';
export { perform } from './perform.ts';
export { channelLoads, offerOf, offersOf, queueFigures, workOf } from './questions.ts';
export {
  agentActions,
  workActions,
  type AgentActions,
  type Ruling,
  type WorkActions,
} from './rules.ts';
export { fromJson, stateDigest, toJson } from './snapshot.ts';
export { initial } from './state.ts';
