/** What a screen may ask before it asks the server. */
export { canBeAsked, presence, type Seen } from './availability.ts';
export { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, refusalOfPassword } from './password.ts';
export { authorise, mayAct, rolesOf, type Act } from './permissions.ts';
