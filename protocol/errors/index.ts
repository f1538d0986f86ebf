export * from './problem.ts';
export * from './registry.ts';
