import { recordingFor } from '@zentrale/channels';
import type { RecordingTerms } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';

/**
 * Whether a call is recorded, and for how long. The customer has read in the form, or hears on the
 * telephone before anybody is connected, what the queue's rule says.
 */
export async function recordingTerms(
  { recordings }: Pick<Centre, 'recordings'>,
  tx: Tx,
  queueId: string,
  hasConsent: boolean,
): Promise<RecordingTerms | null> {
  const rule = await recordings.ruleFor(tx, queueId);
  const recording = recordingFor(rule, hasConsent);
  if (rule === null || recording === null) return null;
  const { basis, keeps } = recording;
  return { basis, keeps, queueId, retentionDays: rule.retentionDays };
}

/** Under which a call of ours is recorded: whoever answers is told, or asked if the rule asks. */
export async function recordingTermsWhenCalled(
  centre: Pick<Centre, 'recordings'>,
  tx: Tx,
  queueId: string,
): Promise<RecordingTerms | null> {
  const terms = await recordingTerms(centre, tx, queueId, true);
  return terms?.basis === 'consent' ? { ...terms, mustAsk: true } : terms;
}

/** Under which a call that is added to a chat would be recorded: nobody has been told before. */
export async function recordingTermsToAsk(
  centre: Pick<Centre, 'recordings'>,
  tx: Tx,
  queueId: string,
): Promise<RecordingTerms | null> {
  const terms = await recordingTerms(centre, tx, queueId, true);
  return terms && { ...terms, basis: 'consent', mustAsk: true };
}
