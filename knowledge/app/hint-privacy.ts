import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId, Instant, PersonId } from '@zentrale/kernel/values';
import type { ShownHint } from './hint-rows.ts';

/** Everything knowledge keeps of conversations, as plain JSON. */
export interface HintsExport {
  readonly decisions: readonly {
    readonly conversationId: ConversationId;
    /** Their reasons quote pages and words of the customer. */
    readonly shown: readonly ShownHint[];
    readonly decidedAt: Instant;
  }[];
  readonly reactions: readonly {
    readonly conversationId: ConversationId;
    readonly hintId: string;
    readonly title: string;
    readonly personId: PersonId;
    readonly reaction: 'used' | 'dismissed';
    readonly reason: string | null;
    readonly reactedAt: Instant;
  }[];
}

export async function exportHints(
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<HintsExport> {
  return {
    decisions: await tx.query(
      `select conversation_id as "conversationId", shown, decided_at as "decidedAt"
         from hint_decisions where conversation_id = any($1::text[])
        order by decided_at, decision_id`,
      [conversationIds],
    ),
    reactions: await tx.query(
      `select h.conversation_id as "conversationId", h.hint_id as "hintId", h.title,
              r.person_id as "personId", r.reaction, r.reason, r.reacted_at as "reactedAt"
         from hints h join hint_reactions r
           on r.tenant_id = h.tenant_id and r.hint_id = h.hint_id
        where h.conversation_id = any($1::text[])
        order by r.reacted_at, h.hint_id`,
      [conversationIds],
    ),
  };
}

export async function eraseHints(
  tx: Tx,
  conversationIds: readonly ConversationId[],
): Promise<void> {
  await tx.query(`delete from hint_decisions where conversation_id = any($1::text[])`, [
    conversationIds,
  ]);
  await tx.query(
    `update hint_reactions set reason = null
      where hint_id in (select hint_id from hints where conversation_id = any($1::text[]))`,
    [conversationIds],
  );
}
