export * from './administration.ts';
export * from './desk.ts';
export * from './desktop-areas.ts';
export * from './floor.ts';
export * from './what-if.ts';
export * from './routing-settings.ts';
export * from './recordings.ts';
export * from './visitor.ts';
