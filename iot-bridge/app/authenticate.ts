import type { Store } from '@zentrale/kernel/ports';
import type { DevicePrincipal } from '../ports/device-intake.ts';
import { matchesSecret } from './secret.ts';

/** Finds out which device of which tenant speaks; `null` when name or secret is wrong. */
export async function authenticateDevice(
  store: Store,
  username: string,
  secret: string,
): Promise<DevicePrincipal | null> {
  const rows = await store.system((queries) =>
    queries.query<DevicePrincipal & { secretHash: string }>(
      `select tenant_id as "tenantId", device_id as "deviceId", secret_hash as "secretHash"
       from devices where device_id = $1`,
      [username],
    ),
  );
  const row = rows[0];
  const isMatch = matchesSecret(row?.secretHash ?? null, secret);
  return row !== undefined && isMatch ? { tenantId: row.tenantId, deviceId: row.deviceId } : null;
}
