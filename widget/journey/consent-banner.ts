import { addShadowHost } from '../embed/shadow-host.ts';
import { chooseLanguage } from '../text/choose-language.ts';
import css from './consent-banner.css?inline';

const WORDS = {
  de: {
    title: 'Dürfen wir Ihren Weg durch den Shop merken?',
    text: 'Dann sehen unsere Leute beim Chatten, welche Seiten Sie angesehen haben, und helfen schneller. Ohne Zustimmung wird nichts gespeichert. Sie können das jederzeit ändern.',
    accept: 'Zustimmen',
    decline: 'Ablehnen',
    granted: 'Zurzeit: zugestimmt.',
    declined: 'Zurzeit: abgelehnt.',
  },
  en: {
    title: 'May we remember your way through the shop?',
    text: 'Then our people see which pages you have looked at when you chat, and help faster. Without consent nothing is stored. You can change this at any time.',
    accept: 'Accept',
    decline: 'Decline',
    granted: 'At present: accepted.',
    declined: 'At present: declined.',
  },
} as const;

const NAME = 'zentrale-consent';

/** Asks once; both answers are equally easy. Asked again, the present choice is shown. */
export function showConsentBanner(
  wanted: string | undefined,
  choice: boolean | null,
  onChoice: (isGranted: boolean) => void,
): void {
  document.querySelector(NAME)?.remove();
  const page = document.documentElement.lang;
  const language = chooseLanguage(wanted, page, navigator.language);
  const words = WORDS[language];
  const { root } = addShadowHost(NAME, css);
  const comeFrom = document.activeElement;

  const banner = make('section', '', { role: 'region', lang: language, 'aria-label': words.title });
  const button = (text: string, isGranted: boolean) => {
    const element = make('button', text, { type: 'button' });
    element.addEventListener('click', () => {
      root.host.remove();
      if (comeFrom instanceof HTMLElement) comeFrom.focus();
      onChoice(isGranted);
    });
    return element;
  };
  const decline = button(words.decline, false);
  const present = choice === null ? '' : words[choice ? 'granted' : 'declined'];
  banner.append(
    make('h2', words.title, {}),
    make('p', `${words.text} ${present}`, {}),
    decline,
    button(words.accept, true),
  );
  root.append(banner);
  // Opened by the visitor it takes the focus; coming by itself it must not.
  if (choice !== null) decline.focus();
}

function make<Name extends 'section' | 'button' | 'h2' | 'p'>(
  name: Name,
  text: string,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
