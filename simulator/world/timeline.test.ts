import { chance } from '@zentrale/kernel/chance';
import { durationMs, instant, seconds } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { EventHeap, MONDAY, Timeline } from './index.ts';

describe('the heap of events', () => {
  test('gives back what is due earliest, and equal instants in the order of their coming', () => {
    const draw = chance(5, 'heap');
    const heap = new EventHeap<number>();
    const expected: { at: number; serial: number }[] = [];
    for (let serial = 0; serial < 2_000; serial += 1) {
      const at = draw.below(200);
      const scheduled = heap.add(instant(at), serial);
      if (draw.happens(200)) scheduled.isCanceled = true;
      else expected.push({ at, serial });
    }
    expected.sort((a, b) => a.at - b.at || a.serial - b.serial);
    const taken: { at: number; serial: number }[] = [];
    for (;;) {
      const nextAt = heap.nextAt();
      const next = heap.take();
      if (next === null) break;
      expect(nextAt).toBe(next.at);
      taken.push({ at: next.at, serial: next.item });
    }
    expect(taken).toEqual(expected);
    expect(heap.nextAt()).toBeNull();
  });
});

describe('simulated time', () => {
  test('jumps from act to act, and what was taken back does not happen', () => {
    const timeline = new Timeline();
    const said: string[] = [];
    const say = (text: string) => () => said.push(`${timeline.now() - MONDAY} ${text}`);
    timeline.after(seconds(2), say('second'));
    const takeBack = timeline.after(seconds(1), say('never'));
    timeline.after(seconds(1), () => {
      say('first')();
      timeline.wakeAt(MONDAY, say('late, hence at once'));
    });
    takeBack();
    while (timeline.step());
    expect(said).toEqual(['1000 first', '1000 late, hence at once', '2000 second']);
  });

  test('stands where it was told to, with what lies beyond still to come', () => {
    const timeline = new Timeline();
    let count = 0;
    const tick = () => {
      count += 1;
      timeline.after(durationMs(300), tick);
    };
    tick();
    timeline.runUntil(instant(MONDAY + 1_000));
    expect(count).toBe(4);
    expect(timeline.now() - MONDAY).toBe(1_000);
    expect(timeline.nextAt()).toBe(MONDAY + 1_200);
    expect(() => timeline.moveTo(instant(MONDAY + 5_000))).toThrow('something is due before');
  });
});
