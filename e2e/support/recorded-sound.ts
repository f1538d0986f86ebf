import type { Page } from '@playwright/test';

/** The loudest tone of a stretch of a recorded track; below -60 dB there is silence. */
export interface Stretch {
  readonly fromMs: number;
  readonly hz: number;
  readonly db: number;
}

export const STRETCH_MS = 500;

// What follows runs in the page, where it is no part of ours: as text. The browser decodes; a plain
// count of upward crossings tells the frequency of what is one tone or nothing.
const MEASURE = `async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(path + ': ' + response.status);
  const decoder = new OfflineAudioContext(1, 1, 48000);
  const buffer = await decoder.decodeAudioData(await response.arrayBuffer());
  const samples = buffer.getChannelData(0);
  const size = 48 * ${STRETCH_MS};
  const stretches = [];
  for (let start = 0; start + size <= samples.length; start += size) {
    let power = 0;
    let crossings = 0;
    for (let at = start; at < start + size; at += 1) {
      power += samples[at] * samples[at];
      if (at > start && samples[at - 1] < 0 && samples[at] >= 0) crossings += 1;
    }
    const db = Math.max(-200, Math.round(10 * Math.log10(power / size + 1e-20)));
    stretches.push({ fromMs: start / 48, hz: Math.round((crossings * 1000) / ${STRETCH_MS}), db });
  }
  return { stretches, durationMs: Math.round(buffer.duration * 1000) };
}`;

/** Decodes a recorded track in somebody's browser, with that somebody's rights. */
export function measureTrack(
  page: Page,
  recordingId: string,
  track: number,
): Promise<{ readonly stretches: Stretch[]; readonly durationMs: number }> {
  const path = `/api/v1/recordings/${recordingId}/tracks/${track}`;
  return page.evaluate(`(${MEASURE})(${JSON.stringify(path)})`);
}
