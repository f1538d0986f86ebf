export { dialResult, nextAttemptAt } from './attempts.ts';
export { readDialList, type DialRow } from './read-list.ts';
