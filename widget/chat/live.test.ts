import type { Frame, Snapshot } from '@zentrale/protocol';
import { describe, expect, test } from 'vitest';
import {
  chatOf,
  type Live,
  messagesOf,
  receiveAnswer,
  receiveFrame,
  subscription,
  typingOf,
} from './live.ts';

const message = (seq: number) => ({ messageId: `m${seq}`, seq, clientId: null });

const snapshot = (epoch: string, version: number, seqs: number[]): Snapshot => ({
  topic: 'chat',
  epoch,
  version,
  serverNow: 5_000,
  entries: [
    { key: 'chat', value: { conversationId: 'c1', state: 'waiting' } },
    ...seqs.map((seq) => ({ key: `message:m${seq}`, value: message(seq) })),
  ],
});

const frame = (version: number, seq: number, epoch = 'e1'): Frame => ({
  topic: 'chat',
  epoch,
  version,
  entries: [{ key: `message:m${seq}`, value: message(seq) }],
});

function started(): Live {
  const live = receiveAnswer(null, { ok: true, snapshot: snapshot('e1', 3, [2, 1]) }, 4_000);
  if (live === 'gap') throw new Error('a snapshot never leaves a gap');
  return live;
}

const seqs = (live: Live | 'gap') =>
  live === 'gap' ? 'gap' : messagesOf(live).map((each) => each.seq);

describe('the copy of the chat', () => {
  test('a snapshot gives the chat and its messages in order of seq', () => {
    expect(seqs(started())).toEqual([1, 2]);
    expect(chatOf(started())?.state).toBe('waiting');
  });

  test('the next frame is applied, a repeated one changes nothing', () => {
    const live = receiveFrame(started(), frame(4, 3));
    expect(seqs(live)).toEqual([1, 2, 3]);
    if (live === 'gap') throw new Error('no gap here');
    expect(receiveFrame(live, frame(4, 9))).toBe(live);
  });

  test('a missing frame or another server process is a gap', () => {
    expect(receiveFrame(started(), frame(5, 3))).toBe('gap');
    expect(receiveFrame(started(), frame(4, 3, 'e2'))).toBe('gap');
  });

  test('a reconnect asks for what is missing and applies it', () => {
    expect(subscription(null)).toEqual({ topic: 'chat' });
    expect(subscription(started())).toEqual({ topic: 'chat', epoch: 'e1', version: 3 });

    const frames = [frame(4, 3), frame(5, 4)];
    const live = receiveAnswer(started(), { ok: true, frames, serverNow: 6_000 }, 4_000);
    expect(seqs(live)).toEqual([1, 2, 3, 4]);
  });

  test('missing frames that do not fit, or nothing to put them on, are a gap', () => {
    const late = { ok: true as const, frames: [frame(6, 3)], serverNow: 6_000 };
    expect(receiveAnswer(started(), late, 4_000)).toBe('gap');
    expect(receiveAnswer(null, { ok: true, frames: [], serverNow: 1 }, 1)).toBe('gap');
  });

  test('a snapshot after a restart replaces everything', () => {
    const answer = { ok: true as const, snapshot: snapshot('e2', 1, [1]) };
    expect(seqs(receiveAnswer(started(), answer, 4_000))).toEqual([1]);
  });

  test('typing ends by the server clock, not by ours', () => {
    const live = receiveFrame(started(), {
      topic: 'chat',
      epoch: 'e1',
      version: 4,
      entries: [{ key: 'typing:agent', value: { who: 'Mia', until: 8_000 } }],
    });
    if (live === 'gap') throw new Error('no gap here');
    // The server is one second ahead.
    expect(typingOf(live, 4_500)).toEqual({ who: 'Mia', msLeft: 2_500 });
    expect(typingOf(live, 7_000)).toBeNull();
  });
});
