export { followFact, type PerFact } from './per-fact.ts';
export { queueDayChanges, type QueueDayChange } from './queue-day-changes.ts';
export {
  interactionsOf,
  queueDay,
  segmentsOf,
  type QueueDay,
  type RoutedInteraction,
  type RoutingSegment,
} from './queries.ts';
export { recordHistory } from './record-history.ts';
export {
  arrivalsSince,
  queueIntervals,
  staysBehind,
  type QueueInterval,
  type Stay,
  type StayFilter,
  type StayList,
  type StayPlace,
} from './drill-down.ts';
export { queueIntervalChanges } from './queue-interval-changes.ts';
