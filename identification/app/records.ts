import type { Tx, Vault } from '@zentrale/kernel/ports';
import {
  accepted,
  refused,
  type ConversationId,
  type CustomerId,
  type IdentificationId,
  type Instant,
  type Result,
} from '@zentrale/kernel/values';
import type { IdentificationView } from '@zentrale/protocol/views';
import type { Actor, Identification } from '../core/index.ts';
import type { IdentificationChanged, IdentificationParts } from './context.ts';

/** What is known of an identification without its key. */
export interface IdentificationRow {
  readonly identificationId: IdentificationId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly requestedAt: Instant;
  readonly revision: number;
  readonly state: IdentificationView['state'];
  readonly outcome: IdentificationView['outcome'];
  readonly abortReason: IdentificationView['abortReason'];
  readonly endedAt: Instant | null;
  readonly endedByName: string | null;
  readonly personIds: readonly string[];
  readonly retentionDays: number;
  readonly deleteAt: Instant | null;
  /** Both `null` once it is forgotten. */
  readonly sealedKey: Uint8Array | null;
  readonly sealed: Uint8Array | null;
}

/** A row with what is sealed in it. */
export interface Kept {
  readonly row: IdentificationRow & { readonly sealedKey: Uint8Array };
  readonly one: Identification;
}

export const ROWS = `
  select identification_id as "identificationId", conversation_id as "conversationId",
      customer_id as "customerId", requested_at as "requestedAt", revision, state, outcome,
      abort_reason as "abortReason", ended_at as "endedAt", ended_by_name as "endedByName",
      person_ids as "personIds", retention_days as "retentionDays", delete_at as "deleteAt",
      sealed_key as "sealedKey", sealed
    from identifications`;

const DAY_MS = 86_400_000;

/** `null` for a row that is forgotten. */
export function opened(vault: Vault, row: IdentificationRow): Kept | null {
  const { sealedKey, sealed, identificationId } = row;
  if (sealedKey === null || sealed === null) return null;
  const bytes = vault.open(sealedKey, identificationId, sealed);
  // Written by `save` below and by nothing else.
  const one = JSON.parse(new TextDecoder().decode(bytes)) as Identification;
  return { row: { ...row, sealedKey }, one };
}

export function sealedRecord(
  vault: Vault,
  row: { readonly identificationId: string; readonly sealedKey: Uint8Array },
  one: Identification,
): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(one));
  return vault.seal(row.sealedKey, row.identificationId, bytes);
}

export async function readRow(tx: Tx, id: string): Promise<IdentificationRow | null> {
  const rows = await tx.query<IdentificationRow>(`${ROWS} where identification_id = $1`, [id]);
  return rows[0] ?? null;
}

/** The one that goes on in a conversation. */
export async function openRow(tx: Tx, conversationId: string): Promise<IdentificationRow | null> {
  const rows = await tx.query<IdentificationRow>(
    `${ROWS} where conversation_id = $1 and state <> 'ended'`,
    [conversationId],
  );
  return rows[0] ?? null;
}

/**
 * Changes one while nobody else does. A refusal changes nothing. Refuses `identification.unknown`
 * and whatever `decide` does.
 */
export async function change(
  parts: Pick<IdentificationParts, 'vault' | 'bus' | 'ended'>,
  tx: Tx,
  id: string,
  by: Actor,
  decide: (one: Identification) => Result<Identification>,
): Promise<Result<Kept>> {
  const [locked] = await tx.query<IdentificationRow>(
    `${ROWS} where identification_id = $1 for update`,
    [id],
  );
  const kept = locked === undefined ? null : opened(parts.vault, locked);
  if (kept === null) return refused('identification.unknown');
  const decided = decide(kept.one);
  if (!decided.ok) return decided;
  return accepted(await save(parts, tx, kept, decided.value, by));
}

async function save(
  { vault, bus, ended }: Pick<IdentificationParts, 'vault' | 'bus' | 'ended'>,
  tx: Tx,
  { row, one: before }: Kept,
  one: Identification,
  by: Actor,
): Promise<Kept> {
  const { personId } = by;
  const isNew = personId !== null && !row.personIds.includes(personId);
  const personIds = isNew ? [...row.personIds, personId] : row.personIds;
  const { endedAt, outcome, abortReason, state } = one;
  const endedByName = one.endedBy?.name || null;
  const deleteAt = endedAt === null ? null : ((endedAt + row.retentionDays * DAY_MS) as Instant);
  const revision = row.revision + 1;
  await tx.query(
    `update identifications set state = $2, outcome = $3, abort_reason = $4, ended_at = $5,
        ended_by_name = $6, person_ids = $7, delete_at = $8, sealed = $9, revision = $10,
        photo_step_ids = $11
      where identification_id = $1`,
    [
      row.identificationId,
      state,
      outcome,
      abortReason,
      endedAt,
      endedByName,
      personIds,
      deleteAt,
      sealedRecord(vault, row, one),
      revision,
      one.photos.map(({ stepId }) => stepId),
    ],
  );
  const changes = { state, outcome, abortReason, endedAt, endedByName, deleteAt };
  const saved = { ...row, ...changes, personIds, revision };
  if (before.state !== 'ended' && state === 'ended') await ended(tx, saved);
  announce(bus, tx, row.conversationId);
  return { row: saved, one };
}

export function announce(
  bus: IdentificationParts['bus'],
  tx: Tx,
  conversationId: ConversationId,
): void {
  const body: IdentificationChanged = { conversationId };
  tx.afterCommit(() => bus.publish('identification.changed', tx.tenantId, body));
}
