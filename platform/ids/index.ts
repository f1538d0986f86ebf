export { TimeOrderedIds } from './time-ordered-ids.ts';
