import { parse } from 'mrz';

/** Lines and characters of each format, ICAO 9303 parts 4 to 6. */
export const ZONE_FORMATS = {
  TD1: { lineCount: 3, length: 30 },
  TD2: { lineCount: 2, length: 36 },
  TD3: { lineCount: 2, length: 44 },
} as const;
export type ZoneFormat = keyof typeof ZONE_FORMATS;

/** By how many characters text recognition may miscount a line, mostly among its fillers. */
const MISCOUNT_MAX = 3;
const SHORTEST = ZONE_FORMATS.TD1.length - MISCOUNT_MAX;
/** What fillers are taken for. */
const FILLER_LOOKALIKES = 'KCLSEGX';

/**
 * The zone in what was recognised in a photograph; empty where there is none. Of several the first
 * whose check digits agree, else the lowest. Characters are repaired only where the format leaves
 * no choice: fillers among fillers, and letters where digits must be, or the other way round.
 */
export function findZone(text: string): readonly string[] {
  const lines = text
    .toUpperCase()
    .split('\n')
    .map((line) => line.replaceAll(/[^A-Z0-9<]/g, ''))
    .filter((line) => line.length >= SHORTEST && line.includes('<'));
  const found = Object.values(ZONE_FORMATS).flatMap(({ lineCount, length }) =>
    windowsOf(lines, lineCount)
      .filter((window) => window.every((line) => Math.abs(line.length - length) <= MISCOUNT_MAX))
      .map((window) => corrected(window.map((line) => fitted(withFillers(line), length)))),
  );
  return found.find(isSound) ?? found.at(-1) ?? [];
}

function windowsOf(lines: readonly string[], count: number): string[][] {
  return lines.slice(count - 1).map((_, index) => lines.slice(index, index + count));
}

function withFillers(line: string): string {
  const within = new RegExp(`(?<=<<)[${FILLER_LOOKALIKES}]{1,2}(?=<<)`, 'g');
  const atEnd = new RegExp(`(?<=<<<)[${FILLER_LOOKALIKES}<]+$`);
  const fill = (taken: string) => '<'.repeat(taken.length);
  return line.replaceAll(within, fill).replace(atEnd, fill);
}

/** As long as it must be: fillers are added to, or taken from, the longest run of them. */
function fitted(line: string, length: number): string {
  const [longest = ''] = [...line.matchAll(/<+/g)]
    .map(([run]) => run)
    .toSorted((one, other) => other.length - one.length);
  const missing = length - line.length;
  if (longest === '' || -missing >= longest.length) return line;
  return line.replace(longest, '<'.repeat(longest.length + missing));
}

/** With the letters that must be digits, and the digits that must be letters. */
function corrected(lines: readonly string[]): string[] {
  const changed = lines.map((line) => line.split(''));
  for (const { line, column, corrected: character } of parsed(lines, true)?.details.flatMap(
    ({ autocorrect }) => autocorrect,
  ) ?? []) {
    const characters = changed[line];
    if (characters?.[column] !== undefined) characters[column] = character;
  }
  return changed.map((characters) => characters.join(''));
}

function isSound(lines: readonly string[]): boolean {
  const zone = parsed(lines, false);
  return zone !== null && zone.details.every(({ field, valid }) => valid || !isChecked(field));
}

/** Whether a field is a check digit, or a date that one protects. */
export function isChecked(field: string | null): boolean {
  return field !== null && /CheckDigit$|^birthDate$|^expirationDate$/.test(field);
}

/** `null` where the lines are of no format that is read here. */
export function parsed(lines: readonly string[], autocorrect: boolean) {
  const isKnown = Object.values(ZONE_FORMATS).some(
    ({ lineCount, length }) =>
      lines.length === lineCount && lines.every((line) => line.length === length),
  );
  if (!isKnown) return null;
  const zone = parse(lines, { autocorrect });
  const { format } = zone;
  return format === 'TD1' || format === 'TD2' || format === 'TD3' ? { ...zone, format } : null;
}
