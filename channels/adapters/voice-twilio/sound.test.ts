import { ManualClock } from '@zentrale/kernel/testing';
import { instant } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { shareOf, toneFrames } from '../../testing/tones.ts';
import { IncomingSound } from './incoming-sound.ts';
import { OutgoingSound } from './outgoing-sound.ts';

const frame = () => new Uint8Array(160);

describe('what the caller says', () => {
  test('stands where the provider’s clock puts it, and what was lost leaves a gap', () => {
    const sound = new IncomingSound();
    const places = [0, 20, 80].flatMap((at) => sound.take(at, frame()));
    expect(places.map(({ atSample }) => atSample)).toEqual([0, 160, 640]);
  });

  test('is heard once: what comes twice or late is left out', () => {
    const sound = new IncomingSound();
    expect(sound.take(40, frame())).toHaveLength(1);
    expect(sound.take(40, frame())).toHaveLength(0);
    expect(sound.take(20, frame())).toHaveLength(0);
    expect(sound.take(60, new Uint8Array(0))).toHaveLength(0);
    expect(sound.take(60, new Uint8Array(400)).map((one) => one.frame.length)).toEqual([
      160, 160, 80,
    ]);
  });
});

describe('what the telephone hears', () => {
  function line() {
    const clock = new ManualClock(instant(1_000_000));
    const played: Uint8Array[] = [];
    const marks: string[] = [];
    let cleared = 0;
    const sound = new OutgoingSound(clock, {
      play: (one) => void played.push(one),
      mark: (name) => void marks.push(name),
      clear: () => {
        cleared += 1;
      },
    });
    sound.start();
    /** Everybody says a frame each, then 20 ms pass. */
    const pass = (voices: Record<string, readonly Uint8Array[]>, count: number) => {
      for (let at = 0; at < count; at += 1) {
        for (const [who, frames] of Object.entries(voices)) {
          sound.hear(who, frames[at % frames.length] ?? frame());
        }
        clock.advance(20);
      }
    };
    return { sound, played, marks, pass, clock, cleared: () => cleared };
  }

  const low = toneFrames(300, 50);
  const high = toneFrames(1100, 50);

  test('comes at the pace of the clock, a frame every 20 ms', () => {
    const { played, pass } = line();
    pass({ a: low }, 15);
    expect(played.length).toBeGreaterThanOrEqual(13);
    expect(played.length).toBeLessThanOrEqual(15);
    expect(shareOf(300, played)).toBeGreaterThan(0.9);
  });

  test('two who speak are heard both', () => {
    const { played, pass } = line();
    pass({ a: low, b: high }, 18);
    expect(shareOf(300, played)).toBeGreaterThan(0.4);
    expect(shareOf(1100, played)).toBeGreaterThan(0.4);
  });

  test('no more is sent than twenty frames beyond what was played', () => {
    const { sound, played, marks, pass } = line();
    pass({ a: low }, 60);
    expect(played).toHaveLength(20);
    expect(marks).toEqual(['10', '20']);
    sound.played('20');
    pass({ a: low }, 60);
    expect(played).toHaveLength(40);
    // Nobody can claim to have played what was never sent.
    sound.played('9999');
    sound.played('nonsense');
    pass({ a: low }, 10);
    expect(played).toHaveLength(40);
  });

  test('when somebody else speaks, the rest of the former is cleared; a pause clears nothing', () => {
    const { pass, cleared, clock } = line();
    pass({ centre: low }, 8);
    clock.advance(500);
    pass({ centre: low }, 4);
    expect(cleared()).toBe(0);
    pass({ agent: high }, 4);
    expect(cleared()).toBe(1);
  });

  test('keys are played alone, one after the other, and voices go on after them', () => {
    const { sound, played, pass } = line();
    pass({ agent: high }, 4);
    const before = played.length;
    sound.insert(low.slice(0, 10));
    pass({ agent: high }, 10);
    const keys = played.slice(before, before + 10);
    expect(shareOf(300, keys)).toBeGreaterThan(0.9);
    sound.played('10');
    pass({ agent: high }, 10);
    expect(shareOf(1100, played.slice(before + 10))).toBeGreaterThan(0.9);
  });

  test('after a stop nothing more is played', () => {
    const { sound, played, pass } = line();
    pass({ a: low }, 5);
    const before = played.length;
    sound.stop();
    pass({ a: low }, 5);
    expect(played).toHaveLength(before);
  });
});
