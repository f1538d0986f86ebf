import type { Ids, Tx } from '@zentrale/kernel/ports';
import { accepted, asId, refused, type PersonId, type Result } from '@zentrale/kernel/values';
import type { Locale } from '@zentrale/protocol/views';
import {
  mayDeclareAvailability,
  normalEmail,
  refusalOfPassword,
  refusalOfPerson,
  type Person,
  type PersonDraft,
} from '../core/index.ts';
import type { AuditTrail } from './audit.ts';
import { missingSkill } from './centre.ts';
import { hashPassword } from './passwords.ts';

/** A draft; without `personId` a new person, with one that person (made if missing). */
export interface SavePerson extends PersonDraft {
  readonly personId?: PersonId;
}

const PERSON = `
  select p.person_id as "personId", p.name, a.email, p.roles, p.title, p.locale, p.skills,
         p.languages, p.queue_ids as "queueIds", p.capacity, p.is_available as "isAvailable",
         p.is_disabled as "isDisabled"
    from people p
    join sign_in_addresses a on a.tenant_id = p.tenant_id and a.person_id = p.person_id`;

export function people(ids: Ids, trail: AuditTrail) {
  return {
    people: readPeople,
    person: readPerson,

    /**
     * Saves what an administrator decided. Refused: `request.invalid` with the field,
     * `skill.unknown`, `person.email-taken` (anywhere in the installation). Disabling somebody
     * ends their sessions.
     */
    async savePerson(
      tx: Tx,
      input: SavePerson,
      by: PersonId | null = null,
    ): Promise<Result<Person>> {
      const refusal = refusalOfPerson(input);
      if (refusal !== null) return { ok: false, refusal };
      const missing = await missingSkill(
        tx,
        input.skills.map(({ skillId }) => skillId),
      );
      if (missing !== null) {
        return refused('skill.unknown', { field: 'skills', facts: { skillId: missing } });
      }
      const personId = input.personId ?? asId<PersonId>(ids.next('psn'));
      const before = await readPerson(tx, personId);
      // The address is claimed first: a refusal must leave nothing written behind.
      if (!(await claimAddress(tx, personId, normalEmail(input.email)))) {
        return refused('person.email-taken', { field: 'email' });
      }
      await writePerson(tx, personId, input);
      if (input.isDisabled) await endSessions(tx, personId);
      const after = await readPerson(tx, personId);
      await note(tx, 'person.save', personId, by, before, after);
      return after === null ? refused('person.unknown') : accepted(after);
    },

    /**
     * Sets a password and ends every session of the person. Refused: `password.unfit`,
     * `person.unknown`. The caller has checked that the person may.
     */
    async setPassword(
      tx: Tx,
      personId: PersonId,
      password: string,
      by: PersonId | null = null,
    ): Promise<Result<void>> {
      const refusal = refusalOfPassword(password);
      if (refusal !== null) return { ok: false, refusal };
      const passwordHash = await hashPassword(password);
      const isFound = await change(tx, personId, 'password_hash', passwordHash);
      if (!isFound) return refused('person.unknown');
      await endSessions(tx, personId);
      await note(tx, 'person.set-password', personId, by, null, null);
      return accepted(undefined);
    },

    /** An expert is or is not available for questions; others are refused. */
    async setAvailability(tx: Tx, personId: PersonId, isAvailable: boolean): Promise<Result<void>> {
      const person = await readPerson(tx, personId);
      if (person === null) return refused('person.unknown');
      const allowed = mayDeclareAvailability(person);
      if (!allowed.ok || person.isAvailable === isAvailable) return allowed;
      await change(tx, personId, 'is_available', isAvailable);
      const { isAvailable: before } = person;
      await note(tx, 'person.set-availability', personId, personId, before, isAvailable);
      return accepted(undefined);
    },

    /** What somebody is good at, as routing has it; nobody else's business than an agent's. */
    async copySkillsOf(tx: Tx, personId: PersonId, skills: Person['skills']): Promise<void> {
      await tx.query(`update people set skills = $2::jsonb where person_id = $1`, [
        personId,
        JSON.stringify(skills),
      ]);
    },

    /** The language of the person's own screens. */
    async setLocale(tx: Tx, personId: PersonId, locale: Locale): Promise<Result<void>> {
      const isFound = await change(tx, personId, 'locale', locale);
      return isFound ? accepted(undefined) : refused('person.unknown');
    },
  };

  async function note(
    tx: Tx,
    act: string,
    personId: PersonId,
    by: PersonId | null,
    before: unknown,
    after: unknown,
  ): Promise<void> {
    const what = { byPersonId: by, act, subjectKind: 'person', subjectId: personId };
    await trail.audit(tx, { ...what, before, after });
  }
}

/** Everybody of the tenant, disabled people included, by name. */
async function readPeople(tx: Tx): Promise<Person[]> {
  return tx.query<Person>(`${PERSON} order by lower(p.name), p.person_id`);
}

async function readPerson(tx: Tx, personId: PersonId): Promise<Person | null> {
  const [row] = await tx.query<Person>(`${PERSON} where p.person_id = $1`, [personId]);
  return row ?? null;
}

/** Addresses of other tenants are out of sight here, so the unique index has to say no. */
async function claimAddress(tx: Tx, personId: PersonId, email: string): Promise<boolean> {
  const own = await tx.query(
    `select 1 from sign_in_addresses where person_id = $1 and email = $2`,
    [personId, email],
  );
  if (own.length > 0) return true;
  const claimed = await tx.query(
    `insert into sign_in_addresses (email, person_id) values ($1, $2)
     on conflict (email) do nothing returning email`,
    [email, personId],
  );
  if (claimed.length === 0) return false;
  await tx.query(`delete from sign_in_addresses where person_id = $1 and email <> $2`, [
    personId,
    email,
  ]);
  return true;
}

async function writePerson(tx: Tx, personId: PersonId, draft: PersonDraft): Promise<void> {
  await tx.query(
    `insert into people (person_id, name, roles, title, locale, skills, languages, queue_ids,
                         capacity, is_disabled, created_at)
     values ($1, $2, $3::text[], $4, $5, $6::jsonb, $7::text[], $8::text[], $9::jsonb, $10, $11)
     on conflict (tenant_id, person_id) do update
       set name = excluded.name, roles = excluded.roles, title = excluded.title,
           locale = excluded.locale, skills = excluded.skills, languages = excluded.languages,
           queue_ids = excluded.queue_ids, capacity = excluded.capacity,
           is_disabled = excluded.is_disabled`,
    [
      personId,
      draft.name.trim(),
      draft.roles,
      draft.title.trim(),
      draft.locale,
      JSON.stringify(draft.skills),
      draft.languages,
      draft.queueIds,
      JSON.stringify(draft.capacity),
      draft.isDisabled,
      tx.now,
    ],
  );
}

async function change(
  tx: Tx,
  personId: PersonId,
  column: 'password_hash' | 'is_available' | 'locale',
  value: string | boolean,
): Promise<boolean> {
  const rows = await tx.query(
    `update people set ${column} = $2 where person_id = $1 returning person_id`,
    [personId, value],
  );
  return rows.length > 0;
}

async function endSessions(tx: Tx, personId: PersonId): Promise<void> {
  await tx.query(`delete from sessions where person_id = $1`, [personId]);
}
