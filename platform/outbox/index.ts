export {
  DEAD_LETTER_RECORDED,
  PostgresDeadLetters,
  type RecordedDeadLetter,
} from './dead-letters.ts';
export { startOutbox, type Outbox, type OutboxOptions } from './dispatcher.ts';
export type { OutboxStats } from './queue.ts';
