import type { Wired } from '../compose/wire.ts';
import type { Stages } from './stages.ts';

/** Opens the engine, the follower and the live topics of every tenant there is. */
export async function openTenants({ centre, tenants }: Wired, stages: Stages): Promise<void> {
  const all = await centre.store.system((queries) => centre.directory.listTenants(queries));
  for (const { tenantId } of all) await tenants.open(centre, tenantId);
  stages.opened('followers', () => tenants.close());
  stages.opened('presence', async () => {
    centre.customerPresence.close();
    centre.chatWaits.close();
    centre.hub.close();
  });
}
