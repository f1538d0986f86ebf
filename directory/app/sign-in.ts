import type { Log, Queries } from '@zentrale/kernel/ports';
import {
  accepted,
  later,
  refused,
  type Instant,
  type PersonId,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import {
  normalEmail,
  SESSION_AGE_MS_MAX,
  SESSION_IDLE_MS,
  SIGN_IN_FAILURE_WINDOW_MS,
  throttleMs,
} from '../core/index.ts';
import { isPasswordRight } from './passwords.ts';
import { mintToken, tokenHash } from './tokens.ts';

export interface SignedIn {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** Shown once; only its digest is stored. */
  readonly token: string;
  /** The absolute limit; the session ends earlier when it is not used. */
  readonly expiresAt: Instant;
}

interface Candidate {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly passwordHash: string | null;
  readonly isDisabled: boolean;
}

/**
 * Checks an address and a password and begins a session. System queries.
 *
 * An unknown address, a disabled person and a wrong password look the same and take the same
 * time: `sign-in.failed`. After ten failures of an address within 15 minutes:
 * `request.rate-limited` with `retryAfterSeconds`, whoever asks and whatever the password.
 * Attempts that run side by side may exceed that by as many as the store runs at once.
 */
export function signIn(log: Log) {
  return async (
    queries: Queries,
    given: { readonly email: string; readonly password: string },
    now: Instant,
  ): Promise<Result<SignedIn>> => {
    const email = normalEmail(given.email);
    const waitMs = throttleMs(await failures(queries, email, now), now);
    if (waitMs > 0) {
      log.warn('sign-in.throttled');
      return refused('request.rate-limited', {
        facts: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
      });
    }
    const person = await candidate(queries, email);
    const isRight = await isPasswordRight(given.password, person?.passwordHash ?? null);
    if (person === null || person.isDisabled || !isRight) {
      await recordFailure(queries, email, now);
      log.info('sign-in.failed');
      return refused('sign-in.failed');
    }
    await forgetFailures(queries, email);
    const { tenantId, personId } = person;
    log.info('sign-in.succeeded', { tenantId, personId });
    return accepted(await beginSession(queries, person, now));
  };
}

async function candidate(queries: Queries, email: string): Promise<Candidate | null> {
  const [row] = await queries.query<Candidate>(
    `select p.tenant_id as "tenantId", p.person_id as "personId",
            p.password_hash as "passwordHash", p.is_disabled as "isDisabled"
       from sign_in_addresses a
       join people p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
      where a.email = $1`,
    [email],
  );
  return row ?? null;
}

async function beginSession(
  queries: Queries,
  { tenantId, personId }: Candidate,
  now: Instant,
): Promise<SignedIn> {
  const token = mintToken();
  await queries.query(`delete from sessions where created_at <= $1 or seen_at <= $2`, [
    now - SESSION_AGE_MS_MAX,
    now - SESSION_IDLE_MS,
  ]);
  await queries.query(
    `insert into sessions (tenant_id, token_hash, person_id, created_at, seen_at)
     values ($1, $2, $3, $4, $4)`,
    [tenantId, tokenHash(token), personId, now],
  );
  return { tenantId, personId, token, expiresAt: later(now, SESSION_AGE_MS_MAX) };
}

// Failures are kept under a digest of the address: a list of what people mistyped, sometimes a
// password in the wrong field, is not something to own.
async function failures(queries: Queries, email: string, now: Instant): Promise<Instant[]> {
  const rows = await queries.query<{ failedAt: Instant }>(
    `select failed_at as "failedAt" from sign_in_failures
      where email_hash = $1 and failed_at > $2
      order by failed_at`,
    [tokenHash(email), now - SIGN_IN_FAILURE_WINDOW_MS],
  );
  return rows.map(({ failedAt }) => failedAt);
}

async function recordFailure(queries: Queries, email: string, now: Instant): Promise<void> {
  await queries.query(`delete from sign_in_failures where failed_at <= $1`, [
    now - SIGN_IN_FAILURE_WINDOW_MS,
  ]);
  await queries.query(`insert into sign_in_failures (email_hash, failed_at) values ($1, $2)`, [
    tokenHash(email),
    now,
  ]);
}

async function forgetFailures(queries: Queries, email: string): Promise<void> {
  await queries.query(`delete from sign_in_failures where email_hash = $1`, [tokenHash(email)]);
}
