export { InProcessBus } from './in-process.ts';
