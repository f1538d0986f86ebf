// @ts-nocheck -- runs where the browser makes sound, which has types of its own

const FRAME_SAMPLES = 160;
const BIAS = 0x84;
const CLIP = 32_635;
/** 200 ms; more would only be late. */
const KEPT_SAMPLES_MAX = 1600;

/** G.711 mu-law, as telephones speak it. */
function toMuLaw(sample) {
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function fromMuLaw(byte) {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

class Handset extends AudioWorkletProcessor {
  #spoken = [];
  #heard = [];

  constructor() {
    super();
    this.port.addEventListener('message', ({ data }) => {
      for (const byte of data) this.#heard.push(fromMuLaw(byte) / 32_768);
      if (this.#heard.length > KEPT_SAMPLES_MAX) this.#heard = this.#heard.slice(-KEPT_SAMPLES_MAX);
    });
    this.port.start();
  }

  process([input], [output]) {
    for (const sample of input[0] ?? []) this.#spoken.push(toMuLaw(Math.round(sample * 32_767)));
    while (this.#spoken.length >= FRAME_SAMPLES) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      this.port.postMessage(Uint8Array.from(this.#spoken.splice(0, FRAME_SAMPLES)));
    }
    const [speaker] = output;
    if (speaker) {
      const samples = this.#heard.splice(0, speaker.length);
      speaker.set(samples);
    }
    return true;
  }
}

registerProcessor('handset', Handset);
