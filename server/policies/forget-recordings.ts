import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Forgets recordings that were kept long enough, and says so in the audit trail. */
export async function forgetRecordings(
  { store, recordings, directory }: Pick<Centre, 'store' | 'recordings' | 'directory'>,
  tenantId: TenantId,
): Promise<void> {
  await store.transact(tenantId, async (tx) => {
    for (const recordingId of await recordings.forgetOld(tx)) {
      await directory.audit(tx, {
        byPersonId: null,
        act: 'recording.delete',
        subjectKind: 'recording',
        subjectId: recordingId,
        before: null,
        after: { because: 'retention' },
      });
    }
  });
}
