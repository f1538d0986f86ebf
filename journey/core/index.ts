export * from './consent.ts';
export * from './context.ts';
export * from './identity.ts';
export * from './merging.ts';
export * from './page.ts';
export * from './profile.ts';
