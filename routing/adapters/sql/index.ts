export { queueDayChanges, type QueueDayChange } from './queue-day-changes.ts';
export { interactionsOf, queueDay, type QueueDay, type RoutedInteraction } from './queries.ts';
export { recordHistory } from './record-history.ts';
