import type { MessageView } from '@zentrale/protocol';
import type { Unsent } from './outbox.ts';

export type Delivery = 'sending' | 'sent' | 'read' | 'failed';

/** One line of the conversation as shown: the server's messages, then what is on its way. */
export type Line =
  | { kind: 'theirs' | 'note'; key: string; message: MessageView }
  | { kind: 'own'; key: string; message: MessageView; delivery: Delivery }
  | { kind: 'unsent'; key: string; item: Unsent; delivery: Delivery };

const DELIVERY_OF_UNSENT = { waiting: 'sending', accepted: 'sent', failed: 'failed' } as const;

/**
 * The key of an own line is its client id, so that the waiting line becomes the confirmed one.
 * `readSeq`: up to where the centre has read.
 */
export function linesOf(
  messages: readonly MessageView[],
  unsent: readonly Unsent[],
  readSeq: number,
): Line[] {
  const confirmed = new Set(messages.map((message) => message.clientId));
  return [
    ...messages
      .filter((message) => message.visibility === 'public')
      .map((message) => toLine(message, readSeq)),
    ...unsent
      .filter((item) => !confirmed.has(item.clientId))
      .map((item): Line => ({
        kind: 'unsent',
        key: item.clientId,
        item,
        delivery: DELIVERY_OF_UNSENT[item.state],
      })),
  ];
}

function toLine(message: MessageView, readSeq: number): Line {
  if (message.direction === 'system') return { kind: 'note', key: message.messageId, message };
  if (message.direction === 'out') return { kind: 'theirs', key: message.messageId, message };
  const delivery = message.seq <= readSeq ? 'read' : 'sent';
  return { kind: 'own', key: message.clientId ?? message.messageId, message, delivery };
}

/** Lines from the centre that the customer has not seen. */
export function unreadCount(messages: readonly MessageView[], readSeq: number): number {
  return messages.filter((message) => message.direction === 'out' && message.seq > readSeq).length;
}

export function lastSeq(messages: readonly MessageView[]): number {
  return messages.at(-1)?.seq ?? 0;
}
