import { CountingIds, ManualClock } from '@zentrale/kernel/testing';
import {
  asId,
  must,
  type PersonId,
  type Result,
  type SkillId,
  type TenantId,
} from '@zentrale/kernel/values';
import { openTestStore, silentLog, type TestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personDraft } from '../testing/index.ts';
import { createDirectory } from './index.ts';

const directory = createDirectory({
  ids: new CountingIds(),
  clock: new ManualClock(),
  log: silentLog,
});
const heating = asId<SkillId>('heating');
let open: TestStore;

beforeAll(async () => {
  open = await openTestStore();
  await open.store.transact(open.tenantId, (tx) =>
    directory.saveSkills(tx, [{ skillId: heating, name: 'Heizung' }]),
  );
});
afterAll(() => open.close());

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  return result.value;
}

async function save(more: Parameters<typeof personDraft>[0], tenantId: TenantId = open.tenantId) {
  return open.store.transact(tenantId, (tx) => directory.savePerson(tx, personDraft(more)));
}

describe('people', () => {
  test('a person is saved, read and changed', async () => {
    const skills = [{ skillId: heating, proficiency: 80 }];
    const person = valueOf(await save({ email: ' Anna@Example.com', skills }));
    expect(person).toMatchObject({ email: 'anna@example.com', skills, isAvailable: false });
    const changed = await open.store.transact(open.tenantId, (tx) =>
      directory.savePerson(tx, {
        ...personDraft({ email: 'anna.neu@example.com', name: 'Anna Neu' }),
        personId: person.personId,
      }),
    );
    expect(valueOf(changed)).toMatchObject({ personId: person.personId, name: 'Anna Neu' });
    const all = await open.store.transact(open.tenantId, (tx) => directory.people(tx));
    expect(all.filter(({ personId }) => personId === person.personId)).toEqual([valueOf(changed)]);
    // The old address is free again.
    expect((await save({ email: 'anna@example.com' })).ok).toBe(true);
  });

  test('an address is taken in the whole installation, and the refusal leaves nothing', async () => {
    valueOf(await save({ email: 'taken@example.com' }));
    const other = await open.tenant();
    const refusal = await save({ email: 'TAKEN@example.com' }, other);
    expect(refusal).toMatchObject({ refusal: { kind: 'person.email-taken', field: 'email' } });
    expect(await open.store.transact(other, (tx) => directory.people(tx))).toEqual([]);
  });

  test('a change to a taken address leaves the person as it was', async () => {
    valueOf(await save({ email: 'first@example.com' }));
    const second = valueOf(await save({ email: 'second@example.com' }));
    const { personId } = second;
    const result = await open.store.transact(open.tenantId, (tx) =>
      directory.savePerson(tx, { ...personDraft({ email: 'first@example.com' }), personId }),
    );
    expect(result.ok).toBe(false);
    const kept = await open.store.transact(open.tenantId, (tx) => directory.person(tx, personId));
    expect(kept).toEqual(second);
  });

  test('two people asking for one address at once: one gets it', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => save({ email: 'race@example.com' })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a skill that does not exist is refused', async () => {
    const skills = [{ skillId: asId<SkillId>('none'), proficiency: 1 }];
    expect(await save({ email: 'skill@example.com', skills })).toMatchObject({
      refusal: { kind: 'skill.unknown', facts: { skillId: 'none' } },
    });
  });

  test('tenants do not see each other', async () => {
    const person = valueOf(await save({ email: 'here@example.com' }));
    const other = await open.tenant();
    const seen = await open.store.transact(other, async (tx) => ({
      person: await directory.person(tx, person.personId),
      password: await directory.setPassword(tx, person.personId, 'long enough'),
      locale: await directory.setLocale(tx, person.personId, 'en'),
      audit: await directory.auditTrail(tx),
    }));
    expect(seen).toMatchObject({
      person: null,
      password: { refusal: { kind: 'person.unknown' } },
      locale: { refusal: { kind: 'person.unknown' } },
      audit: [],
    });
  });

  test('experts declare availability, agents do not', async () => {
    const expert = valueOf(await save({ email: 'expert@example.com', roles: ['expert'] }));
    const agent = valueOf(await save({ email: 'agent@example.com' }));
    const declare = (personId: PersonId) =>
      open.store.transact(open.tenantId, (tx) => directory.setAvailability(tx, personId, true));
    expect((await declare(expert.personId)).ok).toBe(true);
    expect(await declare(agent.personId)).toMatchObject({ refusal: { kind: 'role.forbidden' } });
    expect(await declare(asId<PersonId>('nobody'))).toMatchObject({
      refusal: { kind: 'person.unknown' },
    });
    const now = await open.store.transact(open.tenantId, (tx) =>
      directory.person(tx, expert.personId),
    );
    expect(must(now, 'saved before').isAvailable).toBe(true);
  });

  test('the audit trail tells who did what, before and after, without secrets', async () => {
    const by = asId<PersonId>('psn_admin');
    const trail = await open.store.transact(open.tenantId, async (tx) => {
      const person = valueOf(
        await directory.savePerson(tx, personDraft({ email: 'audit@example.com' }), by),
      );
      await directory.setPassword(tx, person.personId, 'very secret words', by);
      const entry = { byPersonId: by, act: 'test', subjectKind: 'person' };
      const secret = { password: 'very secret words', kept: 1 };
      await directory.audit(tx, {
        ...entry,
        subjectId: person.personId,
        before: secret,
        after: null,
      });
      return directory.auditTrail(tx, { subjectId: person.personId });
    });
    expect(trail.map(({ act, byPersonId }) => [act, byPersonId])).toEqual([
      ['test', by],
      ['person.set-password', by],
      ['person.save', by],
    ]);
    expect(trail[0]?.before).toEqual({ kept: 1 });
    expect(trail[2]).toMatchObject({ before: null, after: { email: 'audit@example.com' } });
    expect(JSON.stringify(trail)).not.toContain('secret words');
    expect(JSON.stringify(trail)).not.toContain('scrypt');
  });
});
