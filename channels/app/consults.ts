import {
  accepted,
  asId,
  must,
  refused,
  type ConsultId,
  type ConversationId,
  type PersonId,
  type Result,
} from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import {
  consultStateAfter,
  OPEN_CONSULT_STATES,
  whyNotConsult,
  type Consult,
  type ConsultStep,
  type SystemNoteCode,
} from '../core/index.ts';
import { appendNote } from './append.ts';
import { announce, type Context } from './context.ts';
import { consultRows, lockConversation } from './rows.ts';

export interface RequestConsultInput {
  readonly conversationId: ConversationId;
  readonly agent: { readonly personId: PersonId; readonly name: string };
  readonly expert: { readonly personId: PersonId; readonly name: string };
  readonly question: string;
}

/**
 * Asks an expert. While a question to the same expert is open in this conversation, that one is
 * the answer. Refuses `conversation.unknown` and `conversation.closed`; whether the expert is
 * available is the caller's to check.
 */
export async function requestConsult(
  context: Context,
  tx: Tx,
  input: RequestConsultInput,
): Promise<Result<Consult>> {
  const row = await lockConversation(tx, input.conversationId);
  if (row === null) return refused('conversation.unknown');
  if (row.state === 'closed') return refused('conversation.closed');
  const [open] = await consultRows(
    tx,
    'where k.conversation_id = $1 and k.expert_id = $2 and k.state = any($3::text[])',
    [input.conversationId, input.expert.personId, OPEN_CONSULT_STATES],
  );
  if (open !== undefined) return accepted(open);
  const consultId = asId<ConsultId>(context.ids.next('cst'));
  await tx.query(
    `insert into consults (consult_id, conversation_id, interaction_id, agent_id, agent_name,
        expert_id, expert_name, question, state, requested_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'requested', $9)`,
    [
      consultId,
      input.conversationId,
      row.interactionId,
      input.agent.personId,
      input.agent.name,
      input.expert.personId,
      input.expert.name,
      input.question,
      tx.now,
    ],
  );
  const facts = { agent: input.agent.name, expert: input.expert.name };
  const note = { code: 'consult-requested', facts } as const;
  await appendNote(context, tx, input.conversationId, note, 'internal');
  announce(context, tx, input.conversationId, { consultIds: [consultId] });
  return accepted(await read(tx, consultId));
}

/** Who takes a step with which consultation. */
export interface ConsultStepInput {
  readonly consultId: string;
  readonly personId: string;
  /** Why it is declined. */
  readonly reason?: string;
}

/**
 * Takes one step of a consultation: `accept`, `decline`, `join`, `end`. Refuses `consult.unknown`,
 * `consult.not-yours`, `consult.wrong-state`. The customer sees when an expert comes and goes.
 */
export async function stepConsult(
  context: Context,
  tx: Tx,
  step: ConsultStep,
  input: ConsultStepInput,
): Promise<Result<Consult>> {
  const found = await consult(tx, input.consultId);
  if (found === null) return refused('consult.unknown');
  // The conversation's lock comes first everywhere; what was read before it may be old.
  await lockConversation(tx, found.conversationId);
  const current = await read(tx, found.consultId);
  const why = whyNotConsult(step, current, input.personId);
  if (why !== null) return refused(why);
  await moveOn(context, tx, current, step, input.reason ?? null);
  return accepted(await read(tx, current.consultId));
}

async function moveOn(
  context: Context,
  tx: Tx,
  consult: Consult,
  step: ConsultStep,
  reason: string | null,
): Promise<void> {
  const state = consultStateAfter(step);
  const isOver = !OPEN_CONSULT_STATES.includes(state);
  await tx.query(
    `update consults set state = $2, decline_reason = $3, ended_at = $4 where consult_id = $1`,
    [consult.consultId, state, reason, isOver ? tx.now : null],
  );
  const told = noteOf(consult, step);
  if (told !== null) {
    const facts = { name: consult.expertName, ...(reason === null ? {} : { reason }) };
    const note = { code: told.code, facts };
    await appendNote(context, tx, consult.conversationId, note, told.visibility);
  }
  announce(context, tx, consult.conversationId, { consultIds: [consult.consultId] });
}

function noteOf(
  consult: Consult,
  step: ConsultStep,
): { code: SystemNoteCode; visibility: 'public' | 'internal' } | null {
  if (step === 'decline') return { code: 'consult-declined', visibility: 'internal' };
  if (step === 'join') return { code: 'expert-joined', visibility: 'public' };
  if (step === 'end' && consult.state === 'joined') {
    return { code: 'expert-left', visibility: 'public' };
  }
  return null;
}

/** Ends what is open, as closing the conversation does, which holds its lock. */
export async function endOpenConsults(
  context: Context,
  tx: Tx,
  conversationId: ConversationId,
): Promise<void> {
  const open = await consultRows(tx, 'where k.conversation_id = $1 and k.state = any($2::text[])', [
    conversationId,
    OPEN_CONSULT_STATES,
  ]);
  for (const each of open) await moveOn(context, tx, each, 'end', null);
}

export async function consult(tx: Tx, consultId: string): Promise<Consult | null> {
  const rows = await consultRows(tx, 'where k.consult_id = $1', [consultId]);
  return rows[0] ?? null;
}

/** A person's open consultations, as agent or as expert, oldest first. */
export function openConsultsOf(tx: Tx, personId: string): Promise<Consult[]> {
  return consultRows(
    tx,
    `where (k.expert_id = $1 or k.agent_id = $1) and k.state = any($2::text[])
      order by k.requested_at, k.consult_id`,
    [personId, OPEN_CONSULT_STATES],
  );
}

/** All consultations of a conversation, oldest first. */
export function consultsOf(tx: Tx, conversationId: string): Promise<Consult[]> {
  return consultRows(tx, 'where k.conversation_id = $1 order by k.requested_at, k.consult_id', [
    conversationId,
  ]);
}

async function read(tx: Tx, consultId: string): Promise<Consult> {
  return must(await consult(tx, consultId), 'the consultation was just written');
}
