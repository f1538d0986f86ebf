export type Language = 'de' | 'en';

/** `auto` follows the page, then the browser. */
export function chooseLanguage(
  wanted: string | undefined,
  page: string,
  browser: string,
): Language {
  const choice = wanted === 'de' || wanted === 'en' ? wanted : page || browser;
  return choice.toLowerCase().startsWith('de') ? 'de' : 'en';
}
