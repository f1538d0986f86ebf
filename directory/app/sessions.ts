import type { Queries } from '@zentrale/kernel/ports';
import type { Instant, PersonId, TenantId } from '@zentrale/kernel/values';
import { isSessionAlive, mustSlide, type Principal } from '../core/index.ts';
import { tokenHash } from './tokens.ts';

interface SessionRow extends Principal {
  readonly createdAt: Instant;
  readonly seenAt: Instant;
}

export function sessions() {
  return { session, signOut, signOutEverywhere };
}

/**
 * Who a session token stands for, or `null` when it is unknown, over, revoked, or its person is
 * disabled. System queries. Being asked counts as use, and is written down once a minute at most.
 */
async function session(queries: Queries, token: string, now: Instant): Promise<Principal | null> {
  const hash = tokenHash(token);
  const [row] = await queries.query<SessionRow>(
    `select s.tenant_id as "tenantId", s.person_id as "personId", p.roles, p.name, p.locale,
            a.email, s.created_at as "createdAt", s.seen_at as "seenAt"
       from sessions s
       join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
       join sign_in_addresses a on a.tenant_id = s.tenant_id and a.person_id = s.person_id
      where s.token_hash = $1 and not p.is_disabled`,
    [hash],
  );
  if (row === undefined || !isSessionAlive(row, now)) return null;
  if (mustSlide(row, now)) {
    await queries.query(`update sessions set seen_at = $2 where token_hash = $1 and seen_at < $2`, [
      hash,
      now,
    ]);
  }
  const { tenantId, personId, roles, name, email, locale } = row;
  return { tenantId, personId, roles, name, email, locale };
}

/** Ends one session. System queries. Ending it twice is harmless. */
async function signOut(queries: Queries, token: string): Promise<void> {
  await queries.query(`delete from sessions where token_hash = $1`, [tokenHash(token)]);
}

/** Ends every session of a person; system queries, or a transaction of the person's tenant. */
async function signOutEverywhere(
  queries: Queries,
  who: { readonly tenantId: TenantId; readonly personId: PersonId },
): Promise<void> {
  await queries.query(`delete from sessions where tenant_id = $1 and person_id = $2`, [
    who.tenantId,
    who.personId,
  ]);
}
