// What screens show of the flows.
export type { Flow, Step } from './flow.ts';
export { flowOf, stepOf } from './flows.ts';
export { VIDEO_FLOW } from './video-flow.ts';
