import type { Ids, Tx } from '@zentrale/kernel/ports';
import { withoutSecrets, type AuditEntry, type AuditNote } from '../core/index.ts';

export const AUDIT_PAGE_LENGTH_MAX = 200;

export type AuditTrail = ReturnType<typeof auditTrail>;

export function auditTrail(ids: Ids) {
  return {
    /** Notes who changed what, in the same transaction; secret members are left out. */
    async audit(tx: Tx, note: AuditNote): Promise<void> {
      await tx.query(
        `insert into audit_entries
           (audit_id, by_person_id, act, subject_kind, subject_id, before, after, noted_at)
         values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8)`,
        [
          ids.next('aud'),
          note.byPersonId,
          note.act,
          note.subjectKind,
          note.subjectId,
          JSON.stringify(withoutSecrets(note.before ?? null)),
          JSON.stringify(withoutSecrets(note.after ?? null)),
          tx.now,
        ],
      );
    },

    /** Newest first, at most 200; of one subject when `subjectId` is given. */
    async auditTrail(
      tx: Tx,
      about: { subjectId?: string; limit?: number } = {},
    ): Promise<AuditEntry[]> {
      return tx.query<AuditEntry>(
        `select audit_id as "auditId", by_person_id as "byPersonId", act,
                subject_kind as "subjectKind", subject_id as "subjectId", before, after,
                noted_at as "at"
           from audit_entries
          where $1::text is null or subject_id = $1
          order by noted_at desc, entry_number desc
          limit $2`,
        [about.subjectId ?? null, Math.min(about.limit ?? 50, AUDIT_PAGE_LENGTH_MAX)],
      );
    },
  };
}
