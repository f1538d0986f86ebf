import { fold, isStopWord, type Language, type Stem } from './language.ts';

/** One word of a text that carries meaning. */
export interface Word {
  /** As it stands in the text. */
  readonly text: string;
  readonly startIndex: number;
  readonly folded: string;
  readonly stem: string;
}

/** What a text is made of for searching. */
export interface Terms {
  readonly stems: readonly string[];
  readonly grams: readonly string[];
  readonly pairs: readonly string[];
}

const GRAM_LENGTH = 4;
/** How much of a word another must share to count as part of the same family. */
const FAMILY_PREFIX_MIN = 6;
const FAMILY_PART_MIN = 5;

/** The words of a text without stop words, in their order. */
export function wordsOf(text: string, language: Language, stem: Stem): Word[] {
  const found: Word[] = [];
  for (const match of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)) {
    const folded = fold(match[0], language);
    if (isStopWord(folded, language)) continue;
    const startIndex = match.index;
    found.push({ text: match[0], startIndex, folded, stem: stem(folded, language) });
  }
  return found;
}

/** Stems find inflected forms, 4-grams compounds and slips, pairs the order of words. */
export function termsOf(words: readonly Word[]): Terms {
  return {
    stems: words.map(({ stem }) => stem),
    grams: words.flatMap(({ folded }) => gramsOf(folded)),
    pairs: words.slice(1).map(({ stem }, index) => `${words[index]?.stem} ${stem}`),
  };
}

function gramsOf(folded: string): string[] {
  if (folded.length <= GRAM_LENGTH) return [folded];
  return Array.from({ length: folded.length - GRAM_LENGTH + 1 }, (_, index) =>
    folded.slice(index, index + GRAM_LENGTH),
  );
}

/**
 * Whether two words belong together for a reader: same stem, one within the other ("Etikett" in
 * "Rücksendeetikett"), or the same beginning ("Rücksendung").
 */
export function isRelated(a: Word, b: Word): boolean {
  if (a.stem === b.stem) return true;
  const [short, long] = a.stem.length < b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem];
  if (short.length >= FAMILY_PART_MIN && long.includes(short)) return true;
  const prefix = short.slice(0, FAMILY_PREFIX_MIN);
  return prefix.length === FAMILY_PREFIX_MIN && long.startsWith(prefix);
}
