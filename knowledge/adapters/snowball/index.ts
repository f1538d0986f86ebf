import { newStemmer } from 'snowball-stemmers';
import type { Language, Stem } from '../../core/index.ts';

const STEMMERS: Record<Language, { stem(word: string): string }> = {
  de: newStemmer('german'),
  en: newStemmer('english'),
};
/** Words remembered per language; articles and questions share most of theirs. */
const WORDS_MAX = 50_000;
const known: Record<Language, Map<string, string>> = { de: new Map(), en: new Map() };

/** Stems German and English words with the Snowball algorithms. */
export const snowballStem: Stem = (word, language) => {
  const words = known[language];
  const found = words.get(word);
  if (found !== undefined) return found;
  const stem = STEMMERS[language].stem(word);
  if (words.size >= WORDS_MAX) words.clear();
  words.set(word, stem);
  return stem;
};
