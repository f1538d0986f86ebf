import type { Ids, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  must,
  refused,
  type CustomerId,
  type Instant,
  type PersonId,
  type Result,
} from '@zentrale/kernel/values';
import type { MergeView } from '@zentrale/protocol/views';
import type { z } from 'zod';
import { refusalOfUndo, type Separation } from '../core/index.ts';
import { profileIds } from './groups.ts';
import { lockMerging } from './locks.ts';
import type { Announce } from './news.ts';
import type { Recorder } from './touchpoints.ts';

export type Merge = z.infer<typeof MergeView>;

interface MergeRow extends Merge {
  readonly intoCustomerId: CustomerId;
  readonly fromCustomerId: CustomerId;
  readonly undoneAt: Instant | null;
}

const COLUMNS = `merge_id as "mergeId", into_customer_id as "intoCustomerId",
  from_customer_id as "fromCustomerId", because, at, undone_at as "undoneAt"`;

export type Merging = ReturnType<typeof merging>;

export function merging(ids: Ids, record: Recorder, announce: Announce) {
  return {
    /** Points one top profile at another. The caller holds the merging lock. */
    async merge(
      tx: Tx,
      about: {
        readonly intoCustomerId: CustomerId;
        readonly fromCustomerId: CustomerId;
        readonly because: string;
        readonly evidence: readonly string[];
      },
    ): Promise<Merge> {
      const { intoCustomerId, fromCustomerId, because, evidence } = about;
      const mergeId = ids.next('mrg');
      await tx.query(`update customers set merged_into = $2 where customer_id = $1`, [
        fromCustomerId,
        intoCustomerId,
      ]);
      await tx.query(
        `insert into merges
           (merge_id, into_customer_id, from_customer_id, because, evidence, at)
         values ($1, $2, $3, $4, $5::text[], $6)`,
        [mergeId, intoCustomerId, fromCustomerId, because, evidence, tx.now],
      );
      await record(tx, {
        sourceKey: `merge:${mergeId}`,
        customerId: intoCustomerId,
        kind: 'profile-merged',
        at: tx.now,
        channel: '',
        title: because,
        facts: { mergeId, fromCustomerId },
        conversationId: null,
      });
      announce(tx, fromCustomerId);
      return { mergeId, intoCustomerId, fromCustomerId, because, at: tx.now, undoneAt: null };
    },

    /**
     * Takes two profiles apart again, exactly as they were; what was recorded in between stays
     * with the profile it was recorded for. The same evidence will not merge them again.
     */
    async undoMerge(tx: Tx, mergeId: string, byPersonId: PersonId): Promise<Result<void>> {
      await lockMerging(tx);
      const [merge] = await tx.query<MergeRow>(
        `select ${COLUMNS} from merges where merge_id = $1 for update`,
        [mergeId],
      );
      if (merge === undefined) return refused('merge.unknown');
      const refusal = refusalOfUndo(merge);
      if (refusal !== null) return { ok: false, refusal };
      const { fromCustomerId, intoCustomerId } = merge;
      await tx.query(`update customers set merged_into = null where customer_id = $1`, [
        fromCustomerId,
      ]);
      const fromIds = await profileIds(tx, fromCustomerId);
      const intoIds = await profileIds(tx, intoCustomerId);
      await tx.query(
        `update merges set undone_at = $2, undone_by_person_id = $3,
                from_profile_ids = $4::text[], into_profile_ids = $5::text[]
          where merge_id = $1`,
        [mergeId, tx.now, byPersonId, fromIds, intoIds],
      );
      const topId = must(intoIds[0], 'a merge refers to profiles');
      for (const customerId of [topId, fromCustomerId]) {
        await record(tx, {
          sourceKey: `unmerge:${mergeId}:${customerId}`,
          customerId,
          kind: 'profile-unmerged',
          at: tx.now,
          channel: '',
          title: merge.because,
          facts: { mergeId, byPersonId },
          conversationId: null,
        });
      }
      return accepted(undefined);
    },
  };
}

/** Merges in which one of these profiles took part, oldest first. */
export async function mergesOf(tx: Tx, ids: readonly CustomerId[]): Promise<Merge[]> {
  return tx.query<Merge>(
    `select ${COLUMNS} from merges
      where into_customer_id = any($1::text[]) or from_customer_id = any($1::text[])
      order by merge_number`,
    [ids],
  );
}

/** What was taken apart between any of these profiles. */
export async function separationsAmong(
  tx: Tx,
  among: readonly CustomerId[],
): Promise<Separation[]> {
  return tx.query<Separation>(
    `select from_profile_ids as "one", into_profile_ids as "other", evidence from merges
      where undone_at is not null
        and from_profile_ids && $1::text[] and into_profile_ids && $1::text[]`,
    [among],
  );
}
