import type {
  AttachmentId,
  CallId,
  ConsultId,
  ConversationId,
  Instant,
  MessageId,
} from '@zentrale/kernel/values';
import type { MessageStatus } from './delivery.ts';

export type AuthorKind = 'customer' | 'agent' | 'expert' | 'system' | 'device';

export interface Author {
  readonly kind: AuthorKind;
  readonly id: string | null;
  readonly name: string;
}

/** Somebody of the centre who may write. */
export interface StaffAuthor extends Author {
  readonly kind: 'agent' | 'expert';
  readonly id: string;
}

export type SystemNoteCode =
  | 'conversation-started'
  | 'queued'
  | 'agent-joined'
  | 'agent-left'
  | 'expert-joined'
  | 'expert-left'
  | 'transferred'
  | 'customer-left'
  | 'customer-returned'
  | 'conversation-closed'
  | 'alarm-raised'
  | 'alarm-cleared'
  | 'consult-requested'
  | 'consult-declined'
  | 'held'
  | 'retrieved'
  | 'parked'
  | 'taken-up-again'
  | 'reopened'
  | 'overflowed'
  | 'queue-closed'
  | 'queue-full'
  | 'wait-expired'
  | 'callback-requested'
  | 'callback-scheduled'
  | 'colleague-consulted'
  | 'colleague-joined'
  | 'colleague-left'
  | 'supervisor-joined'
  | 'supervisor-left'
  | 'call-started'
  | 'call-not-recorded'
  | 'call-answered'
  | 'call-connection-lost'
  | 'call-connection-back'
  | 'call-ended'
  | 'keys-pressed'
  | 'transcript-interrupted'
  | 'transcript-resumed';

/** A line the centre wrote by itself; the reader's language renders it from code and facts. */
export interface SystemNote {
  readonly code: SystemNoteCode;
  readonly facts: Record<string, string | number>;
}

export type Visibility = 'public' | 'internal';

export interface Attachment {
  readonly attachmentId: AttachmentId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Where in a call something was said, and how sure the transcriber is of it. */
export interface Spoken {
  readonly callId: CallId;
  /** Since the call began, waiting included. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly confidencePct: number | null;
  /** Of a script for demonstrations. */
  readonly isScript: boolean;
}

/** One line of a conversation. Text is plain and never rendered as HTML. */
export interface Message {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  /** Order within the conversation, from 1; what was forgotten leaves a gap. */
  readonly seq: number;
  readonly direction: 'in' | 'out' | 'spoken' | 'system';
  readonly visibility: Visibility;
  readonly author: Author;
  readonly text: string;
  readonly note: SystemNote | null;
  /** Set for what was said in a call. */
  readonly spoken: Spoken | null;
  readonly attachments: Attachment[];
  readonly status: MessageStatus;
  /** In the provider's words, when failed. */
  readonly failure: string | null;
  readonly clientId: string | null;
  /** Set for the private talk between agent and expert. */
  readonly consultId: ConsultId | null;
  /** Set for a coach's note: the colleague it is meant for. */
  readonly addressee: { readonly id: string; readonly name: string } | null;
  readonly sentAt: Instant;
}
