import { fold, isStopWord, type Language, type Stem } from './language.ts';

/** What a word comes to for searching. */
export interface Form {
  readonly folded: string;
  readonly stem: string;
}

/** One word of a text that carries meaning. */
export interface Word {
  /** As it stands in the text. */
  readonly text: string;
  readonly startIndex: number;
  readonly form: Form;
}

const WORD = /[\p{L}\p{N}]+/gu;
const GRAM_LENGTH = 4;
/** How much of a word another must share to count as part of the same family. */
const FAMILY_PREFIX_MIN = 6;
const FAMILY_PART_MIN = 5;

/** The words of a text without stop words, in their order. */
export function wordsOf(text: string, language: Language, stem: Stem): Word[] {
  return wordsBy(text, (word) => formOf(word, language, stem));
}

/** As `wordsOf`, with a say in what a word comes to; `null` leaves it out. */
export function wordsBy(text: string, read: (word: string) => Form | null): Word[] {
  const found: Word[] = [];
  for (const match of text.normalize('NFC').matchAll(WORD)) {
    const [word] = match;
    const form = read(word);
    if (form !== null) found.push({ text: word, startIndex: match.index, form });
  }
  return found;
}

/** All words as they are written, stop words too: cheaper than `wordsBy` and without places. */
export function spellingsOf(text: string): readonly string[] {
  return text.normalize('NFC').match(WORD) ?? [];
}

/** `null` for a stop word. */
export function formOf(word: string, language: Language, stem: Stem): Form | null {
  const folded = fold(word, language);
  return isStopWord(folded, language) ? null : { folded, stem: stem(folded, language) };
}

/** All runs of four letters; they find compounds and slips of the pen. */
export function gramsOf(folded: string): string[] {
  if (folded.length <= GRAM_LENGTH) return [folded];
  return Array.from({ length: folded.length - GRAM_LENGTH + 1 }, (_, index) =>
    folded.slice(index, index + GRAM_LENGTH),
  );
}

/**
 * Whether two words belong together for a reader: same stem, one within the other ("Etikett" in
 * "Rücksendeetikett"), or the same beginning ("Rücksendung").
 */
export function isRelated({ form: a }: Word, { form: b }: Word): boolean {
  if (a.stem === b.stem) return true;
  const [short, long] = a.stem.length < b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem];
  if (short.length >= FAMILY_PART_MIN && long.includes(short)) return true;
  const prefix = short.slice(0, FAMILY_PREFIX_MIN);
  return prefix.length === FAMILY_PREFIX_MIN && long.startsWith(prefix);
}
