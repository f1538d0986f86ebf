export { createDirectory, type Directory } from './directory.ts';
export type { AlertAcknowledgement } from './alert-acknowledgements.ts';
export type { ApiKeyView } from './api-keys.ts';
export type { SavePerson } from './people.ts';
export type { SignedIn } from './sign-in.ts';
export type { Tenant } from './tenants.ts';
