import { usePreferences } from '../state/preferences.ts';

/** Notes in hertz with start and length in seconds; an alarm must be told apart without looking. */
const TONES = {
  offer: [
    [587, 0, 0.16],
    [784, 0.18, 0.28],
  ],
  alarm: [
    [880, 0, 0.14],
    [660, 0.16, 0.14],
    [880, 0.32, 0.14],
    [660, 0.48, 0.22],
  ],
  alert: [
    [523, 0, 0.18],
    [392, 0.2, 0.3],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;

export type Tone = keyof typeof TONES;
const REPEAT_MS = 2_400;

let context: AudioContext | null = null;

function audio(): AudioContext {
  context ??= new AudioContext();
  return context;
}

/** Browsers keep pages silent until somebody has clicked; `false` means nobody would hear us. */
export async function enableSound(): Promise<boolean> {
  const waitAtMost = new Promise((resolve) => setTimeout(resolve, 300));
  await Promise.race([audio().resume(), waitAtMost]);
  return audio().state === 'running';
}

export function playTone(tone: Tone): void {
  const { isMuted, volume } = usePreferences.getState();
  if (isMuted || volume === 0) return;
  const at = audio().currentTime + 0.02;
  for (const [hertz, start, length] of TONES[tone]) {
    const oscillator = audio().createOscillator();
    const gain = audio().createGain();
    oscillator.type = tone === 'alarm' ? 'triangle' : 'sine';
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at + start);
    gain.gain.linearRampToValueAtTime(volume * 0.35, at + start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0005, at + start + length);
    oscillator.connect(gain).connect(audio().destination);
    oscillator.start(at + start);
    oscillator.stop(at + start + length);
  }
}

/** Rings until the returned function is called. */
export function ring(tone: Tone): () => void {
  playTone(tone);
  const timer = setInterval(() => playTone(tone), REPEAT_MS);
  return () => clearInterval(timer);
}
