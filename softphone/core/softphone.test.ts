import { expect, test } from 'vitest';
import {
  after,
  isInside,
  JOINING,
  qualityOf,
  type Softphone,
  type SoftphoneEvent,
} from './softphone.ts';

const played = (...events: readonly SoftphoneEvent[]): Softphone => events.reduce(after, JOINING);
const joined = { type: 'joined' } as const;

test('who has joined is in the call until the line goes, and comes back by joining anew', () => {
  const inside = played(joined);
  expect([inside.phase, isInside(inside)]).toEqual(['connected', true]);
  const lost = after(inside, { type: 'line-lost' });
  expect(lost.phase).toBe('lost');
  expect(after(after(lost, { type: 'asked' }), joined).phase).toBe('connected');
});

test('who was muted when the line went is still muted afterwards', () => {
  const back = played(
    joined,
    { type: 'muted', isMuted: true },
    { type: 'line-lost' },
    { type: 'asked' },
    joined,
  );
  expect(back).toMatchObject({ phase: 'connected', isMuted: true });
});

test('a refused microphone is told, and the next attempt begins without the old trouble', () => {
  const failed = played({ type: 'failed', trouble: { kind: 'microphone-refused' } });
  expect(failed).toMatchObject({ phase: 'failed', trouble: { kind: 'microphone-refused' } });
  expect(isInside(failed)).toBe(false);
  expect(after(failed, { type: 'asked' })).toMatchObject({ phase: 'joining', trouble: null });
});

test('an answer that comes after the call has gone elsewhere does not bring it back', () => {
  const elsewhere = played({ type: 'replaced' }, joined);
  expect(elsewhere.phase).toBe('elsewhere');
  expect(after(elsewhere, { type: 'line-lost' }).phase).toBe('elsewhere');
});

test('what is over stays over', () => {
  const events: SoftphoneEvent[] = [{ type: 'asked' }, joined, { type: 'quality', score: 9 }];
  expect(events.reduce(after, played(joined, { type: 'over' })).phase).toBe('over');
});

test('quality is told while one is connected, in three words', () => {
  expect(played({ type: 'quality', score: 9 }).score).toBeNull();
  expect(played(joined, { type: 'quality', score: 9 }).score).toBe(9);
  expect([10, 8, 7, 5, 4, 0].map(qualityOf)).toEqual([
    'good',
    'good',
    'fair',
    'fair',
    'poor',
    'poor',
  ]);
});
