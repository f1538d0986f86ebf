import type { Clock, Log } from '@zentrale/kernel/ports';
import { RATES } from '../../core/index.ts';
import type { Transcriber, Voice } from '../../ports/transcriber.ts';
import { DeepgramStream } from './stream.ts';

export interface DeepgramParts {
  /** Of the provider, or of a server of one's own that speaks its protocol. */
  readonly url: string;
  readonly key: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Writes down through Deepgram's live streaming: one WebSocket a voice, sound as it was sent. */
export function deepgramTranscriber({ url, key, clock, log }: DeepgramParts): Transcriber {
  const headers = key === null ? {} : { authorization: `Token ${key}` };
  return {
    isScript: false,
    open: (voice, reader) =>
      new DeepgramStream({ address: addressOf(url, voice), headers, clock, log, reader }),
  };
}

/** What the address says already stands: a model, say. */
function addressOf(url: string, { codec, language }: Voice): URL {
  const address = new URL(url);
  // Sockets have no part of a page to go to.
  address.hash = '';
  const asked = {
    model: 'nova-3',
    punctuate: 'true',
    numerals: 'true',
    // What customers say is not to be learned from.
    mip_opt_out: 'true',
    language,
    encoding: codec === 'opus' ? 'opus' : 'mulaw',
    sample_rate: String(RATES[codec]),
    channels: '1',
    interim_results: 'true',
  };
  for (const [name, value] of Object.entries(asked)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  return address;
}
