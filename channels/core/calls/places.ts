import type { CallRole } from './call.ts';

/**
 * How many may be heard in one call, the customer among them. Sound is mixed in everybody's
 * browser: each further voice costs all the others, so this is what an office PC takes easily.
 */
export const CALL_PARTY_COUNT_MAX = 6;

/** Whether a role takes one of the places: whoever only listens costs nobody anything. */
export function takesPlace(role: CallRole): boolean {
  return role !== 'monitor';
}

/** Whether one more of this role fits beside the others, whoever that is being told apart. */
export function hasPlace(others: readonly { readonly role: CallRole }[], role: CallRole): boolean {
  if (!takesPlace(role)) return true;
  return others.filter((one) => takesPlace(one.role)).length < CALL_PARTY_COUNT_MAX;
}
