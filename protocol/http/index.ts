export * from './administration.ts';
export * from './desk.ts';
export * from './visitor.ts';
