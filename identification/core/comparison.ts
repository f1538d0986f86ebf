import type {
  ComparedField,
  DocumentKind,
  IdentityData,
  ZoneField,
  ZoneView,
} from '@zentrale/protocol/views';
import type { Identification } from './identification.ts';
import { isSameName } from './names.ts';
import { isChecked, parsed, type ZoneFormat } from './zone-lines.ts';

/** Where the names stand in each format. */
const NAMES: Readonly<Record<ZoneFormat, { readonly line: number; readonly from: number }>> = {
  TD1: { line: 2, from: 0 },
  TD2: { line: 0, from: 5 },
  TD3: { line: 0, from: 5 },
};

/**
 * The zone against what the customer gave. `today` is the centre's calendar day, `YYYY-MM-DD`.
 * Check digits, expiry and date of birth must be right; whatever else differs may be accepted with
 * a reason, since documents cut names, and people leave some out.
 */
export function compareZone(
  zone: NonNullable<Identification['zone']>,
  given: IdentityData,
  today: string,
): ZoneView {
  const { how, lines } = zone;
  const read = parsed(lines, false);
  if (read === null) {
    const fields = fieldsOf(given, {}, false);
    const nothing = { format: null, wrong: [], expiresOn: null, isExpired: false };
    return { how, lines: [...lines], ...nothing, fields, standing: 'fails' };
  }
  const valueOf = (name: string) => read.details.find(({ field }) => field === name)?.value ?? null;
  const wrong = read.details.flatMap(({ field, valid }) =>
    !valid && field !== null && isChecked(field) ? [field] : [],
  );
  const expiresOn = dateOf(valueOf('expirationDate'), () => '20');
  const isExpired = expiresOn !== null && expiresOn < today;
  const found: Partial<Record<ZoneField, string | null>> = {
    familyName: read.fields.lastName ?? null,
    givenNames: read.fields.firstName ?? null,
    dateOfBirth: dateOf(valueOf('birthDate'), (rest) => (`20${rest}` <= today ? '20' : '19')),
    nationality: nationalityOf(valueOf('nationality')),
    documentKind: kindOf(valueOf('documentCode')),
    documentNumber: read.documentNumber,
  };
  const { line, from } = NAMES[read.format];
  const isCut = lines[line]?.slice(from).endsWith('<') === false;
  const fields = fieldsOf(given, found, isCut);
  return {
    how,
    lines: [...lines],
    format: read.format,
    wrong,
    expiresOn,
    isExpired,
    fields,
    standing: standingOf(wrong.length > 0 || isExpired || expiresOn === null, fields),
  };
}

function standingOf(isFaulty: boolean, fields: readonly ComparedField[]): ZoneView['standing'] {
  const isBornThen = fields.some(
    ({ field, standing }) => field === 'dateOfBirth' && standing === 'equal',
  );
  if (isFaulty || !isBornThen) return 'fails';
  const isBorneOut = fields.every(
    ({ standing }) => standing === 'equal' || standing === 'not-given',
  );
  return isBorneOut ? 'passes' : 'needs-words';
}

function fieldsOf(
  given: IdentityData,
  read: Partial<Record<ZoneField, string | null>>,
  isCut: boolean,
): ComparedField[] {
  const isName = (one: string, other: string) => isSameName(one, other, isCut);
  const isSame = (one: string, other: string) => one === other;
  return [
    field('familyName', isName),
    field('givenNames', isName),
    field('dateOfBirth', isSame),
    field('nationality', isSame),
    field('documentKind', isSame),
    field('documentNumber', (one, other) => plainNumber(one) === plainNumber(other)),
  ];

  function field(
    name: ZoneField,
    isEqual: (given: string, read: string) => boolean,
  ): ComparedField {
    const own = given[name] ?? null;
    const found = read[name] || null;
    const about = { field: name, given: own, read: found };
    if (own === null) return { ...about, standing: 'not-given' };
    if (found === null) return { ...about, standing: 'unreadable' };
    return { ...about, standing: isEqual(own, found) ? 'equal' : 'differs' };
  }
}

function plainNumber(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** `YYMMDD` as `YYYY-MM-DD`; `centuryOf` is asked with the rest. */
function dateOf(text: string | null, centuryOf: (rest: string) => string): string | null {
  const parts = /^(\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  if (parts === null) return null;
  const [, year, month, day] = parts;
  const rest = `${year}-${month}-${day}`;
  return `${centuryOf(rest)}${rest}`;
}

/** Germany writes one letter. */
function nationalityOf(code: string | null): string | null {
  const plain = (code ?? '').replaceAll('<', '');
  return plain === 'D' ? 'DEU' : plain || null;
}

function kindOf(code: string | null): DocumentKind | null {
  if (code === null) return null;
  if (code.startsWith('P')) return 'passport';
  if (/^[IAC]R/.test(code)) return 'residence-permit';
  return /^[IAC]/.test(code) ? 'identity-card' : null;
}
