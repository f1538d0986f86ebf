export type * from './blob-store.ts';
export type * from './bus.ts';
export type * from './clock.ts';
export type * from './dead-letters.ts';
export type * from './event-store.ts';
export type * from './log.ts';
export type * from './outbox.ts';
export type * from './store.ts';
