import { expect, test } from 'vitest';
import type { Utterance } from '../../ports/transcriber.ts';
import { scriptTranscriber } from './index.ts';

const FRAME_MS = 20;
const nothing = () => {};

/** What appears while so much sound goes by, beginning at the tenth second of the call. */
function heardDuring(soundMs: number, isClosed = false): Utterance[] {
  const said: Utterance[] = [];
  const stream = scriptTranscriber.open(
    { codec: 'mu-law', language: 'en', side: 'customer' },
    { heard: (utterance) => said.push(utterance), interrupted: nothing, resumed: nothing },
  );
  for (let at = 0; at < soundMs; at += FRAME_MS) {
    stream.send({ atMs: 10_000 + at, durationMs: FRAME_MS, payload: new Uint8Array(160) });
  }
  if (isClosed) void stream.close();
  return said;
}

test('a line grows word by word as sound goes by, and ends', () => {
  const said = heardDuring(5_000);
  expect(said.slice(0, 3).map(({ text }) => text)).toEqual([
    'Hello,',
    'Hello, I',
    'Hello, I would',
  ]);
  expect(said.filter(({ isFinal }) => isFinal)).toEqual([
    {
      text: 'Hello, I would like to return my hiking boots.',
      fromMs: 10_980,
      toMs: 14_000,
      confidence: null,
      isFinal: true,
    },
  ]);
});

test('the same sound gives the same words, and none before there is sound', () => {
  expect(heardDuring(9_000)).toEqual(heardDuring(9_000));
  expect(heardDuring(1_000)).toEqual([]);
});

test('who is cut short has said what was said', () => {
  expect(heardDuring(1_700, true).at(-1)).toMatchObject({ text: 'Hello, I', isFinal: true });
});

test('after the last line nothing more is said', () => {
  const all = heardDuring(60_000);
  expect(heardDuring(120_000)).toEqual(all);
  expect(all.filter(({ isFinal }) => isFinal)).toHaveLength(3);
});
