// @ts-check
import { find, make, post, say } from './page.js';

// The handset: one call at a time, with the page's microphone and speaker.

const dialButton = find('dial', HTMLButtonElement);
const declineButton = find('decline', HTMLButtonElement);
const hangUpButton = find('hang-up', HTMLButtonElement);
const keypad = find('keypad', HTMLDivElement);
const captions = find('captions', HTMLDivElement);
const callState = find('call-state', HTMLParagraphElement);

/** @type {{ socket: WebSocket, close: () => void } | null} */
let call = null;
let isRinging = false;

dialButton.addEventListener('click', () => void dial(isRinging));
declineButton.addEventListener('click', () => {
  const number = find('thread-number', HTMLElement).textContent ?? '';
  void post('/phone/declined', { number });
});
/** The telephone that is shown rings, or no longer. */
document.addEventListener('ringing', (event) => {
  isRinging = event instanceof CustomEvent && event.detail === true;
  declineButton.hidden = !isRinging || call !== null;
  dialButton.textContent = isRinging
    ? say('Annehmen', 'Answer')
    : say('Zentrale anrufen', 'Call the centre');
  if (!call)
    callState.textContent = isRinging ? say('Die Zentrale ruft an', 'The centre is calling') : '';
});
hangUpButton.addEventListener('click', () => send({ act: 'hang-up' }));
for (const key of '123456789*0#') {
  const button = make('button', { type: 'button', class: 'key' }, key);
  button.addEventListener('click', () => send({ act: 'press', key }));
  keypad.append(button);
}

/** @param {boolean} isAnswering */
async function dial(isAnswering) {
  if (call) return;
  captions.replaceChildren();
  show(say('Es klingelt …', 'Ringing …'), true);
  const number = find('thread-number', HTMLElement).textContent ?? '';
  const how = isAnswering ? '&answer=1' : '';
  const address = new URL(`/phone/call?number=${encodeURIComponent(number)}${how}`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const audio = new AudioContext({ sampleRate: 8000 });
  /** @type {MediaStream | null} */
  let microphone = null;
  call = {
    socket,
    close() {
      call = null;
      speechSynthesis.cancel();
      for (const track of microphone?.getTracks() ?? []) track.stop();
      void audio.close();
      show(say('Aufgelegt', 'Hung up'), false);
    },
  };
  socket.addEventListener('close', () => call?.close());
  try {
    await audio.audioWorklet.addModule('/assets/telephone-worklet.js');
    const handset = new AudioWorkletNode(audio, 'handset');
    handset.connect(audio.destination);
    handset.port.addEventListener('message', ({ data }) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    });
    handset.port.start();
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') return speak(JSON.parse(data));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      handset.port.postMessage(new Uint8Array(data));
    });
    microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    audio.createMediaStreamSource(microphone).connect(handset);
  } catch {
    caption(say('Ohne Mikrofon: Sie hören nur zu.', 'Without a microphone: you only listen.'));
  }
}

/** @param {{ says: string, language: string }} sentence */
function speak({ says, language }) {
  show(say('Verbunden', 'Connected'), true);
  caption(says);
  const utterance = new SpeechSynthesisUtterance(says);
  utterance.lang = language;
  speechSynthesis.speak(utterance);
}

/** @param {string} words */
function caption(words) {
  captions.append(make('p', {}, words));
  captions.scrollTop = captions.scrollHeight;
}

/**
 * @param {string} words
 * @param {boolean} isCalling
 */
function show(words, isCalling) {
  callState.textContent = words;
  dialButton.hidden = isCalling;
  hangUpButton.hidden = !isCalling;
  keypad.hidden = !isCalling;
}

/** @param {object} act */
function send(act) {
  if (call?.socket.readyState === WebSocket.OPEN) call.socket.send(JSON.stringify(act));
}
