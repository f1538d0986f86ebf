import { asId, type CommandId, type TenantId } from '@zentrale/kernel/values';
import type { CentreConfig } from '@zentrale/routing';
import { offsetsOf } from '../commands/time-zones.ts';
import type { Centre } from '../compose/centre.ts';

/**
 * Tells the engine in which time zone the centre counts its days, where nobody has told it yet.
 * From then on the zone is one of routing's settings, and the directory keeps a copy.
 */
export async function syncTimeZone(centre: Centre, tenantId: TenantId): Promise<void> {
  const { timeZone } = await centre.store.transact(tenantId, (tx) => centre.directory.tenant(tx));
  const runtime = await centre.routing.open(tenantId);
  const known = runtime.state.centre;
  if (isZoneTold(known) || known.timeZone === timeZone) return;
  const offsets = offsetsOf(timeZone, centre.clock.now(), 'timeZone');
  if (!offsets.ok) {
    centre.log.error('sync.time-zone-unknown', { timeZone });
    return;
  }
  const command = { type: 'ConfigureRouting', timeZone, offsets: offsets.value } as const;
  await runtime.submit(asId<CommandId>(centre.ids.next('cmd')), command);
}

/** What the engine begins with holds from 1970; what is computed for a zone begins with a year. */
export function isZoneTold({ offsets }: Pick<CentreConfig, 'offsets'>): boolean {
  return offsets.length !== 1 || offsets[0]?.fromAt !== 0;
}
