import type { TextKey } from '../text/catalog.ts';
import type { CallTextKey } from './words.ts';

export const IDENTITY_FIELDS = [
  'givenNames',
  'familyName',
  'dateOfBirth',
  'nationality',
  'documentKind',
  'documentNumber',
  'mobileNumber',
] as const;
export type IdentityField = (typeof IDENTITY_FIELDS)[number];
export type IdentityValues = Record<IdentityField, string>;

export const NO_VALUES: IdentityValues = {
  givenNames: '',
  familyName: '',
  dateOfBirth: '',
  nationality: '',
  documentKind: '',
  documentNumber: '',
  mobileNumber: '',
};

const NAME_LENGTH_MAX = 120;
const FREE: readonly IdentityField[] = ['nationality', 'documentKind', 'documentNumber'];

/** What is wrong with a field; `null` where nothing is. `today` is `YYYY-MM-DD`. */
export function identityTrouble(
  field: IdentityField,
  values: IdentityValues,
  today: string,
): CallTextKey | TextKey | null {
  const value = values[field].trim();
  if (value === '') {
    if (FREE.includes(field)) return null;
    return field === 'dateOfBirth' ? 'identityDateWrong' : 'identityMissing';
  }
  switch (field) {
    case 'dateOfBirth':
      return value <= today && value >= '1900' ? null : 'identityDateWrong';
    case 'documentNumber':
      return /^[A-Za-z0-9 -]{1,20}$/.test(value) ? null : 'identityDocumentNumberWrong';
    case 'mobileNumber':
      return /^\+?[\d\s()/-]{6,30}$/.test(value) ? null : 'identityNumberWrong';
    default:
      return value.length > NAME_LENGTH_MAX ? 'tooLong' : null;
  }
}

/** What is sent: fields that are free and empty are left out. */
export function identityBody(values: IdentityValues): Partial<IdentityValues> {
  const filled = IDENTITY_FIELDS.map((field) => [field, values[field].trim()] as const);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
