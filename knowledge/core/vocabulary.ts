import type { Language, Stem } from './language.ts';
import { NumberList } from './number-list.ts';
import { Postings } from './postings.ts';
import { formOf, gramsOf, spellingsOf, type Form } from './words.ts';

/** Where a stem stands: by document, and by place in the text of all documents. */
export interface StemEntry {
  readonly postings: Postings;
  readonly places: NumberList;
}

/** A word of the articles and what is noted for it. */
export interface KnownForm extends Form {
  readonly stemEntry: StemEntry;
  readonly gramPostings: readonly Postings[];
}

/** All words of the articles; each is taken apart once, however often it is written. */
export class Vocabulary {
  readonly #stem: Stem;
  readonly #forms: Record<Language, Map<string, KnownForm | null>> = {
    de: new Map(),
    en: new Map(),
  };
  readonly #stems = new Map<string, StemEntry>();
  readonly #grams = new Map<string, Postings>();

  constructor(stem: Stem) {
    this.#stem = stem;
  }

  /** The words of an article that carry meaning, in their order; new ones are added. */
  read(text: string, language: Language): KnownForm[] {
    const forms: KnownForm[] = [];
    for (const word of spellingsOf(text)) {
      const form = this.form(word, language);
      if (form !== null) forms.push(form);
    }
    return forms;
  }

  /** One word of an article; `null` for a stop word. */
  form(word: string, language: Language): KnownForm | null {
    const forms = this.#forms[language];
    const known = forms.get(word);
    if (known !== undefined) return known;
    const form = formOf(word, language, this.#stem);
    const added = form === null ? null : this.#added(form);
    forms.set(word, added);
    return added;
  }

  /** `undefined` when no article has the stem. */
  stem(stem: string): StemEntry | undefined {
    return this.#stems.get(stem);
  }

  /** Where a run of letters stands, as `gramsOf` gives it. */
  gram(gram: string): Postings | undefined {
    return this.#grams.get(gram);
  }

  #added(form: Form): KnownForm {
    const { folded, stem } = form;
    return {
      ...form,
      stemEntry: entryOf(this.#stems, stem, () => ({
        postings: new Postings(),
        places: new NumberList(),
      })),
      gramPostings: gramsOf(folded).map((gram) => entryOf(this.#grams, gram, () => new Postings())),
    };
  }
}

function entryOf<Entry>(entries: Map<string, Entry>, term: string, make: () => Entry): Entry {
  const known = entries.get(term);
  if (known !== undefined) return known;
  const made = make();
  entries.set(term, made);
  return made;
}
