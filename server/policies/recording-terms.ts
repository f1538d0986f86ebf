import { recordingFor } from '@zentrale/channels';
import type { RecordingTerms } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
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

/** Under which a call that is added to a chat would be recorded: nobody has been told before. */
export async function recordingTermsToAsk(
  centre: Pick<Centre, 'recordings'>,
  tx: Tx,
  queueId: string,
): Promise<RecordingTerms | null> {
  const terms = await recordingTerms(centre, tx, queueId, true);
  return terms && { ...terms, basis: 'consent', mustAsk: true };
}

/** Tells the agent of a call whose customer nobody can ask, where the queue's rule is to ask. */
export async function noteNotRecorded(
  { channels, recordings }: Pick<Centre, 'channels' | 'recordings'>,
  tx: Tx,
  {
    conversationId,
    queueId,
  }: { readonly conversationId: ConversationId; readonly queueId: string },
): Promise<void> {
  const rule = await recordings.ruleFor(tx, queueId);
  if (rule?.mode !== 'consent') return;
  const note = { code: 'call-not-recorded', facts: {} } as const;
  await channels.note(tx, { conversationId, note, visibility: 'internal' });
}
