export { estimateWait, type EstimateInput, type WaitRange } from './estimate-wait.ts';
export {
  newWaitRecord,
  noteAbandoned,
  noteAnswered,
  noteHandled,
  type Answered,
  type WaitRecord,
} from './wait-record.ts';
