import { z } from 'zod';
import { At, Id, Locale } from '../views/index.ts';

/** What the widget knows of its conversation. */
export const ChatView = z.object({
  conversationId: Id,
  language: Locale,
  state: z.enum(['waiting', 'with-agent', 'closed']),
  /** First names only. */
  participants: z.array(z.object({ kind: z.enum(['agent', 'expert']), name: z.string() })),
  queuedAt: At.nullable(),
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
} as const;
