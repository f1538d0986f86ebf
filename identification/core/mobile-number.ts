import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Landlines cannot be told from mobiles everywhere. */
const FIT: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

/** In international form. Refuses what no code can be sent to, and numbers that cost. */
export function mobileNumber(typed: string): Result<string> {
  const number = parsePhoneNumberFromString(typed, { defaultCountry: 'DE', extract: false });
  const isFit = number?.isPossible() === true && FIT.has(number.getType() ?? '');
  return isFit
    ? accepted(number.number)
    : refused('identification.number-refused', { field: 'body.data.mobileNumber' });
}
