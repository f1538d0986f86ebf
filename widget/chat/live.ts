import type {
  CallView,
  ChatView,
  CustomerIdentificationView,
  Frame,
  MessageView,
  SubscribeAnswer,
  SubscribeRequest,
  TypingView,
} from '@zentrale/protocol';
import { applyFrame, type Collection, fromSnapshot } from '@zentrale/protocol/socket/collection';

/** The widget's copy of its one topic, and how far the server's clock is ahead of ours. */
export interface Live {
  readonly collection: Collection;
  readonly clockAheadMs: number;
}

export type Subscribed = Extract<SubscribeAnswer, { ok: true }>;

/** What to ask for: all of it, or what is missing since the copy we have. */
export function subscription(live: Live | null): SubscribeRequest {
  if (!live) return { topic: 'chat' };
  return { topic: 'chat', epoch: live.collection.epoch, version: live.collection.version };
}

/** `'gap'`: the copy cannot be continued; subscribe without it. */
export function receiveAnswer(live: Live | null, answer: Subscribed, now: number): Live | 'gap' {
  if ('snapshot' in answer) {
    const clockAheadMs = answer.snapshot.serverNow - now;
    return { collection: fromSnapshot(answer.snapshot), clockAheadMs };
  }
  const clockAheadMs = answer.serverNow - now;
  let next: Live | 'gap' = live ? { ...live, clockAheadMs } : 'gap';
  for (const frame of answer.frames) {
    if (next === 'gap') return 'gap';
    next = receiveFrame(next, frame);
  }
  return next;
}

export function receiveFrame(live: Live, frame: Frame): Live | 'gap' {
  const collection = applyFrame(live.collection, frame);
  if (collection === 'gap') return 'gap';
  return collection === live.collection ? live : { ...live, collection };
}

// The views below come from our own server and were checked by its schemas; the key says which.

export function chatOf(live: Live | null): ChatView | null {
  return (live?.collection.entries.get('chat') as ChatView | undefined) ?? null;
}

/** The call of this conversation; `null` once it is over. */
export function callOf(live: Live | null): CallView | null {
  const call = live?.collection.entries.get('call') as CallView | undefined;
  return call === undefined || call.state === 'ended' ? null : call;
}

/** The last identification of this conversation. */
export function identificationOf(live: Live | null): CustomerIdentificationView | null {
  const entry = live?.collection.entries.get('identification');
  return (entry as CustomerIdentificationView | undefined) ?? null;
}

export function messagesOf(live: Live | null): MessageView[] {
  if (!live) return [];
  return [...live.collection.entries]
    .filter(([key]) => key.startsWith('message:'))
    .map(([, value]) => value as MessageView)
    .toSorted((a, b) => a.seq - b.seq);
}

/** Who writes just now; `msLeft` on our clock, above 0. */
export function typingOf(live: Live | null, now: number): { who: string; msLeft: number } | null {
  const typing = live?.collection.entries.get('typing:agent') as TypingView | undefined;
  if (!live || !typing) return null;
  const msLeft = typing.until - (now + live.clockAheadMs);
  return msLeft > 0 ? { who: typing.who, msLeft } : null;
}
