import type { RecordingKeeps } from '@zentrale/protocol';
import type { SayOf } from './say.ts';

const WORDS = {
  sound: 'keptSound',
  text: 'keptText',
  both: 'keptBoth',
} as const satisfies Record<RecordingKeeps, string>;

/** A sentence that says what is kept of a call. */
export function sayKept<Key extends string>(
  say: SayOf<NoInfer<Key> | (typeof WORDS)[RecordingKeeps]>,
  key: Key,
  keeps: RecordingKeeps,
): string {
  return say(key, { kept: say(WORDS[keeps]) });
}
