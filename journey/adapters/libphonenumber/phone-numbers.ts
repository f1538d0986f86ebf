import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import type { PhoneNumbers } from '../../ports/index.ts';

/** Digits as short as this, without prefix, are a service's own and mean nothing elsewhere. */
const SHORT_CODE = /^\d{1,6}$/;

/** Reads numbers without country code as numbers of `country`. */
export function phoneNumbers(country: CountryCode = 'DE'): PhoneNumbers {
  return {
    normal(text) {
      const given = text.trim();
      if (SHORT_CODE.test(given)) return given;
      const number = parsePhoneNumberFromString(given, { defaultCountry: country, extract: false });
      // Possible rather than valid: numbering plans change faster than the library's tables.
      return number?.isPossible() === true ? number.number : given;
    },
  };
}
