import type { Instant, PersonId } from '@zentrale/kernel/values';

/** A change of a record, as it is told to the audit trail. */
export interface AuditNote {
  /** Who did it; `null` for the installation itself. */
  readonly byPersonId: PersonId | null;
  /** What was done, for example `person.save`. */
  readonly act: string;
  /** What it was done to, for example `person` and its id. */
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Plain JSON; `null` where there was nothing before. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface AuditEntry extends AuditNote {
  readonly auditId: string;
  readonly at: Instant;
}

/** Members that never reach the trail, whatever holds them; compared in lower case. */
const SECRET_MEMBERS: ReadonlySet<string> = new Set(
  'password passwordhash token tokenhash key keyhash secret authorization cookie'.split(' '),
);

/** The same JSON without secret members, at any depth. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value)
    .filter(([name]) => !SECRET_MEMBERS.has(name.toLowerCase()))
    .map(([name, member]) => [name, withoutSecrets(member)] as const);
  return Object.fromEntries(members);
}
