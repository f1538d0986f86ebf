import type { Conversation, Locale } from '@zentrale/channels';
import type { Account } from '@zentrale/channels/app';

/** In which the customer of a conversation is spoken to: as she chose, otherwise as the line is. */
export function languageOf(
  { settings }: Account,
  conversation: Pick<Conversation, 'language'> | null,
): Locale {
  return conversation?.language ?? settings.language ?? 'de';
}
