import type { Tx } from '@zentrale/kernel/ports';
import type { CallId, ConversationId } from '@zentrale/kernel/values';
import type { Author, Message, Spoken } from '../../core/index.ts';
import { appendMessage } from '../append.ts';
import { announce, type Context } from '../context.ts';

/** Puts what was said in a call into its conversation; the customer's page does not show it. */
export function keepSpoken(
  context: Context,
  tx: Tx,
  about: {
    readonly conversationId: ConversationId;
    readonly author: Author;
    readonly text: string;
    readonly spoken: Spoken;
  },
): Promise<Message> {
  return appendMessage(context, tx, {
    ...about,
    accountId: null,
    direction: 'spoken',
    visibility: 'internal',
    status: about.author.kind === 'customer' ? 'received' : 'sent',
  });
}

/** Together with the call: for so many days after it what was said may be read. */
export async function expectTranscript(tx: Tx, callId: CallId, days: number): Promise<void> {
  await tx.query('update calls set transcript_days = $2 where call_id = $1', [callId, days]);
}

/** How many one sweep takes at most; the next one takes the rest. */
const SWEEP_COUNT_MAX = 100;

/** Deletes what was said in calls whose days are over. Answers in which. */
export async function forgetOldTranscripts(context: Context, tx: Tx): Promise<CallId[]> {
  const calls = await tx.query<{ callId: CallId; conversationId: ConversationId }>(
    `update calls set transcript_days = null
      where call_id in (select call_id from calls
        where ended_at + transcript_days::bigint * 86400000 <= $1 order by ended_at limit $2)
      returning call_id as "callId", conversation_id as "conversationId"`,
    [tx.now, SWEEP_COUNT_MAX],
  );
  const callIds = calls.map(({ callId }) => callId);
  await tx.query(`delete from messages where spoken ->> 'callId' = any($1::text[])`, [callIds]);
  for (const { conversationId } of calls) {
    announce(context, tx, conversationId, { conversation: true });
  }
  return callIds;
}
