// @ts-check
import { clock, find, follow, language, make, post, say } from './page.js';

/**
 * @typedef {{ deviceId: string, kind: 'door' | 'temperature' | 'defibrillator', name: string,
 *   place: string, connection: string, value: string | null,
 *   publish: { payload: string, sentAt: number, acknowledgedAt: number | null,
 *     failure: string | null } | null }} Device
 * @typedef {{ card: HTMLElement, show: (device: Device) => void }} Shown
 */

/** @type {Map<string, Shown>} */
const shown = new Map();

follow('/devices/events', (/** @type {Device[]} */ devices) => {
  for (const device of devices) {
    const known = shown.get(device.deviceId) ?? add(device);
    known.show(device);
  }
});

const PICTURES = {
  door: ['M5 21V3h14v18M3 21h18', 'M7 5h10v16H7z', 'M14 13v.5'],
  temperature: ['M10 14V5a2 2 0 0 1 4 0v9a4.5 4.5 0 1 1-4 0z', '', 'M12 9v8'],
  defibrillator: [
    'M12 20s-8-4.8-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.2 12 20 12 20z',
    '',
    'M7 12h3l1.5-3 2 5 1.2-2H17',
  ],
};

const CONNECTIONS = {
  idle: [say('noch nicht verbunden', 'not connected yet'), ''],
  connecting: [say('verbindet …', 'connecting …'), 'warn'],
  connected: [say('verbunden', 'connected'), 'good'],
  lost: [say('getrennt, versucht es wieder', 'disconnected, trying again'), 'warn'],
  refused: [say('abgewiesen (Kennwort?)', 'refused (password?)'), 'bad'],
};

const VALUES = /** @type {Record<string, string>} */ ({
  open: say('offen', 'open'),
  closed: say('geschlossen', 'closed'),
  taken: say('entnommen', 'taken'),
  returned: say('an seinem Platz', 'in its place'),
});

/**
 * @param {Device} device
 * @returns {Shown}
 */
function add(device) {
  const value = make('p', { class: 'value', role: 'status' });
  const details = make('dl');
  const controls = controlsOf(device);
  const rubbish = make(
    'button',
    { class: 'rubbish', type: 'button' },
    say('Unsinn senden', 'Send rubbish'),
  );
  rubbish.append(make('span', { class: 'unseen' }, `: ${device.name}`));
  rubbish.addEventListener('click', () => void post(`/devices/${device.deviceId}/rubbish`, {}));
  const title = `title-${device.deviceId}`;
  const card = make(
    'article',
    { class: 'card device', 'aria-labelledby': title },
    make(
      'header',
      {},
      picture(device.kind),
      make('h2', { id: title }, device.name),
      make('p', { class: 'dim' }, device.place),
    ),
    value,
    controls.element,
    details,
    make('footer', {}, rubbish),
  );
  find('devices', HTMLUListElement).append(make('li', {}, card));
  const entry = {
    card,
    /** @param {Device} now */
    show(now) {
      value.textContent =
        now.value === null ? say('noch nichts gemeldet', 'nothing reported yet') : inWords(now);
      card.classList.toggle('alert', now.value === 'open' || now.value === 'taken');
      controls.show(now);
      details.replaceChildren(...detailsOf(now));
    },
  };
  shown.set(device.deviceId, entry);
  return entry;
}

/** @param {Device} device */
function controlsOf(device) {
  if (device.kind === 'temperature') return slider(device);
  const choices =
    device.kind === 'door'
      ? [
          ['open', say('Öffnen', 'Open')],
          ['closed', say('Schließen', 'Close')],
        ]
      : [
          ['taken', say('Entnehmen', 'Take')],
          ['returned', say('Zurückstellen', 'Return')],
        ];
  const buttons = choices.map(([name = '', words = '']) => {
    const button = make(
      'button',
      { class: 'button plain', type: 'button', 'data-value': name },
      words,
    );
    button.append(make('span', { class: 'unseen' }, `: ${device.name}`));
    button.addEventListener(
      'click',
      () => void post(`/devices/${device.deviceId}/readings`, { [device.kind]: name }),
    );
    return button;
  });
  return {
    element: make('div', { class: 'row' }, ...buttons),
    /** @param {Device} now */
    show(now) {
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.dataset.value === now.value));
      }
    },
  };
}

/** @param {Device} device */
function slider(device) {
  const id = `slider-${device.deviceId}`;
  const input = make('input', {
    id,
    type: 'range',
    min: '-10',
    max: '30',
    step: '0.5',
    value: '4',
  });
  const label = make('label', { for: id }, say('Temperatur einstellen', 'Set the temperature'));
  input.addEventListener(
    'change',
    () => void post(`/devices/${device.deviceId}/readings`, { temperature: Number(input.value) }),
  );
  return {
    element: make('div', {}, label, input),
    /** @param {Device} now */
    show(now) {
      if (now.value !== null && document.activeElement !== input) input.value = now.value;
    },
  };
}

/** @param {Device} device */
function detailsOf(device) {
  const [words = '', tone = ''] =
    CONNECTIONS[/** @type {keyof typeof CONNECTIONS} */ (device.connection)];
  const rows = [make('dt', {}, 'MQTT'), make('dd', { class: tone }, words)];
  const { publish } = device;
  if (publish) {
    rows.push(
      make('dt', {}, say('Gesendet', 'Sent')),
      make('dd', {}, make('code', {}, publish.payload)),
    );
    rows.push(make('dt', {}, 'PUBACK'), acknowledgement(publish));
  }
  return rows;
}

/** @param {NonNullable<Device['publish']>} publish */
function acknowledgement({ sentAt, acknowledgedAt, failure }) {
  if (failure) return make('dd', { class: 'bad' }, failure);
  if (acknowledgedAt === null) return make('dd', { class: 'warn' }, say('steht aus', 'pending'));
  const took = `${acknowledgedAt - sentAt} ms`;
  return make('dd', { class: 'good' }, `${clock(acknowledgedAt)} (${took})`);
}

/** @param {Device} device */
function inWords(device) {
  if (device.value === null) return '';
  if (device.kind !== 'temperature') return VALUES[device.value] ?? device.value;
  return `${new Intl.NumberFormat(language).format(Number(device.value))} °C`;
}

/** @param {Device['kind']} kind */
function picture(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'picture');
  svg.setAttribute('aria-hidden', 'true');
  const [frame = '', leaf = '', mark = ''] = PICTURES[kind];
  for (const [d, name] of [
    [frame, ''],
    [leaf, 'leaf'],
    [mark, ''],
  ]) {
    if (!d) continue;
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', d);
    if (name) path.setAttribute('class', name);
    svg.append(path);
  }
  return svg;
}
