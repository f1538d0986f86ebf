import { z } from 'zod';
import { momentOf, type SoundClock } from '../../core/index.ts';
import type { Utterance } from '../../ports/transcriber.ts';

// What the provider says: https://developers.deepgram.com/reference/streaming (2026-11-26).
// It cuts what is said into segments; several of them are one utterance.

const seconds = z.number().min(0).max(1_000_000);
const TEXT_LENGTH_MAX = 5_000;

/** Everything it sends has a type; only `Results` has words. */
export const Answer = z.object({ type: z.string().max(40) });
export const Results = z.object({
  start: seconds,
  duration: seconds,
  /** The segment will not be changed any more. */
  is_final: z.boolean(),
  /** The speaker has paused. */
  speech_final: z.boolean().default(false),
  /** It was cut because we asked for it. */
  from_finalize: z.boolean().default(false),
  channel: z.object({
    alternatives: z
      .array(
        z.object({
          transcript: z.string().max(TEXT_LENGTH_MAX),
          confidence: z.number().min(0).max(1).optional(),
          words: z.array(z.object({ start: seconds, end: seconds })).default([]),
        }),
      )
      .min(1),
  }),
});
export type Results = z.output<typeof Results>;

/** Segments of an utterance that goes on. */
export type Segments = readonly Omit<Utterance, 'isFinal'>[];

/** Who never pauses is read sentence by sentence all the same. */
const UTTERANCE_LENGTH_MAX = 400;

/** What is understood by now; `null`: nothing new. */
export function understand(
  before: Segments,
  results: Results,
  clock: SoundClock,
): { readonly segments: Segments; readonly utterance: Utterance | null } {
  const segment = segmentOf(results, clock);
  const all = segment === null ? before : [...before, segment];
  const segments = results.is_final ? all : before;
  const utterance = joined(all);
  if (utterance === null) return { segments, utterance };
  const isOver = results.speech_final || results.from_finalize;
  const isLong = utterance.text.length >= UTTERANCE_LENGTH_MAX;
  if (results.is_final && (isOver || isLong)) {
    return { segments: [], utterance: { ...utterance, isFinal: true } };
  }
  return { segments, utterance: segment === null ? null : utterance };
}

function segmentOf({ start, duration, channel }: Results, clock: SoundClock) {
  const [best] = channel.alternatives;
  const text = best?.transcript.trim() ?? '';
  if (best === undefined || text === '') return null;
  const from = best.words[0]?.start ?? start;
  const to = best.words.at(-1)?.end ?? start + duration;
  const fromMs = momentOf(clock, from * 1000);
  const toMs = Math.max(fromMs, momentOf(clock, to * 1000, true));
  return { text, fromMs, toMs, confidence: best.confidence ?? null };
}

function joined(segments: Segments): Utterance | null {
  const [first] = segments;
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  const known = segments.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return {
    text: segments.map(({ text }) => text).join(' '),
    fromMs: first.fromMs,
    toMs: last.toMs,
    // The weakest part says how far the whole may be trusted.
    confidence: known.length === 0 ? null : Math.min(...known),
    isFinal: false,
  };
}
