import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'de' | 'en';

/** A text of the desktop in the reader's language, found by its English wording. */
export type Words = (english: string, facts?: Readonly<Record<string, string>>) => string;

const CATALOGUE_FOLDER = join(import.meta.dirname, '..', '..', 'agent-desktop', 'text');

/**
 * The desktop's texts as a reader of the language sees them. Throws for a text that the desktop
 * does not have, so that a test never looks for words of the past.
 */
export function desktopWords(language: Language): Words {
  const catalogue = readCatalogue(language);
  return (english, facts = {}) => {
    const translated = catalogue.get(english);
    if (translated === undefined) throw new Error(`The desktop has no text “${english}”.`);
    return (translated || english).replaceAll(
      /\{(\w+)\}/g,
      (hole, name: string) => facts[name] ?? hole,
    );
  };
}

/** Reads a gettext catalogue: texts in quotes, long ones over several lines. */
function readCatalogue(language: Language): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  let id = '';
  let text = '';
  let current: 'id' | 'text' | null = null;
  const keep = () => {
    if (id !== '') entries.set(id, text);
  };
  for (const line of readFileSync(join(CATALOGUE_FOLDER, `${language}.po`), 'utf8').split('\n')) {
    const [, keyword, quoted] = /^(?:(msgid|msgstr) )?(".*")$/.exec(line) ?? [];
    if (quoted === undefined) {
      current = null;
      continue;
    }
    const words = JSON.parse(quoted) as string;
    if (keyword === 'msgid') {
      keep();
      [id, text, current] = [words, '', 'id'];
    } else if (keyword === 'msgstr') {
      [text, current] = [words, 'text'];
    } else if (current === 'id') {
      id += words;
    } else {
      text += words;
    }
  }
  keep();
  return entries;
}
