import { describe, expect, test } from 'vitest';
import { compareZone, findZone, isSameName, mobileNumber } from './index.ts';

// Specimens of ICAO 9303 (parts 4 to 6) and of the German identity card.
const TD1 = [
  'IDD<<T220001293<<<<<<<<<<<<<<<',
  '6408125<2010315D<<<<<<<<<<<<<4',
  'MUSTERMANN<<ERIKA<<<<<<<<<<<<<',
];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD3 = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const ANNA = {
  givenNames: 'Anna Maria',
  familyName: 'Eriksson',
  dateOfBirth: '1974-08-12',
  mobileNumber: '+4915112345601',
};
const ERIKA = {
  ...ANNA,
  givenNames: 'Erika',
  familyName: 'Mustermann',
  dateOfBirth: '1964-08-12',
  nationality: 'DEU',
  documentKind: 'identity-card',
  documentNumber: 't22000129',
} as const;
const VALID_DAY = '2012-01-01';
const read = (lines: readonly string[]) => ({ how: 'read' as const, lines });
const standingOf = (view: ReturnType<typeof compareZone>, name: string) =>
  view.fields.find(({ field }) => field === name)?.standing;

describe('a zone', () => {
  test.each([
    ['TD1', TD1, ERIKA],
    ['TD2', TD2, ANNA],
    ['TD3', TD3, ANNA],
  ] as const)('of %s bears out who gave the same', (format, lines, given) => {
    const view = compareZone(read(lines), given, VALID_DAY);
    expect(view).toMatchObject({ format, wrong: [], isExpired: false, standing: 'passes' });
  });

  test('shows each field as equal, different, or not given', () => {
    const given = { ...ERIKA, givenNames: 'Erik', documentNumber: undefined };
    const view = compareZone(read(TD1), given, VALID_DAY);
    expect(standingOf(view, 'givenNames')).toBe('differs');
    expect(standingOf(view, 'familyName')).toBe('equal');
    expect(standingOf(view, 'documentNumber')).toBe('not-given');
    expect(view.standing).toBe('needs-words');
  });

  test('that is over does not pass, from the day after', () => {
    expect(compareZone(read(TD1), ERIKA, '2020-10-31').standing).toBe('passes');
    const view = compareZone(read(TD1), ERIKA, '2020-11-01');
    expect(view).toMatchObject({ isExpired: true, expiresOn: '2020-10-31', standing: 'fails' });
  });

  test('of somebody born on another day does not pass', () => {
    const view = compareZone(read(TD1), { ...ERIKA, dateOfBirth: '1964-08-13' }, VALID_DAY);
    expect(standingOf(view, 'dateOfBirth')).toBe('differs');
    expect(view.standing).toBe('fails');
  });

  test('with one changed character does not pass, and says which digit disagrees', () => {
    const forged = TD1.map((line) => line.replace('640812', '640813'));
    const view = compareZone(read(forged), { ...ERIKA, dateOfBirth: '1964-08-13' }, VALID_DAY);
    expect(view.wrong).toEqual(['birthDateCheckDigit', 'compositeCheckDigit']);
    expect(view.standing).toBe('fails');
  });

  test.each([
    ['nothing', []],
    ['lines that are too short', ['IDD', 'X', 'Y']],
    ['two lines of three', TD1.slice(0, 2)],
  ])('that is %s does not pass', (_, lines) => {
    const view = compareZone(read(lines), ERIKA, VALID_DAY);
    expect(view).toMatchObject({ format: null, standing: 'fails' });
    expect(standingOf(view, 'familyName')).toBe('unreadable');
  });

  test('counts people born this century, too', () => {
    const born = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO0502280F1204159<<<<<<<4'];
    const view = compareZone(read(born), { ...ANNA, dateOfBirth: '2005-02-28' }, VALID_DAY);
    expect(view.fields.find(({ field }) => field === 'dateOfBirth')?.read).toBe('2005-02-28');
  });
});

describe('names', () => {
  test.each([
    ['Müller', 'MUELLER'],
    ['Müller', 'MULLER'],
    ['Großmann', 'GROSSMANN'],
    ['Łukasiewicz', 'LUKASIEWICZ'],
    ['Sørensen', 'SOERENSEN'],
    ['Ångström', 'AANGSTROEM'],
    ['Müller-Lüdenscheidt', 'MUELLER LUEDENSCHEIDT'],
    ["O'Connor", 'OCONNOR'],
    ['Dvořák', 'DVORAK'],
    ['  anna   maria ', 'ANNA MARIA'],
  ])('%s is %s', (given, zone) => {
    expect(isSameName(given, zone, false)).toBe(true);
  });

  test('that are others differ, also where the zone is cut', () => {
    expect(isSameName('Müller', 'MILLER', false)).toBe(false);
    expect(isSameName('Anna', 'ANNA MARIA', false)).toBe(false);
    expect(isSameName('Anna', '', true)).toBe(false);
    expect(isSameName('Papandropoulous', 'PAPANDROPO', false)).toBe(false);
    expect(isSameName('Papandropoulous', 'PAPANDROPO', true)).toBe(true);
    expect(isSameName('Papandreou', 'PAPANDROPO', true)).toBe(false);
  });
});

describe('what was recognised', () => {
  const around = (lines: readonly string[]) =>
    ['BUNDESREPUBLIK DEUTSCHLAND', '', ...lines, ''].join('\n');

  test.each([
    ['TD1', TD1],
    ['TD2', TD2],
    ['TD3', TD3],
  ])('gives the lines of %s among other text', (_, lines) => {
    expect(findZone(around(lines))).toEqual(lines);
  });

  test('with a filler too few or too many is put right', () => {
    expect(findZone(around(TD1.map((line) => line.replace('<<<<<', '<<<<'))))).toEqual(TD1);
    expect(findZone(around(TD1.map((line) => line.replace('<<<<<', '<<<<<<'))))).toEqual(TD1);
  });

  test('with fillers taken for letters, and letters for digits, is put right', () => {
    const seen = [
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<K<<<<<<<<<SKL',
      'L898902C36UT07408I22F1204159ZE184226B<<<<<10',
    ];
    expect(findZone(seen.join('\n'))).toEqual(TD3);
  });

  test('is taken as it is where the format leaves a choice, and then fails its check', () => {
    const seen = TD3.map((line) => line.replace('L898902C3', 'L898902G3'));
    const found = findZone(seen.join('\n'));
    expect(found).toEqual(seen);
    expect(compareZone(read(found), ANNA, VALID_DAY).wrong).toContain('documentNumberCheckDigit');
  });

  test('without a zone gives none', () => {
    expect(findZone('HELLO\nWORLD<<<\n1234')).toEqual([]);
    expect(findZone('')).toEqual([]);
  });
});

test('codes go to mobile numbers, whichever way they are written', () => {
  expect(mobileNumber('0151 12345601')).toEqual({ ok: true, value: '+4915112345601' });
  expect(mobileNumber('+43 664 1234567')).toEqual({ ok: true, value: '+436641234567' });
  for (const typed of ['030 901820', '0900 1234567', '12', 'call me', '+49151']) {
    expect(mobileNumber(typed)).toMatchObject({
      refusal: { kind: 'identification.number-refused', field: 'body.data.mobileNumber' },
    });
  }
});
