import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Ends what was left open, forgets what was kept long enough, and says so in the audit trail. */
export async function forgetIdentifications(
  { store, identifications, directory }: Pick<Centre, 'store' | 'identifications' | 'directory'>,
  tenantId: TenantId,
): Promise<void> {
  await store.transact(tenantId, async (tx) => {
    await identifications.endLeftOpen(tx);
    for (const identificationId of await identifications.forgetOld(tx)) {
      await directory.audit(tx, {
        byPersonId: null,
        act: 'identification.delete',
        subjectKind: 'identification',
        subjectId: identificationId,
        before: null,
        after: { because: 'retention' },
      });
    }
  });
}
