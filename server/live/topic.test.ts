import { applyFrame, fromSnapshot, type Frame } from '@zentrale/protocol/socket';
import { describe, expect, test } from 'vitest';
import { LiveTopic } from './topic.ts';

function world() {
  const truth = new Map<string, unknown>([['a', { n: 1 }]]);
  const frames: Frame[] = [];
  const failures: unknown[] = [];
  const gates: (() => void)[] = [];
  let isGated = false;
  const wait = () => (isGated ? new Promise<void>((open) => gates.push(open)) : Promise.resolve());
  const topic = new LiveTopic(
    'desk',
    {
      load: async () => {
        await wait();
        return new Map(truth);
      },
      read: async (keys) => {
        const values = new Map(keys.map((key) => [key, truth.get(key) ?? null]));
        await wait();
        return values;
      },
    },
    (frame) => frames.push(frame),
    (failure) => failures.push(failure),
  );
  const settle = () => new Promise((done) => setTimeout(done, 5));
  return { truth, frames, failures, topic, settle, gates, gate: (on: boolean) => (isGated = on) };
}

describe('a live topic', () => {
  test('a subscriber that applies every frame ends with what a fresh snapshot shows', async () => {
    const { truth, frames, topic, settle } = world();
    let mine = fromSnapshot(await topic.snapshot(0));
    truth.set('b', { n: 2 });
    topic.touch(['b']);
    await settle();
    truth.delete('a');
    topic.touch(['a']);
    await settle();
    for (const frame of frames) {
      const next = applyFrame(mine, frame);
      expect(next).not.toBe('gap');
      if (next !== 'gap') mine = next;
    }
    const fresh = fromSnapshot(await topic.snapshot(0));
    expect([...mine.entries]).toEqual([...fresh.entries]);
    expect(mine.version).toBe(fresh.version);
  });

  test('a value that did not change makes no frame', async () => {
    const { frames, topic, settle } = world();
    await topic.snapshot(0);
    topic.touch(['a']);
    await settle();
    expect(frames).toEqual([]);
  });

  test('a change during a slow read is read again, so the newest value wins', async () => {
    const { truth, topic, settle, gates, gate } = world();
    await topic.snapshot(0);
    gate(true);
    truth.set('a', { n: 2 });
    topic.touch(['a']);
    await settle();
    truth.set('a', { n: 3 });
    topic.touch(['a']);
    gate(false);
    for (const open of gates) open();
    await settle();
    const { entries } = await topic.snapshot(0);
    expect(entries).toEqual([{ key: 'a', value: { n: 3 } }]);
  });

  test('missing frames are handed out by version; another epoch gets none', async () => {
    const { truth, topic, settle } = world();
    const first = await topic.snapshot(0);
    truth.set('b', 1);
    topic.touch(['b']);
    await settle();
    expect(topic.framesSince(first.epoch, first.version)).toHaveLength(1);
    expect(topic.framesSince('another', first.version)).toBeNull();
    expect(topic.framesSince(first.epoch, first.version + 5)).toBeNull();
  });

  test('when two hundred frames have passed, an old subscriber must take a snapshot', async () => {
    const { truth, topic, settle } = world();
    const first = await topic.snapshot(0);
    for (let n = 0; n < 201; n += 1) {
      truth.set('a', { n: n + 10 });
      topic.touch(['a']);
      await Promise.resolve();
      await settle();
    }
    expect(topic.framesSince(first.epoch, first.version)).toBeNull();
  });
});
