import type { Clock, Queries, Tx } from '@zentrale/kernel/ports';
import { must, type TenantId } from '@zentrale/kernel/values';

export interface Tenant {
  readonly tenantId: TenantId;
  readonly name: string;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
}

const COLUMNS = `tenant_id as "tenantId", name, time_zone as "timeZone"`;

export function tenants(clock: Clock) {
  return {
    /** Creates or renames a tenant. System queries. Saving twice is harmless. */
    async saveTenant(queries: Queries, tenant: Tenant): Promise<void> {
      await queries.query(
        `insert into tenants (tenant_id, name, time_zone, created_at) values ($1, $2, $3, $4)
         on conflict (tenant_id) do update
           set name = excluded.name, time_zone = excluded.time_zone`,
        [tenant.tenantId, tenant.name, tenant.timeZone, clock.now()],
      );
    },

    /** The zone in which days are counted, as routing has it, which owns it. */
    async copyTimeZone(tx: Tx, timeZone: string): Promise<void> {
      await tx.query(`update tenants set time_zone = $2 where tenant_id = $1`, [
        tx.tenantId,
        timeZone,
      ]);
    },

    /** The tenant of this transaction. */
    async tenant(tx: Tx): Promise<Tenant> {
      const [row] = await tx.query<Tenant>(`select ${COLUMNS} from tenants where tenant_id = $1`, [
        tx.tenantId,
      ]);
      return must(row, 'a transaction belongs to a tenant that exists');
    },

    /** Every tenant of the installation, by id. System queries. */
    async listTenants(queries: Queries): Promise<Tenant[]> {
      return queries.query<Tenant>(`select ${COLUMNS} from tenants order by tenant_id`);
    },
  };
}
