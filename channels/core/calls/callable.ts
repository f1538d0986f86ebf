import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** Numbers that earn money for whoever made us call them. */
const COSTLY: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER']);

/**
 * The number we call, in international form; without a country code it is one of `country`. Who
 * calls us may claim any number and wish to be called back. Refuses `call.number-refused`, with
 * `reason` `invalid-number` or `costly-number`.
 */
export function callableNumber(text: string, country: CountryCode = 'DE'): Result<string> {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (parsed === undefined || !parsed.isPossible()) {
    return refused('call.number-refused', { facts: { reason: 'invalid-number' } });
  }
  return COSTLY.has(parsed.getType() ?? '')
    ? refused('call.number-refused', { facts: { reason: 'costly-number' } })
    : accepted(parsed.number);
}
