export * from './canonical-json.ts';
export * from './digest.ts';
export * from './recorded.ts';
