import type { Tx } from '@zentrale/kernel/ports';
import type { CallId, ConversationId, MessageId } from '@zentrale/kernel/values';
import type { Message } from '../../core/index.ts';
import { appendMessage } from '../append.ts';
import { announce, type Context } from '../context.ts';
import type { Said } from './call-transcript.ts';

/** Puts what was said in a call into its conversation; the customer's page does not show it. */
export function keepSpoken(
  context: Context,
  tx: Tx,
  { speechId, ...said }: Said & { readonly conversationId: ConversationId },
): Promise<Message> {
  return appendMessage(context, tx, {
    ...said,
    // What was growing on screen becomes the line that stays.
    clientId: speechId,
    accountId: null,
    direction: 'spoken',
    visibility: 'internal',
    status: said.author.kind === 'customer' ? 'received' : 'sent',
  });
}

/** Together with the call: for so many days after it what was said may be read. */
export async function expectTranscript(tx: Tx, callId: CallId, days: number): Promise<void> {
  await tx.query('update calls set transcript_days = $2 where call_id = $1', [callId, days]);
}

interface ForgottenLine {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly callId: CallId;
}

/** How many one sweep takes at most; the next one takes the rest. */
const SWEEP_COUNT_MAX = 100;

/** Deletes what was said in calls whose days are over. Answers in which something was. */
export async function forgetOldTranscripts(context: Context, tx: Tx): Promise<CallId[]> {
  const due = await tx.query<{ callId: CallId }>(
    `update calls set transcript_days = null
      where call_id in (select call_id from calls
        where ended_at + transcript_days::bigint * 86400000 <= $1 order by ended_at limit $2)
      returning call_id as "callId"`,
    [tx.now, SWEEP_COUNT_MAX],
  );
  const gone = await tx.query<ForgottenLine>(
    `delete from messages where spoken ->> 'callId' = any($1::text[])
      returning message_id as "messageId", conversation_id as "conversationId",
        spoken ->> 'callId' as "callId"`,
    [due.map(({ callId }) => callId)],
  );
  for (const [conversationId, lines] of Map.groupBy(gone, (line) => line.conversationId)) {
    const messageIds = lines.map(({ messageId }) => messageId);
    announce(context, tx, conversationId, { messageIds });
  }
  return [...new Set(gone.map(({ callId }) => callId))];
}
