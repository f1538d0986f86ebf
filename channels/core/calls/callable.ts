import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers that earn money for whoever made us call them. */
const COSTLY: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER']);

/**
 * Whether we call a number at all: who calls us may claim any number and wish to be called back.
 * Refuses `call.number-refused`, with `reason` `invalid-number` or `costly-number`.
 */
export function checkCallable(number: string): Result<null> {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined || !parsed.isPossible()) {
    return refused('call.number-refused', { facts: { reason: 'invalid-number' } });
  }
  return COSTLY.has(parsed.getType() ?? '')
    ? refused('call.number-refused', { facts: { reason: 'costly-number' } })
    : accepted(null);
}
