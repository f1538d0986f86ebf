import type { Frame, SubscribeAnswer, SubscribeRequest } from '@zentrale/protocol/socket';
import { describe, expect, test, vi } from 'vitest';
import { TopicHub } from './topic-hub.ts';

const snapshot = (version: number, entries: Record<string, unknown>): SubscribeAnswer => ({
  ok: true,
  snapshot: {
    topic: 'desk',
    epoch: 'e1',
    version,
    entries: Object.entries(entries).map(([key, value]) => ({ key, value })),
    serverNow: 1_000,
  },
});
const frame = (version: number, key: string, value: unknown): Frame => ({
  topic: 'desk',
  epoch: 'e1',
  version,
  entries: [{ key, value }],
});

/** A server that answers when the test says so. */
function scripted() {
  const asked: SubscribeRequest[] = [];
  const waiting: ((answer: SubscribeAnswer | Error) => void)[] = [];
  const hub = new TopicHub(
    {
      subscribe: (request) =>
        new Promise((resolve, reject) => {
          asked.push(request);
          waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        }),
      unsubscribe: () => {},
    },
    1_000,
  );
  const answer = async (reply: SubscribeAnswer | Error) => {
    waiting.shift()?.(reply);
    await Promise.resolve();
    await Promise.resolve();
  };
  const entries = () => Object.fromEntries(hub.read('desk').collection?.entries ?? []);
  return { hub, asked, answer, entries };
}

describe('topics', () => {
  test('take the snapshot and then every frame in turn', async () => {
    const { hub, answer, entries } = scripted();
    hub.hold('desk', () => {});
    await answer(snapshot(3, { a: 1 }));
    hub.receive(frame(4, 'b', 2));
    hub.receive(frame(5, 'a', null));
    expect(entries()).toEqual({ b: 2 });
  });

  test('keep frames that overtake the answer, and drop those it contains', async () => {
    const { hub, answer, entries } = scripted();
    hub.hold('desk', () => {});
    hub.receive(frame(3, 'a', 'old'));
    hub.receive(frame(4, 'b', 2));
    await answer(snapshot(3, { a: 1 }));
    expect(entries()).toEqual({ a: 1, b: 2 });
  });

  test('ask again after a gap, saying what they have', async () => {
    const { hub, asked, answer, entries } = scripted();
    hub.hold('desk', () => {});
    await answer(snapshot(3, { a: 1 }));
    hub.receive(frame(6, 'c', 3));
    expect(asked.at(-1)).toEqual({ topic: 'desk', epoch: 'e1', version: 3 });
    await answer({
      ok: true,
      frames: [frame(4, 'b', 2), frame(5, 'a', null), frame(6, 'c', 3)],
      serverNow: 1_000,
    });
    expect(entries()).toEqual({ b: 2, c: 3 });
  });

  test('stay readable while nobody answers, and recover with the next resync', async () => {
    const { hub, answer, entries } = scripted();
    hub.hold('desk', () => {});
    await answer(snapshot(3, { a: 1 }));
    const first = hub.resync();
    await answer(new Error('timeout'));
    await first;
    expect(entries()).toEqual({ a: 1 });
    const second = hub.resync();
    await answer(snapshot(9, { z: 9 }));
    await second;
    expect(entries()).toEqual({ z: 9 });
  });

  test('keep the identity of entries that a fresh snapshot did not change', async () => {
    const { hub, answer } = scripted();
    hub.hold('desk', () => {});
    await answer(snapshot(1, { a: { name: 'same' } }));
    const before = hub.read('desk').collection?.entries.get('a');
    const again = hub.resync();
    await answer(snapshot(7, { a: { name: 'same' }, b: {} }));
    await again;
    expect(hub.read('desk').collection?.entries.get('a')).toBe(before);
  });

  test('tell a refusal from loading', async () => {
    const { hub, answer } = scripted();
    hub.hold('desk', () => {});
    expect(hub.read('desk').phase).toBe('loading');
    await answer({ ok: false, problem: { kind: 'role.forbidden', title: '', status: 403 } });
    expect(hub.read('desk')).toMatchObject({
      phase: 'refused',
      problem: { kind: 'role.forbidden' },
    });
  });

  test('stay warm for a while after the last look, then end', async () => {
    vi.useFakeTimers();
    const { hub, asked, answer } = scripted();
    hub.hold('desk', () => {})();
    await answer(snapshot(1, { a: 1 }));
    hub.hold('desk', () => {})();
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1_001);
    hub.hold('desk', () => {});
    expect(asked).toHaveLength(2);
    vi.useRealTimers();
  });
});
