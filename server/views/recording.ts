import type { RecordingRecord, TrackRow } from '@zentrale/channels/app';
import type { RecordingTrackView, RecordingView } from '@zentrale/protocol';

/** Without its key. */
export function recordingView({ sealedKey: _sealedKey, ...view }: RecordingRecord): RecordingView {
  return view;
}

export function trackView({ track, personId, name, codec }: TrackRow): RecordingTrackView {
  const side = personId === null ? 'customer' : 'centre';
  const mediaType = codec === 'opus' ? 'audio/ogg' : 'audio/wav';
  return { track, side, personId, name, mediaType };
}
