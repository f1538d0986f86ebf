import type { IceServer } from '@zentrale/protocol';
import type { OptionValues } from './options.ts';

/** What browsers use where they cannot reach the media port themselves. */
export function iceServersOf(
  config: Pick<OptionValues, 'MEDIA_TURN' | 'MEDIA_TURN_USERNAME' | 'MEDIA_TURN_PASSWORD'>,
): IceServer[] {
  const { MEDIA_TURN, MEDIA_TURN_USERNAME, MEDIA_TURN_PASSWORD } = config;
  if (MEDIA_TURN === null) return [];
  return [
    {
      urls: [...MEDIA_TURN],
      ...(MEDIA_TURN_USERNAME === null ? {} : { username: MEDIA_TURN_USERNAME }),
      ...(MEDIA_TURN_PASSWORD === null ? {} : { credential: MEDIA_TURN_PASSWORD }),
    },
  ];
}
