export * from './assert.ts';
export * from './fault.ts';
export * from './ids.ts';
export * from './list-place.ts';
export * from './result.ts';
export * from './time.ts';
