import type { Tx } from '@zentrale/kernel/ports';
import type { CustomerId } from '@zentrale/kernel/values';
import type { CustomerArchive } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';
import { nullWhereFault } from './null-where-fault.ts';

const whereUnreadable = nullWhereFault('identification.unreadable');

/** Everything that identifications of a customer have kept, photographs included. */
export async function exportIdentifications(
  centre: Centre,
  tx: Tx,
  customerIds: readonly CustomerId[],
): Promise<CustomerArchive['identifications']> {
  const { identifications } = centre;
  const today = await centre.today(tx);
  const exported: CustomerArchive['identifications'] = [];
  for (const row of await identifications.ofCustomers(tx, customerIds)) {
    const kept = await identifications.kept(tx, row.identificationId).catch(whereUnreadable);
    if (kept === null) {
      const forgotten = { ...row, sealedKey: null, sealed: null };
      exported.push({ ...identifications.details(forgotten, today), photos: [] });
      continue;
    }
    const photos = [];
    for (const photo of kept.one.photos) {
      const base64 = await identifications
        .photo(tx.tenantId, kept, photo.stepId)
        .then((bytes) => Buffer.from(bytes).toString('base64'), whereUnreadable);
      photos.push({ ...photo, base64 });
    }
    exported.push({ ...identifications.details(row, today), photos });
  }
  return exported;
}
