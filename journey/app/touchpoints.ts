import type { Ids, Tx } from '@zentrale/kernel/ports';
import {
  accepted,
  pageOf,
  placeOf,
  refused,
  type ConversationId,
  type CustomerId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { TimelinePage, TouchpointView } from '@zentrale/protocol/views';
import { shortTitle } from '../core/index.ts';
import { profileIds } from './groups.ts';
import type { Announce } from './news.ts';

const TIMELINE_PAGE_LENGTH_MAX = 100;

export interface NewTouchpoint {
  /** Names what happened; the same key is recorded once. */
  readonly sourceKey: string;
  readonly customerId: CustomerId;
  readonly kind: TouchpointView['kind'];
  readonly at: Instant;
  readonly channel: string;
  /** Cut at 200 characters. */
  readonly title: string;
  readonly facts: TouchpointView['facts'];
  readonly conversationId: ConversationId | null;
}

export type Recorder = ReturnType<typeof recorder>;

const COLUMNS = `touchpoint_id as "touchpointId", kind, at, channel, title, facts,
                 conversation_id as "conversationId"`;

/** Writes touchpoints; the customer is known to exist. Answers whether it was news. */
export function recorder(ids: Ids, announce: Announce) {
  return async (tx: Tx, one: NewTouchpoint, visitorId: string | null = null): Promise<boolean> => {
    const rows = await tx.query(
      `insert into touchpoints (touchpoint_id, source_key, customer_id, visitor_id, kind, at,
                                channel, title, facts, conversation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)
       on conflict (tenant_id, source_key) do nothing returning touchpoint_id`,
      [
        ids.next('tpt'),
        one.sourceKey,
        one.customerId,
        visitorId,
        one.kind,
        one.at,
        one.channel,
        shortTitle(one.title),
        JSON.stringify(one.facts),
        one.conversationId,
      ],
    );
    if (rows.length > 0) announce(tx, one.customerId);
    return rows.length > 0;
  };
}

export function touchpoints(record: Recorder) {
  return {
    /** Adds to a customer's story; a repeat of `sourceKey` changes nothing. */
    async record(tx: Tx, one: NewTouchpoint): Promise<Result<{ isNew: boolean }>> {
      const known = await tx.query(`select 1 from customers where customer_id = $1 for share`, [
        one.customerId,
      ]);
      if (known.length === 0) return refused('customer.unknown');
      return accepted({ isNew: await record(tx, one) });
    },

    /** The story of the whole customer, newest first. `before` is a page's `nextBefore`. */
    async timeline(
      tx: Tx,
      customerId: CustomerId,
      about: { readonly before?: string | undefined; readonly limit: number },
    ): Promise<Result<TimelinePage>> {
      const place = about.before === undefined ? null : placeOf(about.before);
      if (about.before !== undefined && place === null) {
        return refused('request.invalid', { field: 'before' });
      }
      const ids = await profileIds(tx, customerId);
      if (ids.length === 0) return refused('customer.unknown');
      const limit = Math.min(Math.max(1, about.limit), TIMELINE_PAGE_LENGTH_MAX);
      const rows = await tx.query<TouchpointView & { at: Instant }>(
        `select ${COLUMNS} from touchpoints
          where customer_id = any($1::text[])
            and ($2::bigint is null or (at, touchpoint_id) < ($2, $3::text))
          order by at desc, touchpoint_id desc limit $4`,
        [ids, place?.at ?? null, place?.id ?? null, limit + 1],
      );
      const { items, before } = pageOf(rows, limit, ({ at, touchpointId: id }) => ({ at, id }));
      return accepted({ items, nextBefore: before });
    },

    /** The newest `count` touchpoints of the whole customer; none for an id that is nobody's. */
    async recent(tx: Tx, customerId: CustomerId, count: number): Promise<TouchpointView[]> {
      return tx.query<TouchpointView>(
        `select ${COLUMNS} from touchpoints where customer_id = any($1::text[])
          order by at desc, touchpoint_id desc limit $2`,
        [await profileIds(tx, customerId), count],
      );
    },
  };
}
