import { expect, test } from 'vitest';
import { identityBody, identityTrouble, NO_VALUES } from './identity-rules.ts';

const TODAY = '2026-11-26';
const FILLED = {
  ...NO_VALUES,
  givenNames: ' Erika ',
  familyName: 'Mustermann',
  dateOfBirth: '1964-08-12',
  mobileNumber: '0151 123 456 01',
};

test.each([
  ['givenNames', '', 'identityMissing'],
  ['familyName', '   ', 'identityMissing'],
  ['familyName', 'x'.repeat(121), 'tooLong'],
  ['dateOfBirth', '', 'identityDateWrong'],
  ['dateOfBirth', '2026-11-27', 'identityDateWrong'],
  ['dateOfBirth', '0064-08-12', 'identityDateWrong'],
  ['dateOfBirth', '2026-11-26', null],
  ['nationality', '', null],
  ['documentNumber', 'T22000129', null],
  ['documentNumber', 'T2200_0129', 'identityDocumentNumberWrong'],
  ['mobileNumber', '', 'identityMissing'],
  ['mobileNumber', 'call me', 'identityNumberWrong'],
  ['mobileNumber', '+49 (151) 123-456 01', null],
] as const)('%s "%s": %s', (field, value, trouble) => {
  expect(identityTrouble(field, { ...FILLED, [field]: value }, TODAY)).toBe(trouble);
});

test('what is free and empty is left out, and nothing is sent with spaces around it', () => {
  expect(identityBody(FILLED)).toEqual({
    givenNames: 'Erika',
    familyName: 'Mustermann',
    dateOfBirth: '1964-08-12',
    mobileNumber: '0151 123 456 01',
  });
});
