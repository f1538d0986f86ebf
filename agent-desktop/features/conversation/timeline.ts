import type { MessageView, SpeechView } from '@zentrale/protocol/views';
import type { OutgoingMessage } from '../../realtime/outgoing.ts';
import { startOfDay } from '../../ui/duration.ts';

/** A row of the conversation as it is drawn. Keys stay the same when a message is confirmed. */
export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageView;
      /** Same author and kind shortly before: name and time need not be repeated. */
      readonly isContinued: boolean;
    }
  | { readonly kind: 'speech'; readonly key: string; readonly speech: SpeechView }
  | { readonly kind: 'outgoing'; readonly key: string; readonly outgoing: OutgoingMessage };

const CONTINUED_WITHIN_MS = 3 * 60_000;

function isContinuation(before: MessageView | undefined, message: MessageView): boolean {
  return (
    before !== undefined &&
    before.note === null &&
    message.note === null &&
    before.author.kind === message.author.kind &&
    before.author.id === message.author.id &&
    before.visibility === message.visibility &&
    (before.direction === 'spoken') === (message.direction === 'spoken') &&
    before.consultId === message.consultId &&
    message.sentAt - before.sentAt < CONTINUED_WITHIN_MS
  );
}

/**
 * Puts confirmed messages in their order with a line per day, and behind them what is being said
 * and what is on its way.
 * Whatever has become a message that has arrived is left out, so nothing is ever shown twice.
 */
export function buildTimeline(
  messages: readonly MessageView[],
  speeches: readonly SpeechView[],
  outgoing: readonly OutgoingMessage[],
): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  const confirmed = new Set<string>();
  let before: MessageView | undefined;
  for (const message of messages.toSorted((a, b) => a.seq - b.seq)) {
    if (message.clientId !== null) confirmed.add(message.clientId);
    const day = startOfDay(message.sentAt);
    const isNewDay = before === undefined || startOfDay(before.sentAt) !== day;
    if (isNewDay) items.push({ kind: 'day', key: `day-${day}`, at: message.sentAt });
    items.push({
      kind: 'message',
      key: message.clientId ?? message.messageId,
      message,
      isContinued: !isNewDay && isContinuation(before, message),
    });
    before = message;
  }
  for (const speech of speeches) {
    if (confirmed.has(speech.speechId)) continue;
    items.push({ kind: 'speech', key: speech.speechId, speech });
  }
  for (const one of outgoing) {
    if (confirmed.has(one.clientId)) continue;
    items.push({ kind: 'outgoing', key: one.clientId, outgoing: one });
  }
  return items;
}
