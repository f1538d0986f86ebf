import { z } from 'zod';
import {
  At,
  CallMedia,
  Id,
  IDENTIFICATION_CONSENT_VERSION,
  IdentityData,
  Locale,
} from '../views/index.ts';

/** What the widget knows of its conversation. */
export const ChatView = z.object({
  conversationId: Id,
  language: Locale,
  state: z.enum(['waiting', 'with-agent', 'closed']),
  /** First names only. */
  participants: z.array(z.object({ kind: z.enum(['agent', 'expert']), name: z.string() })),
  queuedAt: At.nullable(),
  /** Place in the line from 1, while waiting. */
  position: z.int().nullable(),
  /** How long it may still take; about 80 of 100 waits end within the range. */
  estimate: z.object({ lowMs: z.int(), highMs: z.int() }).nullable(),
  /** Whether the customer may go and be written to later. */
  canRequestCallback: z.boolean(),
  /** The centre will come back to the customer; `startsAt`: not before then. */
  callback: z.object({ startsAt: At.nullable() }).nullable(),
  /** Routing did not take it, or nobody came in time; no one is being looked for. */
  refusal: z
    .object({
      kind: z.enum(['queue-closed', 'queue-full', 'wait-expired']),
      opensAt: At.nullable(),
    })
    .nullable(),
  /** Which calls may be started now; empty where the centre has no media plane. */
  callMedia: z.array(CallMedia),
  /** The highest `seq` the centre has read. */
  readSeq: z.int(),
});
export type ChatView = z.infer<typeof ChatView>;

/** Commands of the widget, sent like the desktop's through the `command` event of `/chat`. */
export const CHAT_COMMANDS = {
  'send-chat-message': z.strictObject({
    text: z.string().max(4000),
    attachmentIds: z.array(Id).max(5).default([]),
  }),
  'show-chat-typing': z.strictObject({}),
  'mark-chat-read': z.strictObject({ seq: z.int().nonnegative() }),
  'end-chat': z.strictObject({}),
  /** Come back to me later; a place in the line is kept. */
  'request-chat-callback': z.strictObject({}),
  /** Speak instead of write; answered with `{ callId }`. A call that goes on is answered again. */
  'start-call': z.strictObject({ media: CallMedia }),
  /** Whether the call may be recorded, where that was asked. */
  'answer-recording': z.strictObject({ isGranted: z.boolean() }),
  /** Hang up. Whoever still waits leaves the queue. */
  'end-call': z.strictObject({}),
  /** The form of an identification, with two consents of their own. */
  'give-identity-data': z.strictObject({
    data: IdentityData,
    consents: z.strictObject({ identification: z.literal(true), photographs: z.literal(true) }),
    /** Of the consents, as they were shown. */
    textVersion: z.literal(IDENTIFICATION_CONSENT_VERSION),
  }),
  /** Not now, or not any more. */
  'decline-identification': z.strictObject({}),
  'enter-identification-code': z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
} as const;
