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
