export { EventHeap, type Scheduled } from './event-heap.ts';
export { MONDAY, Timeline } from './timeline.ts';
