import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { CsvError, parse } from 'csv-parse/sync';
import type { CountryCode } from 'libphonenumber-js/max';
import { callableNumber } from '../calls/index.ts';

export const DIAL_ROW_COUNT_MAX = 10_000;
export const DIAL_NAME_LENGTH_MAX = 120;
export const DIAL_NOTE_LENGTH_MAX = 500;

/** One line of a list, ready to be dialled. */
export interface DialRow {
  /** E.164. */
  readonly number: string;
  readonly name: string;
  readonly note: string;
}

export interface DialRowProblem {
  /** Of the file, from 1. */
  readonly line: number;
  readonly field: 'number' | 'name' | 'note';
  readonly reason: 'missing' | 'invalid-number' | 'costly-number' | 'too-long';
}

export interface ReadDialList {
  readonly rows: readonly DialRow[];
  readonly problems: readonly DialRowProblem[];
  /** Lines with a number that an earlier line of the file has. */
  readonly repeatedCount: number;
}

const COLUMN_NAMES: ReadonlyMap<string, keyof DialRow> = new Map([
  ['number', 'number'],
  ['phone', 'number'],
  ['telephone', 'number'],
  ['nummer', 'number'],
  ['telefon', 'number'],
  ['telefonnummer', 'number'],
  ['name', 'name'],
  ['note', 'note'],
  ['notiz', 'note'],
  ['hinweis', 'note'],
]);
const DELIMITERS = [';', ',', '\t'] as const;

interface Line {
  readonly record: Partial<DialRow>;
  readonly info: { readonly lines: number };
}

/**
 * Reads a list of telephone numbers from CSV with a line of headings (`number`, `name`, `note`, or
 * in German), separated by comma, semicolon or tab, in UTF-8 or as German Windows writes it. Lines
 * that cannot be dialled are told and left out; numbers without a country code are of `country`.
 * Refuses `dial-list.unreadable` (fact `reason`: `no-number-column`, `not-csv`) and
 * `limit.reached`.
 */
export function readDialList(bytes: Uint8Array, country?: CountryCode): Result<ReadDialList> {
  const text = textOf(bytes);
  let lines: readonly Line[];
  try {
    lines = linesOf(text);
  } catch (failure) {
    if (!(failure instanceof CsvError)) throw failure;
    return unreadable('not-csv');
  }
  if (!headingsOf(text).includes('number')) return unreadable('no-number-column');
  if (lines.length > DIAL_ROW_COUNT_MAX) {
    return refused('limit.reached', { field: 'body.file', facts: { limit: DIAL_ROW_COUNT_MAX } });
  }
  const rows = new Map<string, DialRow>();
  const problems: DialRowProblem[] = [];
  let repeatedCount = 0;
  for (const { record, info } of lines) {
    const read = rowOf(record, country);
    if ('reason' in read) problems.push({ line: info.lines, ...read });
    else if (rows.has(read.number)) repeatedCount += 1;
    else rows.set(read.number, read);
  }
  return accepted({ rows: [...rows.values()], problems, repeatedCount });
}

function rowOf(
  { number = '', name = '', note = '' }: Partial<DialRow>,
  country: CountryCode | undefined,
): DialRow | Omit<DialRowProblem, 'line'> {
  if (number === '') return { field: 'number', reason: 'missing' };
  const callable = callableNumber(number, country);
  if (!callable.ok) {
    const isCostly = callable.refusal.facts?.['reason'] === 'costly-number';
    return { field: 'number', reason: isCostly ? 'costly-number' : 'invalid-number' };
  }
  if (name.length > DIAL_NAME_LENGTH_MAX) return { field: 'name', reason: 'too-long' };
  if (note.length > DIAL_NOTE_LENGTH_MAX) return { field: 'note', reason: 'too-long' };
  return { number: callable.value, name, note };
}

function linesOf(text: string): Line[] {
  return parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    columns: (headings: string[]) => headings.map((heading) => columnOf(heading) ?? false),
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
    // The types do not know that `info` wraps each record.
  }) as unknown as Line[];
}

function headingsOf(text: string): (keyof DialRow | undefined)[] {
  const [headings = []] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    to: 1,
    trim: true,
  });
  return headings.map(columnOf);
}

function columnOf(heading: string): keyof DialRow | undefined {
  return COLUMN_NAMES.get(heading.trim().toLowerCase());
}

/** What the line of headings has most of: names and notes may hold the others. */
function delimiterOf(text: string): string {
  const headings = text.slice(0, text.search(/[\r\n]|$/));
  const countOf = (delimiter: string) => headings.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => countOf(b) - countOf(a))[0] ?? ',';
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function unreadable(reason: 'no-number-column' | 'not-csv'): Result<never> {
  return refused('dial-list.unreadable', { field: 'body.file', facts: { reason } });
}
