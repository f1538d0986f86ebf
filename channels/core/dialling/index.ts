export { dialResult, nextAttemptAt } from './attempts.ts';
export {
  DIAL_NAME_LENGTH_MAX,
  DIAL_NOTE_LENGTH_MAX,
  DIAL_ROW_COUNT_MAX,
  readDialList,
  type DialRow,
  type DialRowProblem,
  type ReadDialList,
} from './read-list.ts';
