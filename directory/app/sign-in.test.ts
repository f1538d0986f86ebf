import { CountingIds, ManualClock } from '@zentrale/kernel/testing';
import { instant, later, minutes, type PersonId, type Result } from '@zentrale/kernel/values';
import { openTestStore, silentLog, type TestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { personDraft } from '../testing/index.ts';
import { createDirectory } from './index.ts';
import { hashPassword } from './passwords.ts';
import { tokenHash } from './tokens.ts';

const directory = createDirectory({
  ids: new CountingIds(),
  clock: new ManualClock(),
  log: silentLog,
});
const now = instant(1_750_000_000_000);
const hours = (count: number) => minutes(count * 60);
let open: TestStore;
let personId: PersonId;
let number = 0;
let email: string;
let cheapHash: string;

beforeAll(async () => {
  open = await openTestStore();
  // A hash names its own cost, and most tests here are about what follows a right password.
  cheapHash = await hashPassword('right password', { logN: 4, r: 8, p: 1 });
});
afterAll(() => open.close());

beforeEach(async () => {
  number += 1;
  email = `anna${number}@example.com`;
  personId = await open.store.transact(open.tenantId, async (tx) => {
    const person = valueOf(await directory.savePerson(tx, personDraft({ email })));
    return person.personId;
  });
  await store(cheapHash);
});

function store(hash: string) {
  return open.store.transact(open.tenantId, (tx) =>
    tx.query(`update people set password_hash = $2 where person_id = $1`, [personId, hash]),
  );
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  return result.value;
}

function signIn(password: string, at = now, address = email) {
  return open.store.system((queries) =>
    directory.signIn(queries, { email: address, password }, at),
  );
}

function session(token: string, at: number) {
  return open.store.system((queries) => directory.session(queries, token, instant(at)));
}

function disable() {
  const draft = { ...personDraft({ email, isDisabled: true }), personId };
  return open.store.transact(open.tenantId, (tx) => directory.savePerson(tx, draft));
}

/** As that many wrong passwords leave it behind; each would take its quarter of a second. */
function haveFailed(count: number) {
  return open.store.system((queries) =>
    queries.query(
      `insert into sign_in_failures (email_hash, failed_at)
       select $1, $2::bigint from generate_series(1, $3)`,
      [tokenHash(email), now, count],
    ),
  );
}

describe('signing in', () => {
  test('the right password begins a session of that person and tenant', async () => {
    const { token, expiresAt } = valueOf(
      await signIn('right password', now, ` ${email.toUpperCase()}`),
    );
    expect(expiresAt).toBe(later(now, hours(7 * 24)));
    expect(await session(token, now)).toEqual({
      tenantId: open.tenantId,
      personId,
      roles: ['agent'],
      name: 'Anna Brandt',
      email,
      locale: 'de',
    });
  });

  test('unknown address, wrong password and disabled person look the same', async () => {
    const refusal = { ok: false, refusal: { kind: 'sign-in.failed' } };
    expect(await signIn('wrong password')).toEqual(refusal);
    expect(await signIn('right password', now, `nobody${number}@example.com`)).toEqual(refusal);
    await disable();
    expect(await signIn('right password')).toEqual(refusal);
  });

  test('an unknown address costs as much as a wrong password', async () => {
    await store(await hashPassword('right password'));
    // The first unknown address of a process makes nobody's hash; measure after that.
    await signIn('x', now, `warm${number}@example.com`);
    const time = async (address: string) => {
      const startedAt = performance.now();
      await signIn('wrong password', now, address);
      return performance.now() - startedAt;
    };
    const known = Math.min(await time(email), await time(email));
    const nobody = `no-one${number}@example.com`;
    const unknown = Math.min(await time(nobody), await time(nobody));
    // Wide, for busy machines: without the work the ratio is a fiftieth.
    expect(unknown / known).toBeGreaterThan(0.2);
    expect(unknown / known).toBeLessThan(5);
  });

  test('after ten failures even the right password must wait, and another address need not', async () => {
    await haveFailed(9);
    await signIn('wrong password');
    const throttled = await signIn('right password', instant(now + 60_000));
    expect(throttled).toEqual({
      ok: false,
      refusal: { kind: 'request.rate-limited', facts: { retryAfterSeconds: 840 } },
    });
    expect(await signIn('x', now, `other${number}@example.com`)).toMatchObject({
      refusal: { kind: 'sign-in.failed' },
    });
    expect((await signIn('right password', later(now, minutes(15)))).ok).toBe(true);
  });

  test('a success forgets the failures before it', async () => {
    await haveFailed(9);
    valueOf(await signIn('right password'));
    await haveFailed(9);
    expect((await signIn('right password')).ok).toBe(true);
  });
});

describe('a session', () => {
  test('slides with use and ends twelve hours after the last', async () => {
    const { token } = valueOf(await signIn('right password'));
    expect(await session(token, now + hours(11))).not.toBeNull();
    expect(await session(token, now + hours(22))).not.toBeNull();
    expect(await session(token, now + hours(34))).toBeNull();
  });

  test('ends after seven days of constant use', async () => {
    const { token } = valueOf(await signIn('right password'));
    for (let hour = 10; hour < 168; hour += 10) {
      expect(await session(token, now + hours(hour))).not.toBeNull();
    }
    expect(await session(token, now + hours(168))).toBeNull();
  });

  test('writes its use once a minute at most', async () => {
    const { token } = valueOf(await signIn('right password'));
    await open.store.system(async (queries) => {
      const query = vi.spyOn(queries, 'query');
      await directory.session(queries, token, instant(now + 59_000));
      expect(query).toHaveBeenCalledTimes(1);
      await directory.session(queries, token, instant(now + 60_000));
      expect(query).toHaveBeenCalledTimes(3);
      await directory.session(queries, token, instant(now + 61_000));
      expect(query).toHaveBeenCalledTimes(4);
    });
  });

  test('signing out ends that one, signing out everywhere all', async () => {
    const tokens = [];
    for (let count = 0; count < 3; count += 1) {
      tokens.push(valueOf(await signIn('right password')).token);
    }
    const [first = '', second = '', third = ''] = tokens;
    await open.store.system((queries) => directory.signOut(queries, first));
    expect(await session(first, now)).toBeNull();
    expect(await session(second, now)).not.toBeNull();
    const { tenantId } = open;
    await open.store.system((queries) =>
      directory.signOutEverywhere(queries, { tenantId, personId }),
    );
    expect([await session(second, now), await session(third, now)]).toEqual([null, null]);
  });

  test('a new password and disabling end every session', async () => {
    const before = valueOf(await signIn('right password')).token;
    await open.store.transact(open.tenantId, (tx) =>
      directory.setPassword(tx, personId, 'another password'),
    );
    expect(await session(before, now)).toBeNull();
    const after = valueOf(await signIn('another password')).token;
    await disable();
    expect(await session(after, now)).toBeNull();
  });

  test('neither token nor password is in the database', async () => {
    const { token } = valueOf(await signIn('right password'));
    const rows = await open.store.system((queries) =>
      queries.query<{ content: string }>(
        `select coalesce(string_agg(s::text, ' '), '') ||
                (select string_agg(p::text, ' ') from people p) as content from sessions s`,
      ),
    );
    const content = rows[0]?.content ?? '';
    expect(content).toContain('scrypt$15$');
    expect(content).not.toContain(token);
    expect(content).not.toContain('right password');
  });

  test('a made-up token is nobody', async () => {
    expect(await session('', now)).toBeNull();
    expect(await session('x'.repeat(43), now)).toBeNull();
  });
});
