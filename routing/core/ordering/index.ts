export { byAge, type LineTraits, type Ordering, type Waiting } from './ordering.ts';
export { ORDERINGS } from './orderings.ts';
