export * from './audit.ts';
export * from './availability.ts';
export * from './centre.ts';
export * from './password.ts';
export * from './permissions.ts';
export * from './person.ts';
export * from './session.ts';
