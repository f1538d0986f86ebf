export type * from './types.ts';
export { stateAfter, type SettingsDraft } from './after-change.ts';
export { explainWaiting } from './explain-waiting.ts';
export { channelLoads, offersFor, offersOf, workOf } from './holdings.ts';
export { estimateFor, positionOf } from './position.ts';
export { previewWish } from './preview.ts';
export { queueFigures } from './queue-figures.ts';
