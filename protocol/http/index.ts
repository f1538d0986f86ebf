export * from './desk.ts';
export * from './visitor.ts';
