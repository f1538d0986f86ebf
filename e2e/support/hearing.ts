import { expect, type Page } from '@playwright/test';
import { listen, SILENCE_DB } from './tones.ts';

/** Who speaks with which tone; above all notes of the centre's music. */
export const VOICE_HZ = { customer: 700, mara: 1_000, jonas: 1_300, ruth: 1_600 } as const;
export type Voice = keyof typeof VOICE_HZ;

/** The highest note of the music, with room for the width of a measurement. */
const MUSIC_HZ_MAX = 540;
const TOLERANCE_HZ = 12;

/** Waits until a page hears exactly these, each as a sound of its own. */
export async function expectToHear(page: Page, ...wanted: (Voice | 'music')[]): Promise<void> {
  await expect.poll(() => heardBy(page), { intervals: [50] }).toEqual(wanted.toSorted());
}

async function heardBy(page: Page): Promise<string[]> {
  const audible = (await listen(page)).filter(({ db }) => db > SILENCE_DB);
  return audible.map(({ hz }) => nameOf(hz)).toSorted();
}

function nameOf(hz: number): string {
  const voices = Object.entries(VOICE_HZ);
  const voice = voices.find(([, own]) => Math.abs(own - hz) < TOLERANCE_HZ);
  return voice?.[0] ?? (hz < MUSIC_HZ_MAX ? 'music' : `${hz} Hz`);
}
