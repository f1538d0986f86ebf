import { FRAME_MS } from '../core/index.ts';

/** How many frames a line sends in so many seconds. */
export const frameCountIn = (seconds: number) => Math.round((seconds * 1000) / FRAME_MS);

/**
 * Has every line send a frame each 20 ms, spread over the 20 ms as they are when nobody agreed on a
 * beat; then waits for the last ones to arrive.
 */
export async function speakPaced(
  lines: readonly { readonly send: (number: number) => void }[],
  seconds: number,
): Promise<void> {
  const startedAt = performance.now();
  const frameCount = frameCountIn(seconds);
  const next = lines.map(() => 0);
  while (next.some((number) => number < frameCount)) {
    const now = performance.now() - startedAt;
    for (const [index, { send }] of lines.entries()) {
      const number = next[index] ?? 0;
      const dueAt = (index * FRAME_MS) / lines.length + number * FRAME_MS;
      if (number >= frameCount || now < dueAt) continue;
      next[index] = number + 1;
      send(number);
    }
    await new Promise((settle) => setTimeout(settle, 1));
  }
  await new Promise((settle) => setTimeout(settle, 300));
}
