import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'de' | 'en';

const PAGES_FOLDER = join(import.meta.dirname, '..', 'pages');
const INCLUDE = /<!-- include ([a-z0-9./-]+) -->/g;
const VALUE = /\{\{(\w+)\}\}/g;
const BOTH = /\[\[([^|\]]*)\|([^\]]*)\]\]/g;

/** Reads a page of `demo/pages` and puts its parts and drawings in. */
export function readPage(name: string): string {
  const text = readFileSync(join(PAGES_FOLDER, name), 'utf8');
  return text.replace(INCLUDE, (_, part: string) => readPage(part));
}

/**
 * Fills a page: `[[Deutsch|English]]` becomes one of the two, `{{name}}` a value, escaped. A value
 * that the page names and nobody gave is a mistake of ours and throws.
 */
export function fillPage(
  page: string,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  return page
    .replace(BOTH, (_, german: string, english: string) => (language === 'de' ? german : english))
    .replace(VALUE, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the page names {{${name}}}, which nobody gave`);
      return escapeHtml(value);
    });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The visitor's choice if there is one, else what the browser asks for. */
export function languageOf(cookie: string | undefined, accepted: string | undefined): Language {
  const chosen = /(?:^|;\s*)demo-language=(de|en)(?:;|$)/.exec(cookie ?? '')?.[1];
  if (chosen === 'de' || chosen === 'en') return chosen;
  return (accepted ?? '').trim().toLowerCase().startsWith('de') ? 'de' : 'en';
}
