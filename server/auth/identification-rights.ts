import type { IdentificationRow, Kept } from '@zentrale/identification/app';
import {
  accepted,
  asId,
  refused,
  type IdentificationId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { problemOfRefusal, Refused } from '../http/problem.ts';
import { checkHolds } from './conversation-rights.ts';
import { hasRole, type Principal } from './principal.ts';

/**
 * An identification for somebody who may read it: a supervisor, whoever of the centre took part in
 * it, and the holder of its conversation while it goes on. That it was read, or one of its
 * photographs looked at, is in the audit trail; while it goes on its holder's acts are in its own
 * protocol. Throws `Refused` with `identification.unknown`, and with `identification.forbidden`,
 * which is in the audit trail as well.
 */
export async function identificationToRead(
  centre: Centre,
  principal: Principal,
  id: string,
  photoOf: string | null,
): Promise<IdentificationRow> {
  const isHolder = await holds(centre, principal, id);
  const found = await centre.store.transact(principal.tenantId, async (tx) => {
    const row = await centre.identifications.row(tx, asId<IdentificationId>(id));
    if (row === null) return refused('identification.unknown');
    const mayRead = isReader(principal, row) || (isHolder && row.state !== 'ended');
    if (!(isHolder && row.state !== 'ended')) {
      const act = photoOf === null ? 'identification.read' : 'identification.view-photo';
      await centre.directory.audit(tx, {
        byPersonId: principal.personId,
        act: mayRead ? act : `${act}-refused`,
        subjectKind: 'identification',
        subjectId: id,
        before: null,
        after: photoOf === null ? null : { stepId: photoOf },
      });
    }
    return mayRead ? accepted(row) : refused('identification.forbidden');
  });
  if (!found.ok) throw new Refused(problemOfRefusal(found.refusal));
  return found.value;
}

/**
 * One that goes on, for an act of whoever holds its conversation. Refuses
 * `identification.unknown` and `interaction.not-yours`.
 */
export async function identificationToDo(
  centre: Centre,
  principal: Principal,
  id: string,
): Promise<Result<Kept>> {
  const field = 'body.identificationId';
  const kept = await inTenant(centre, principal, (tx) =>
    centre.identifications.kept(tx, asId<IdentificationId>(id)),
  );
  if (kept === null) return refused('identification.unknown', { field });
  const held = await checkHolds(centre, principal, kept.row.conversationId, field);
  return held.ok ? accepted(kept) : held;
}

async function holds(centre: Centre, principal: Principal, id: string): Promise<boolean> {
  const row = await inTenant(centre, principal, (tx) =>
    centre.identifications.row(tx, asId<IdentificationId>(id)),
  );
  if (row === null) return false;
  return (await checkHolds(centre, principal, row.conversationId)).ok;
}

function isReader(principal: Principal, { personIds }: IdentificationRow): boolean {
  if (hasRole(principal, ['supervisor'])) return true;
  return hasRole(principal, ['agent']) && personIds.includes(principal.personId);
}

function inTenant<Value>(
  { store }: Centre,
  { tenantId }: Principal,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return store.transact(tenantId, work);
}
