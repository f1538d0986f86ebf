import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Forgets recordings and transcripts whose days are over, and says so in the audit trail. */
export async function forgetRecordings(
  {
    store,
    recordings,
    channels,
    directory,
  }: Pick<Centre, 'store' | 'recordings' | 'channels' | 'directory'>,
  tenantId: TenantId,
): Promise<void> {
  await store.transact(tenantId, async (tx) => {
    const note = (kind: 'recording' | 'transcript', subjectId: string) =>
      directory.audit(tx, {
        byPersonId: null,
        act: `${kind}.delete`,
        subjectKind: kind,
        subjectId,
        before: null,
        after: { because: 'retention' },
      });
    for (const recordingId of await recordings.forgetOld(tx)) await note('recording', recordingId);
    for (const callId of await channels.forgetOldTranscripts(tx)) await note('transcript', callId);
  });
}
