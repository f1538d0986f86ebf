import type { Greeting } from '@zentrale/channels/adapters/voice-twilio/twiml.ts';
import type { Call } from '@zentrale/channels';

/**
 * What somebody is told who is connected without a greeting: that the call is recorded, where the
 * queue's rule is to say so rather than to ask. `null`: nothing.
 */
export function recordingTold({ recording }: Pick<Call, 'recording'>): Greeting | null {
  if (recording?.basis !== 'announced') return null;
  return { lineName: null, wait: null, tellsRecording: recording.keeps };
}
