/** Letters that documents write out, as ICAO 9303 part 3 transliterates them (read 2026-11). */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Ö: 'OE',
  Ü: 'UE',
  ẞ: 'SS',
  Å: 'AA',
  Æ: 'AE',
  Ø: 'OE',
  Œ: 'OE',
  Þ: 'TH',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
  Ħ: 'H',
  Ŋ: 'N',
  Ŧ: 'T',
  Ĳ: 'IJ',
};

/**
 * How a name may stand in a zone: with letters written out, and with accents left out, since
 * states do the one or the other. Apostrophes go, hyphens part words.
 */
export function zoneSpellings(name: string): readonly string[] {
  const capitals = name.normalize('NFC').toUpperCase();
  return [...new Set([plain(writtenOut(capitals)), plain(capitals)])];
}

function plain(name: string): string {
  return writtenOut(name.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .replaceAll(/['’`´.]/g, '')
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim();
}

/** `isCut`: the zone had no room for all of it. */
export function isSameName(given: string, read: string, isCut: boolean): boolean {
  const zone = plain(read.toUpperCase());
  if (zone === '') return false;
  return zoneSpellings(given).some(
    (spelling) => spelling === zone || (isCut && spelling.startsWith(zone)),
  );
}

function writtenOut(name: string): string {
  return name.replaceAll(/\P{ASCII}/gu, (letter) => WRITTEN_OUT[letter] ?? letter);
}
