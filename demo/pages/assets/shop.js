// @ts-check
import { say } from './page.js';

/** Set by the journey script of the centre. */
/** @typedef {Window & { zentraleJourney?: { openConsent(): void } }} ShopWindow */

document.getElementById('privacy')?.addEventListener('click', () => {
  /** @type {ShopWindow} */ (window).zentraleJourney?.openConsent();
});

const form = document.getElementById('basket-form');
if (form instanceof HTMLFormElement) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const size = form.querySelector('input:checked')?.getAttribute('value') ?? '';
    const basket = document.getElementById('basket');
    if (basket)
      basket.textContent = say(`Größe ${size} liegt im Korb.`, `Size ${size} is in the basket.`);
  });
}
