export type * from './device-intake.ts';
