import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId, PersonId } from '@zentrale/kernel/values';
import type { HintView } from '@zentrale/protocol';
import type { ActionKind, Consideration } from '../core/index.ts';

export interface HintRow {
  readonly hintId: string;
  readonly conversationId: ConversationId;
  readonly actionId: string;
  readonly kind: ActionKind;
  readonly title: string;
}

export interface ShownHint {
  readonly hintId: string;
  readonly actionId: string;
  /** From 1. */
  readonly rank: number;
  readonly showPpm: number;
  readonly view: HintView;
}

/** Actions of this conversation somebody has reacted to. */
export async function readReacted(tx: Tx, conversationId: ConversationId): Promise<Set<string>> {
  const rows = await tx.query<{ actionId: string }>(
    `select h.action_id as "actionId" from hints h join hint_reactions r
       on r.tenant_id = h.tenant_id and r.hint_id = h.hint_id
     where h.conversation_id = $1 order by h.action_id`,
    [conversationId],
  );
  return new Set(rows.map(({ actionId }) => actionId));
}

/** The latest decision of a conversation. */
export async function readDecision(
  tx: Tx,
  conversationId: ConversationId,
): Promise<{ inputDigest: string; shown: readonly ShownHint[] } | null> {
  const rows = await tx.query<{ inputDigest: string; shown: readonly ShownHint[] }>(
    `select input_digest as "inputDigest", shown from hint_decisions
     where conversation_id = $1 order by decided_at desc, decision_id desc limit 1`,
    [conversationId],
  );
  return rows[0] ?? null;
}

export async function writeDecision(
  tx: Tx,
  decision: {
    decisionId: string;
    conversationId: ConversationId;
    inputDigest: string;
    considered: readonly Consideration[];
    shown: readonly ShownHint[];
  },
): Promise<void> {
  await tx.query(
    `insert into hint_decisions (decision_id, conversation_id, input_digest, considered, shown,
       decided_at)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6)`,
    [
      decision.decisionId,
      decision.conversationId,
      decision.inputDigest,
      JSON.stringify(decision.considered),
      JSON.stringify(decision.shown),
      tx.now,
    ],
  );
}

/** The id of an action's hint in this conversation, given on its first showing. */
export async function hintIdOf(tx: Tx, hint: HintRow): Promise<{ hintId: string; isNew: boolean }> {
  const added = await tx.query<{ hintId: string }>(
    `insert into hints (hint_id, conversation_id, action_id, kind, title, first_shown_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, conversation_id, action_id) do nothing
     returning hint_id as "hintId"`,
    [hint.hintId, hint.conversationId, hint.actionId, hint.kind, hint.title, tx.now],
  );
  if (added.length > 0) return { hintId: hint.hintId, isNew: true };
  const known = await tx.query<{ hintId: string }>(
    `select hint_id as "hintId" from hints where conversation_id = $1 and action_id = $2`,
    [hint.conversationId, hint.actionId],
  );
  return { hintId: known[0]?.hintId ?? hint.hintId, isNew: false };
}

export async function readHint(tx: Tx, hintId: string): Promise<HintRow | null> {
  const rows = await tx.query<HintRow>(
    `select hint_id as "hintId", conversation_id as "conversationId", action_id as "actionId",
       kind, title from hints where hint_id = $1`,
    [hintId],
  );
  return rows[0] ?? null;
}

/** `false`: there was a reaction before; the first one stays. */
export async function addReaction(
  tx: Tx,
  reaction: {
    hintId: string;
    personId: PersonId;
    reaction: 'used' | 'dismissed';
    reason: string | null;
  },
): Promise<boolean> {
  const added = await tx.query(
    `insert into hint_reactions (hint_id, person_id, reaction, reason, reacted_at)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, hint_id) do nothing returning hint_id`,
    [reaction.hintId, reaction.personId, reaction.reaction, reaction.reason, tx.now],
  );
  return added.length > 0;
}
