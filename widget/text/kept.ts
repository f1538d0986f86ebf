import type { RecordingKeeps } from '@zentrale/protocol';
import type { Say, TextKey } from './catalog.ts';

const WORDS: Readonly<Record<RecordingKeeps, TextKey>> = {
  sound: 'keptSound',
  text: 'keptText',
  both: 'keptBoth',
};

/** A sentence that says what is kept of a call. */
export function sayKept(say: Say, key: TextKey, keeps: RecordingKeeps): string {
  return say(key, { kept: say(WORDS[keeps]) });
}
