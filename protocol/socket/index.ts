export * from './call.ts';
export * from './chat.ts';
export * from './collection.ts';
export * from './frames.ts';
