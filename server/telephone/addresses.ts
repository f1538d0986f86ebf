import type { Locale } from '@zentrale/channels';
import type { Centre } from '../compose/centre.ts';
import { STREAM_PATH } from './stream-door.ts';

export const VOICE_PATH = '/webhooks/twilio/voice';

/** Where a call's sound goes, and whom the provider asks when the stream is over. */
export function addressesOf(
  { publicUrl }: Pick<Centre, 'publicUrl'>,
  language: Locale,
): { readonly streamUrl: string; readonly nextUrl: string } {
  return {
    streamUrl: `${publicUrl.replace(/^http/, 'ws')}${STREAM_PATH}`,
    nextUrl: `${VOICE_PATH}/next?language=${language}`,
  };
}
