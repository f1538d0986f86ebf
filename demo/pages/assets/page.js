// @ts-check

/** @typedef {'de' | 'en'} Language */

/** @type {Language} */
export const language = document.documentElement.lang === 'de' ? 'de' : 'en';

/**
 * Chooses one of two texts by the page's language.
 * @param {string} german
 * @param {string} english
 */
export const say = (german, english) => (language === 'de' ? german : english);

/**
 * Finds what must be on the page.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`#${id} is missing`);
  return element;
}

/**
 * Makes an element with text and children; never markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/**
 * Sends what somebody did; says so on the page where it was not taken.
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<boolean>} whether the server took it
 */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    tell(response.ok ? '' : say('Das wurde nicht angenommen.', 'This was not accepted.'));
    return response.ok;
  } catch {
    tell(UNREACHABLE);
    return false;
  }
}

const UNREACHABLE = say('Keine Verbindung zum Simulator …', 'No connection to the simulator …');

/** @param {string} words */
function tell(words) {
  const line = document.getElementById('line');
  if (line) line.textContent = words;
}

/**
 * Calls back with the newest state for as long as the page is open.
 * @param {string} path
 * @param {(state: any) => void} onState
 */
export function follow(path, onState) {
  const events = new EventSource(path);
  events.addEventListener('open', () => tell(''));
  events.addEventListener('message', (event) => onState(JSON.parse(event.data)));
  events.addEventListener('error', () => tell(UNREACHABLE));
}

/** @param {number} at */
export function clock(at) {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(at);
}
