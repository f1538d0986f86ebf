import { deepgramTranscriber } from '@zentrale/channels/adapters/transcriber-deepgram/index.ts';
import { scriptTranscriber } from '@zentrale/channels/adapters/transcriber-script/index.ts';
import type { LiveCallsParts } from '@zentrale/channels/app';
import type { Clock, Log } from '@zentrale/kernel/ports';
import type { OptionValues } from './options.ts';

/** Who writes down what is said; the demo centre without a provider reads from a script. */
export function transcriberOf(
  {
    TRANSCRIPTION_URL: url,
    TRANSCRIPTION_KEY: key,
    DEMO,
  }: Pick<OptionValues, 'TRANSCRIPTION_URL' | 'TRANSCRIPTION_KEY' | 'DEMO'>,
  parts: { readonly clock: Clock; readonly log: Log },
): LiveCallsParts['transcriber'] {
  if (url !== null) return deepgramTranscriber({ url, key, ...parts });
  return DEMO ? scriptTranscriber : null;
}
