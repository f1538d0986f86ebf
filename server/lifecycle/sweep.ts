import { later, minutes } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { forgetDialLists } from '../policies/forget-dial-lists.ts';
import { forgetIdentifications } from '../policies/forget-identifications.ts';
import { forgetRecordings } from '../policies/forget-recordings.ts';
import type { Stages } from './stages.ts';

/** Days are promised, not minutes. */
const SWEEP_EVERY_MS = minutes(60);

/** Deletes what was kept long enough: at the start, and every hour from then on. */
export function openSweep(centre: Centre, stages: Stages): void {
  let cancel = () => {};
  const sweep = async () => {
    try {
      const tenants = await centre.store.system((queries) => centre.directory.listTenants(queries));
      for (const { tenantId } of tenants) {
        await forgetRecordings(centre, tenantId);
        await forgetIdentifications(centre, tenantId);
        await forgetDialLists(centre, tenantId);
      }
    } catch (failure) {
      centre.log.warn('sweep.failed', { failure });
    }
    if (stages.isClosing) return;
    cancel = centre.clock.wakeAt(later(centre.clock.now(), SWEEP_EVERY_MS), () => void sweep());
  };
  stages.opened('sweep', async () => cancel());
  void sweep();
}
