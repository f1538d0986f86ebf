import { readScriptTag, whenBodyExists } from '../embed/script-tag.ts';
import { browserStorage, openShelf } from '../chat/storage.ts';
import { showConsentBanner } from './consent-banner.ts';
import { Journey } from './journey.ts';

declare global {
  interface Window {
    zentraleJourney?: {
      /** Shows the question again, so that a choice can be changed. */
      openConsent(): void;
      /** For pages with a consent tool of their own. */
      setConsent(isGranted: boolean): void;
    };
  }
}

const embedding = readScriptTag();
if (embedding && !window.zentraleJourney) {
  const { siteKey, origin, data } = embedding;
  const shelf = openShelf(`zentrale.journey.${siteKey}.`, browserStorage());
  const journey = new Journey(siteKey, origin, shelf);
  const setConsent = (isGranted: boolean) => void journey.setConsent(isGranted);
  const openConsent = () =>
    whenBodyExists(() => showConsentBanner(data['language'], journey.choice, setConsent));
  window.zentraleJourney = { openConsent, setConsent };
  journey.start();
  if (data['consent'] === 'banner' && journey.choice === null) openConsent();
}
