import type { Locale } from '@zentrale/channels';
import type { Account } from '@zentrale/channels/app';
import type { ConversationId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';

/** In which the customer of a conversation is spoken to: as she chose, otherwise as the line is. */
export async function languageOf(
  { channels }: Pick<Centre, 'channels'>,
  tx: Tx,
  { settings }: Account,
  conversationId: ConversationId,
): Promise<Locale> {
  const conversation = await channels.conversation(tx, conversationId);
  return conversation?.language ?? settings.language ?? 'de';
}
