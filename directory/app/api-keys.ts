import type { Ids, Queries, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type Instant,
  type PersonId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import { isName, type Principal } from '../core/index.ts';
import type { AuditTrail } from './audit.ts';
import { mintToken, tokenHash } from './tokens.ts';

export interface ApiKeyView {
  readonly apiKeyId: string;
  readonly name: string;
  readonly createdAt: Instant;
}

/** Lets people and secret scanners tell what a leaked string is. */
const KEY_PREFIX = 'zk_';

export function apiKeys(ids: Ids, trail: AuditTrail) {
  return {
    /** Makes a key for an integration. The key is in this answer and nowhere else. */
    async createApiKey(
      tx: Tx,
      name: string,
      by: PersonId | null = null,
    ): Promise<Result<{ apiKeyId: string; key: string }>> {
      if (!isName(name)) return refused('request.invalid', { field: 'name' });
      const apiKeyId = ids.next('key');
      const key = KEY_PREFIX + mintToken();
      await tx.query(
        `insert into api_keys (api_key_id, name, key_hash, created_at) values ($1, $2, $3, $4)`,
        [apiKeyId, name.trim(), tokenHash(key), tx.now],
      );
      await note(tx, 'api-key.create', apiKeyId, by, { name: name.trim() });
      return accepted({ apiKeyId, key });
    },

    /** Every key of the tenant, newest first; never the keys themselves. */
    async apiKeys(tx: Tx): Promise<ApiKeyView[]> {
      return tx.query<ApiKeyView>(
        `select api_key_id as "apiKeyId", name, created_at as "createdAt" from api_keys
          order by created_at desc, api_key_id desc`,
      );
    },

    /** The key stops working at once. Revoking twice is harmless. */
    async revokeApiKey(tx: Tx, apiKeyId: string, by: PersonId | null = null): Promise<void> {
      const rows = await tx.query<{ name: string }>(
        `delete from api_keys where api_key_id = $1 returning name`,
        [apiKeyId],
      );
      if (rows[0] !== undefined) await note(tx, 'api-key.revoke', apiKeyId, by, null);
    },

    /** Whom a key stands for, or `null`. System queries. */
    async apiKey(queries: Queries, key: string): Promise<Principal | null> {
      const [row] = await queries.query<{ tenantId: TenantId; personId: PersonId; name: string }>(
        `select tenant_id as "tenantId", api_key_id as "personId", name from api_keys
          where key_hash = $1`,
        [tokenHash(key)],
      );
      if (row === undefined) return null;
      return { ...row, roles: ['integration'], email: '', locale: 'en' };
    },
  };

  async function note(tx: Tx, act: string, id: string, by: PersonId | null, after: unknown) {
    const what = { byPersonId: by, act, subjectKind: 'api-key', subjectId: id };
    await trail.audit(tx, { ...what, before: null, after });
  }
}
