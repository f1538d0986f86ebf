import { ATTACHMENTS_MAX } from '../chat/uploads.ts';
import { type Say, sizeInWords } from '../text/catalog.ts';
import type { Language } from '../text/choose-language.ts';

/** Why a message or file was not accepted, by kind of the error registry. */
export function troubleInWords(
  kind: string,
  about: { say: Say; language: Language; fileBytesMax: number },
): string {
  const { say } = about;
  switch (kind) {
    case 'attachment.too-large':
    case 'request.too-large':
      return say('tooLarge', { size: sizeInWords(about.fileBytesMax, about.language) });
    case 'attachment.forbidden-kind':
    case 'request.unsupported-media':
      return say('forbiddenKind');
    case 'limit.reached':
      return say('tooMany', { count: ATTACHMENTS_MAX });
    case 'message.too-long':
      return say('tooLong', { max: 4000 });
    case 'unreachable':
      return say('notReached');
    case 'conversation.closed':
      return say('chatClosed');
    default:
      return say('refused', { kind });
  }
}
