import { asId, type PartyId } from '@zentrale/kernel/values';
import type { Hearing } from '../core/index.ts';
import type { MediaRoom } from '../ports/media-plane.ts';
import { toneFrames } from './tones.ts';

const party = (name: string) => asId<PartyId>(`pty_${name}`);
export const CUSTOMER = party('customer');
export const AGENT = party('agent');
export const COACH = party('coach');

export const hears = (...parties: PartyId[]): Hearing => ({ parties, sound: null });

/** A party that speaks tones and remembers what it hears. */
export async function direct(room: MediaRoom, partyId: PartyId) {
  const heard: { readonly from: PartyId | null; readonly frame: Uint8Array }[] = [];
  const line = await room.joinDirect(partyId, (from, frame) => {
    heard.push({ from, frame: Uint8Array.from(frame) });
  });
  return {
    heard,
    heardFrom: (who: PartyId | null) =>
      heard.flatMap(({ from, frame }) => (from === who ? [frame] : [])),
    /** Half a second of a tone, and the moment it takes to arrive. */
    async speak(hz: number): Promise<void> {
      for (const frame of toneFrames(hz, 25)) line.send(frame);
      await pause(60);
    },
  };
}

export const pause = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

/** For what media processes do in their own time. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (isSo()) return;
    await pause(20);
  }
  throw new Error('it did not come about');
}
