export * from './commands/index.ts';
export * from './errors/index.ts';
export * from './http/index.ts';
export * from './socket/index.ts';
export * from './views/index.ts';
