import { useLingui } from '@lingui/react/macro';
import { whyNotConversation } from '@zentrale/channels/rules';
import type { ConversationView } from '@zentrale/protocol/views';
import { useRef } from 'react';
import { useWhyNot } from '../../api/use-why-not.ts';
import { sendFleeting } from '../../realtime/desk.ts';
import { sendMessage } from '../../realtime/outgoing.ts';
import { setDraft } from '../../state/drafts.ts';
import type { WritingMode } from './modes.ts';
import { useUploads } from './use-uploads.ts';

const TYPING_EVERY_MS = 3_000;

/** Sending what is written, or why it cannot be sent. */
export function useSending(
  conversation: ConversationView,
  current: WritingMode | undefined,
  text: string,
) {
  const { t } = useLingui();
  const whyNot = useWhyNot();
  const uploads = useUploads();
  const typedAt = useRef(0);
  const { conversationId, abilities } = conversation;
  const mode = current?.mode ?? 'reply';

  const isEmpty = text.trim() === '' && uploads.attachments.length === 0;
  const isTooLong = mode === 'reply' && text.length > abilities.textLengthMax;
  const blocked =
    current?.blocked ??
    (uploads.isBusy ? t`Wait until the files are uploaded.` : null) ??
    whyNot(isTooLong ? 'message.too-long' : isEmpty ? 'message.empty' : null);
  const noFiles = mode === 'reply' ? whyNot(whyNotConversation('attach-file', conversation)) : null;

  const send = () => {
    if (blocked !== null || !current) return;
    sendMessage({
      conversationId,
      visibility: mode === 'reply' ? 'public' : 'internal',
      consultId: current.mode === 'consult' ? current.consultId : null,
      text: text.trim(),
      attachments: uploads.attachments,
    });
    setDraft(conversationId, mode, '');
    uploads.clear();
  };
  const type = (value: string) => {
    setDraft(conversationId, mode, value);
    const now = Date.now();
    if (mode === 'reply' && abilities.hasTyping && now - typedAt.current > TYPING_EVERY_MS) {
      typedAt.current = now;
      sendFleeting('show-typing', { conversationId });
    }
  };
  const addFiles = (files: Iterable<File>) => {
    if (noFiles === null) uploads.add(files);
  };
  return { uploads, blocked, noFiles, send, type, addFiles };
}
