export type * from './phone-numbers.ts';
