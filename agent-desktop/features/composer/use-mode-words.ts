import { useLingui } from '@lingui/react/macro';
import type { ConversationView } from '@zentrale/protocol/views';
import type { WritingMode } from './modes.ts';

/** The words around the field; each says who will read what is written. */
export function useModeWords(conversation: ConversationView, current: WritingMode | undefined) {
  const { t } = useLingui();
  const { customerName, replyTo, abilities } = conversation;
  const partner = current?.mode === 'consult' ? current.partnerName : '';
  const names = { reply: t`Reply`, note: t`Internal note`, consult: t`Private` };
  switch (current?.mode) {
    case 'note':
      return {
        names,
        to: t`Stays in the centre`,
        fieldLabel: t`Internal note`,
        placeholder: t`Write a note for colleagues…`,
        button: t`Save internal note`,
      };
    case 'consult':
      return {
        names,
        to: t`Only ${partner} and you read this`,
        fieldLabel: t`Private message to ${partner}`,
        placeholder: t`Write to ${partner}…`,
        button: t`Send only to ${partner}`,
      };
    case 'reply':
    case undefined:
      return {
        names,
        to: abilities.countsSegments ? t`SMS to ${replyTo}` : t`To ${customerName}`,
        fieldLabel: t`Reply to ${customerName}`,
        placeholder: t`Write to ${customerName}…`,
        button: abilities.countsSegments ? t`Send SMS to ${replyTo}` : t`Send to ${customerName}`,
      };
  }
}
