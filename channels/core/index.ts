export {
  abilitiesOf,
  CHAT_TEXT_LENGTH_MAX,
  INTERNAL_TEXT_LENGTH_MAX,
  SMS_TEXT_LENGTH_MAX,
  type AccountKind,
  type Channel,
  type Locale,
} from './channel.ts';
export {
  consultStateAfter,
  OPEN_CONSULT_STATES,
  type Consult,
  type ConsultState,
  type ConsultStep,
} from './consult.ts';
export {
  replyToWords,
  type AlarmContext,
  type Conversation,
  type Reading,
  type Severity,
} from './conversation.ts';
export { mergeStatus, type MessageStatus } from './delivery.ts';
export type {
  Attachment,
  Author,
  AuthorKind,
  Message,
  Spoken,
  StaffAuthor,
  SystemNote,
  SystemNoteCode,
  Visibility,
} from './message.ts';
export { optOutKeyword } from './opt-out.ts';
export { checkContent, checkOutgoing, type OutgoingDraft } from './outgoing.ts';
export { whyNotConsult, whyNotConversation } from './rules.ts';
export { countSegments, type SegmentCount } from './segments.ts';
export * from './calls/index.ts';
export * from './dialling/index.ts';
export * from './recordings/index.ts';
export * from './transcripts/index.ts';
export { frameOf, type CentreSound } from './sounds/centre-sounds.ts';
export { dtmfFrames } from './sounds/dtmf.ts';
export { mixFrames } from './sounds/mixing.ts';
export { VoicemailTape } from './sounds/voicemail-tape.ts';
export {
  FRAME_MS,
  FRAME_SAMPLES,
  fromMuLaw,
  SAMPLES_PER_SECOND,
  toMuLaw,
} from './sounds/mu-law.ts';
