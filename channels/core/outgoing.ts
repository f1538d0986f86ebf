import { accepted, refused, type Result } from '@zentrale/kernel/values';
import { abilitiesOf, INTERNAL_TEXT_LENGTH_MAX, type Channel } from './channel.ts';
import type { Visibility } from './message.ts';

/** What must be known of a conversation to say whether a text may leave. */
export interface OutgoingDraft {
  readonly channel: Channel;
  readonly visibility: Visibility;
  readonly text: string;
  readonly attachmentCount: number;
  readonly hasReplyAddress: boolean;
  readonly isOptedOut: boolean;
}

/**
 * May this message be written? An over-long text is refused and never cut: the writer decides
 * what to leave out.
 */
export function checkOutgoing(draft: OutgoingDraft): Result<null> {
  const content = checkContent(draft);
  if (!content.ok || draft.visibility === 'internal') return content;
  if (!abilitiesOf(draft.channel).hasAttachments && draft.attachmentCount > 0) {
    return refused('channel.no-attachments', { field: 'attachmentIds' });
  }
  if (!draft.hasReplyAddress) return refused('channel.no-reply-address');
  return draft.isOptedOut ? refused('channel.opted-out') : accepted(null);
}

/** Empty and over-long texts, in either direction. Facts: `length` and `lengthMax`. */
export function checkContent(
  draft: Pick<OutgoingDraft, 'channel' | 'visibility' | 'text' | 'attachmentCount'>,
): Result<null> {
  if (draft.text.trim() === '' && draft.attachmentCount === 0) {
    return refused('message.empty', { field: 'text' });
  }
  const lengthMax =
    draft.visibility === 'internal'
      ? INTERNAL_TEXT_LENGTH_MAX
      : abilitiesOf(draft.channel).textLengthMax;
  if (draft.text.length <= lengthMax) return accepted(null);
  return refused('message.too-long', {
    field: 'text',
    facts: { length: draft.text.length, lengthMax },
  });
}
