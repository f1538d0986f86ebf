/** Languages articles are written in. */
export type Language = 'de' | 'en';

/**
 * Reduces a word to its stem. The word comes folded (see `fold`), the answer must be the same for
 * the same word.
 */
export type Stem = (word: string, language: Language) => string;

// Folded as `fold` folds: no umlauts, "ss" for "ß".
const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  de: words(`
    aber alle als also am an auch auf aus bei bekomme bekommen bin bis bitte brauche brauchen
    braucht da damit dann das dass dem den der des die dies diese diesem diesen dieser doch du
    durch ein eine einem einen einer eines er es fur geht gibt habe haben hallo hat hatte ich ihr
    ihre ihren im in ist ja kann kein keine konnen man mein meine meinem meinen meiner mich mir
    mit mochte muss nach nicht noch nur ob oder ohne schon sehr sein sich sie sind so soll uber um
    und uns unser unsere unter vom von vor wann warum was weil welche welchem welchen welcher
    welches wenn wer werden wie wieder wir wird wo wohin wurde zu zum zur`),
  en: words(`
    a about after all also am an and any are as at be been but by can could did do does for from
    get had has have he hello her his how i if in into is it its just may me my need no not of on
    one or our please she should so some that the their them then there these they this to too up
    us was we were what when where which who why will with would you your`),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

export function isStopWord(folded: string, language: Language): boolean {
  return STOP_WORDS[language].has(folded);
}

/**
 * One spelling for what people type differently: lower case, no accents, and in German "ü", "ue"
 * and "u" alike. Some unrelated words fall together (schon, schön); rank pays little for that, a
 * customer on a keyboard without umlauts finds nothing otherwise.
 */
export function fold(word: string, language: Language): string {
  const lower = word.toLowerCase();
  // Most words are plain letters already, and this is called for each word of each article.
  const plain = /^[a-z0-9]*$/.test(lower) ? lower : withoutAccents(lower);
  if (language === 'en') return plain;
  return plain.replaceAll(/ae|oe|(?<!q)ue/g, (pair) => pair.charAt(0));
}

function withoutAccents(lower: string): string {
  return lower
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
}
