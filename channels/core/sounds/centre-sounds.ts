import { FRAME_SAMPLES, SAMPLES_PER_SECOND, toMuLaw } from './mu-law.ts';

// What the centre itself plays: made by arithmetic, so that there is nothing to license, to load
// or to lose, and the same in every process.

/** `music`: somebody will come. `tone`: somebody's connection is gone and may come back. */
export type CentreSound = 'music' | 'tone';

const NOTE_SAMPLES = 3200;
const LOUDNESS = 5200;
/** C major, A minor, F major and G major, broken up: two bars each, gentle on a telephone. */
const CHORDS = [
  [261.63, 329.63, 392, 523.25],
  [220, 261.63, 329.63, 440],
  [174.61, 220, 261.63, 349.23],
  [196, 246.94, 293.66, 392],
] as const;
const PATTERN = [0, 1, 2, 3, 2, 1, 2, 1] as const;

const TONE_HZ = 425;
const TONE_ON_SAMPLES = 1600;
const TONE_LOOP_SAMPLES = 12_800;
const FADE_SAMPLES = 80;

/** A loop of mu-law bytes, a whole number of frames long. */
function musicLoop(): Uint8Array {
  const notes = CHORDS.flatMap((chord) => PATTERN.map((step) => chord[step] ?? chord[0]));
  const loop = new Uint8Array(notes.length * NOTE_SAMPLES);
  for (const [index, hz] of notes.entries()) {
    for (let at = 0; at < NOTE_SAMPLES; at += 1) {
      const phase = (2 * Math.PI * hz * at) / SAMPLES_PER_SECOND;
      // A plucked string: the overtone is gone sooner than the note.
      const decay = Math.exp((-3 * at) / NOTE_SAMPLES);
      const shape = Math.sin(phase) + 0.35 * decay * Math.sin(2 * phase);
      const edge = edgeOf(at, NOTE_SAMPLES);
      loop[index * NOTE_SAMPLES + at] = toMuLaw(Math.round(LOUDNESS * decay * edge * shape));
    }
  }
  return loop;
}

/** A short beep and a long pause. */
function toneLoop(): Uint8Array {
  const loop = new Uint8Array(TONE_LOOP_SAMPLES);
  for (let at = 0; at < TONE_LOOP_SAMPLES; at += 1) {
    const isOn = at < TONE_ON_SAMPLES;
    const edge = isOn ? edgeOf(at, TONE_ON_SAMPLES) : 0;
    const phase = (2 * Math.PI * TONE_HZ * at) / SAMPLES_PER_SECOND;
    loop[at] = toMuLaw(Math.round(LOUDNESS * edge * Math.sin(phase)));
  }
  return loop;
}

/** Begins and ends at nothing: a sound cut off clicks. */
function edgeOf(at: number, count: number): number {
  return Math.min(1, at / FADE_SAMPLES, (count - at) / FADE_SAMPLES);
}

const LOOPS: Readonly<Record<CentreSound, Uint8Array>> = { music: musicLoop(), tone: toneLoop() };

/** 20 ms of a sound; `index` counts frames from 0 and the loop begins again by itself. */
export function frameOf(sound: CentreSound, index: number): Uint8Array {
  const loop = LOOPS[sound];
  const start = (index * FRAME_SAMPLES) % loop.length;
  return loop.subarray(start, start + FRAME_SAMPLES);
}
