import type { Browser, BrowserContext, Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;
const SECONDS = 10;
/** Quieter than this is silence. */
export const SILENCE_DB = -75;

/** A browser whose microphone hears one tone, so that whoever hears it can tell. */
export function launchWithTone(base: Browser, hz: number, options: object): Promise<Browser> {
  const path = join(tmpdir(), `zentrale-tone-${hz}-${process.pid}.wav`);
  writeFileSync(path, toneFile(hz));
  const { args = [], ...rest } = options as { args?: string[] };
  return base.browserType().launch({
    ...rest,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${path}`,
    ],
  });
}

// What follows runs in the pages, where it is no part of ours: as text.

const EARS = `
  window.heard = [];
  const Plain = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Plain {
    constructor(configuration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => window.heard.push(track));
    }
  };
  // Noise suppression takes a steady tone for noise.
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const plain = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
  const rawly = ({ audio, ...rest }) =>
    plain(audio ? { ...rest, audio: { ...(audio === true ? {} : audio), ...raw } } : rest);
  if (plain) navigator.mediaDevices.getUserMedia = rawly;
`;

const LISTEN = `(async () => {
  const audio = new AudioContext();
  const ears = window.heard
    .filter(({ kind, readyState }) => kind === 'audio' && readyState === 'live')
    .map((track) => {
      const analyser = audio.createAnalyser();
      analyser.fftSize = 8192;
      analyser.smoothingTimeConstant = 0;
      audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      return analyser;
    });
  await new Promise((later) => setTimeout(later, 500));
  const found = ears.map((analyser) => {
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    let loudest = 0;
    bins.forEach((db, at) => {
      if (db > bins[loudest]) loudest = at;
    });
    const hz = Math.round((loudest * audio.sampleRate) / analyser.fftSize);
    return { hz, db: Math.max(-200, Math.round(bins[loudest])) };
  });
  await audio.close();
  return found;
})()`;

/** Call before any page is opened: keeps what the context's pages receive in calls. */
export async function giveEars(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: EARS });
}

export interface Heard {
  readonly hz: number;
  readonly db: number;
}

/** The loudest tone of each sound that arrives just now, silent ones among them. */
export function listen(page: Page): Promise<Heard[]> {
  return page.evaluate<Heard[]>(LISTEN);
}

function toneFile(hz: number): Buffer {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    const value = Math.sin((2 * Math.PI * hz * at) / RATE) * 0.5 * 32_767;
    file.writeInt16LE(Math.round(value), 44 + at * 2);
  }
  return file;
}
