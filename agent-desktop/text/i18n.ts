import { i18n } from '@lingui/core';
import type { BothLanguages, Locale } from '@zentrale/protocol/views';

const LOCALE_KEY = 'zentrale.locale';

/** Loads the catalogue and switches every text on screen; remembered for the next sign-in page. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = locale === 'de' ? await import('./de.po') : await import('./en.po');
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
  localStorage.setItem(LOCALE_KEY, locale);
}

/** What to speak before we know who is there. */
export function initialLocale(): Locale {
  const remembered = localStorage.getItem(LOCALE_KEY);
  if (remembered === 'de' || remembered === 'en') return remembered;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Words that come in both languages. */
export function inLanguage(words: BothLanguages, locale: string): string {
  return locale === 'de' ? words.de : words.en;
}

/** Names that the centre keeps in both languages. */
export function localName(named: { nameDe: string; nameEn: string }, locale: string): string {
  return locale === 'de' ? named.nameDe : named.nameEn;
}
