import { z } from 'zod';
import { At, Id } from './base.ts';

/** A lattice: queued < sent < delivered < read; failed is final. Inbound ones are `received`. */
export const MessageStatus = z.enum(['received', 'queued', 'sent', 'delivered', 'read', 'failed']);
export type MessageStatus = z.infer<typeof MessageStatus>;

export const Author = z.object({
  kind: z.enum(['customer', 'agent', 'expert', 'system', 'device']),
  id: Id.nullable(),
  name: z.string(),
});
export type Author = z.infer<typeof Author>;

export const AttachmentView = z.object({
  attachmentId: Id,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** A line the server wrote; the reader's language renders it from `code` and `facts`. */
export const SystemNote = z.object({
  code: z.enum([
    'conversation-started',
    'queued',
    'agent-joined',
    'agent-left',
    'expert-joined',
    'expert-left',
    'transferred',
    'customer-left',
    'customer-returned',
    'conversation-closed',
    'alarm-raised',
    'alarm-cleared',
    'consult-requested',
    'consult-declined',
    'held',
    'retrieved',
    'parked',
    'taken-up-again',
    'reopened',
    'overflowed',
    'queue-closed',
    'queue-full',
    'wait-expired',
    'callback-requested',
    'callback-scheduled',
    'colleague-consulted',
    'colleague-joined',
    'colleague-left',
    'supervisor-joined',
    'supervisor-left',
    'call-started',
    'call-not-recorded',
    'call-answered',
    'call-connection-lost',
    'call-connection-back',
    'call-ended',
    'keys-pressed',
    'transcript-interrupted',
    'transcript-resumed',
  ]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SystemNote = z.infer<typeof SystemNote>;

/** Where in a call something was said. */
export const Spoken = z.object({
  callId: Id,
  /** Since the call began, waiting included. */
  fromMs: z.int().nonnegative(),
  toMs: z.int().nonnegative(),
  /** How sure the transcriber is; `null`: it does not say. */
  confidencePct: z.int().min(0).max(100).nullable(),
  /** The words are of a script for demonstrations, and nobody said them. */
  isScript: z.boolean(),
});
export type Spoken = z.infer<typeof Spoken>;

export const MessageView = z.object({
  messageId: Id,
  conversationId: Id,
  /** Order within the conversation, from 1; what is shown is sorted by it. */
  seq: z.int(),
  /** `spoken`: it was said in a call, by its author, and written down. */
  direction: z.enum(['in', 'out', 'spoken', 'system']),
  /** `internal` messages never leave the centre. */
  visibility: z.enum(['public', 'internal']),
  author: Author,
  /** Plain text; rendered as text, never as HTML. */
  text: z.string(),
  note: SystemNote.nullable(),
  spoken: Spoken.nullable(),
  attachments: z.array(AttachmentView),
  status: MessageStatus,
  /** Provider's reason when failed. */
  failure: z.string().nullable(),
  /** The sender's own id, so that a waiting line on screen becomes the confirmed one. */
  clientId: z.string().nullable(),
  /** Set for the private talk between agent and expert. */
  consultId: Id.nullable(),
  /** Set for a coach's note: the colleague it is meant for. */
  addressee: z.object({ id: Id, name: z.string() }).nullable(),
  sentAt: At,
});
export type MessageView = z.infer<typeof MessageView>;

/**
 * What somebody in a call is saying just now; it grows until it becomes a message. Entry
 * `speech:{speechId}` of `conversation/{id}`.
 */
export const SpeechView = z.object({
  /** The `clientId` of the message that it becomes. */
  speechId: Id,
  callId: Id,
  author: Author,
  text: z.string(),
  isScript: z.boolean(),
});
export type SpeechView = z.infer<typeof SpeechView>;
