import type { TenantId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';

/** Deletes lists that ended long enough ago, and says so in the audit trail. */
export async function forgetDialLists(
  {
    store,
    dialling,
    directory,
    config,
  }: Pick<Centre, 'store' | 'dialling' | 'directory' | 'config'>,
  tenantId: TenantId,
): Promise<void> {
  await store.transact(tenantId, async (tx) => {
    for (const listId of await dialling.forgetOld(tx, config.DIAL_LIST_RETENTION_DAYS)) {
      await directory.audit(tx, {
        byPersonId: null,
        act: 'dial-list.delete',
        subjectKind: 'dial-list',
        subjectId: listId,
        before: null,
        after: { because: 'retention' },
      });
    }
  });
}
