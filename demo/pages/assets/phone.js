// @ts-check
import { clock, find, follow, make, post, say } from './page.js';

/**
 * @typedef {{ number: string, name: string }} Phone
 * @typedef {{ sid: string, direction: 'inbound' | 'outbound-api', from: string, to: string,
 *   body: string, status: string, errorCode: number | null, createdAt: number,
 *   webhook: { httpStatus: number | null, detail: string } | null }} Sms
 * @typedef {{ ringing: string[], centreNumber: string, isNetworkDown: boolean, phones: Phone[], messages: Sms[] }} View
 */

const phones = find('phones', HTMLUListElement);
const thread = find('thread', HTMLDivElement);
const text = find('text', HTMLTextAreaElement);
const down = find('down', HTMLInputElement);

/** @type {View | null} */
let view = null;
/** The number whose phone is shown; kept over a reload of the page. */
let chosen = sessionStorage.getItem('phone') ?? '';

follow('/phone/events', (next) => {
  view = next;
  draw();
});

find('write', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void write(text.value.trim());
});
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  find('write', HTMLFormElement).requestSubmit();
});
find('new-phone', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void addPhone(find('new-name', HTMLInputElement), find('new-number', HTMLInputElement));
});
down.addEventListener('change', () => void post('/phone/network', { isNetworkDown: down.checked }));

/** @param {string} body */
async function write(body) {
  if (body && (await post('/phone/messages', { from: chosen, body }))) text.value = '';
  text.focus();
}

/**
 * @param {HTMLInputElement} name
 * @param {HTMLInputElement} number
 */
async function addPhone(name, number) {
  if (!(await post('/phone/phones', { name: name.value, number: number.value }))) return;
  choose(number.value);
  name.value = '';
  number.value = '';
}

/** @param {string} number */
function choose(number) {
  chosen = number;
  sessionStorage.setItem('phone', number);
  draw();
}

function draw() {
  if (!view) return;
  const phone = view.phones.find(({ number }) => number === chosen) ?? view.phones[0];
  if (!phone) return;
  chosen = phone.number;
  down.checked = view.isNetworkDown;
  drawPhones(view.phones);
  find('thread-title', HTMLElement).textContent = phone.name;
  find('thread-number', HTMLElement).textContent = phone.number;
  const own = view.messages.filter(({ from, to }) => from === chosen || to === chosen);
  drawThread(own);
  const isRinging = view.ringing.includes(chosen);
  document.dispatchEvent(new CustomEvent('ringing', { detail: isRinging }));
}

/** @param {Phone[]} list */
function drawPhones(list) {
  const focused = document.activeElement?.getAttribute('data-number');
  phones.replaceChildren(
    ...list.map(({ number, name }) => {
      const pressed = String(number === chosen);
      const attributes = { type: 'button', 'aria-pressed': pressed, 'data-number': number };
      const button = make('button', attributes, name, make('span', { class: 'dim' }, number));
      button.addEventListener('click', () => choose(number));
      return make('li', {}, button);
    }),
  );
  const again = phones.querySelector(`[data-number="${CSS.escape(focused ?? '')}"]`);
  if (again instanceof HTMLElement) again.focus();
}

/** @param {Sms[]} messages */
function drawThread(messages) {
  const isAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 60;
  const rows = messages.map(row);
  const empty = make('p', { class: 'empty dim' }, say('Noch keine SMS.', 'No messages yet.'));
  const old = [...thread.children];
  // Lines that did not change stay, so that a screen reader reads only what is new.
  const next = (rows.length > 0 ? rows : [empty]).map((line, at) => {
    const before = old[at];
    return before?.isEqualNode(line) ? before : line;
  });
  if (next.length === old.length && next.every((line, at) => line === old[at])) return;
  thread.replaceChildren(...next);
  if (isAtEnd || rows.length !== old.length) thread.scrollTop = thread.scrollHeight;
}

/** @param {Sms} sms */
function row(sms) {
  const isOwn = sms.direction === 'inbound';
  const [words, tone] = isOwn ? webhookWords(sms) : statusWords(sms);
  const small = make('small', { class: tone }, `${clock(sms.createdAt)} · ${words}`);
  const line = make('div', { class: isOwn ? 'sms out' : 'sms' }, make('p', {}, sms.body), small);
  if (isOwn && sms.webhook && !isTaken(sms)) {
    const button = make(
      'button',
      { class: 'again', type: 'button' },
      say('Noch einmal', 'Try again'),
    );
    button.addEventListener('click', () => void post(`/phone/messages/${sms.sid}/again`, {}));
    small.append(' ', button);
  }
  return line;
}

/** @param {Sms} sms */
function isTaken(sms) {
  const status = sms.webhook?.httpStatus ?? 0;
  return status >= 200 && status < 300;
}

/**
 * @param {Sms} sms
 * @returns {[string, string]}
 */
function webhookWords(sms) {
  if (!sms.webhook) return [say('wird gesendet', 'sending'), ''];
  const { httpStatus, detail } = sms.webhook;
  if (isTaken(sms)) return [say(`angenommen (${httpStatus})`, `accepted (${httpStatus})`), 'good'];
  if (httpStatus === null) {
    return [say(`nicht erreicht: ${detail}`, `not reached: ${detail}`), 'bad'];
  }
  return [say(`abgelehnt (${httpStatus})`, `refused (${httpStatus})`), 'bad'];
}

/**
 * @param {Sms} sms
 * @returns {[string, string]}
 */
function statusWords(sms) {
  if (sms.status === 'delivered') return [say('zugestellt', 'delivered'), 'good'];
  if (sms.status === 'undelivered') {
    const code = sms.errorCode;
    return [say(`nicht zugestellt (${code})`, `not delivered (${code})`), 'bad'];
  }
  return sms.status === 'sent'
    ? [say('unterwegs', 'on its way'), '']
    : [say('in der Schlange', 'queued'), ''];
}
