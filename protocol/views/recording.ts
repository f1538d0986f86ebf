import { z } from 'zod';
import { At, Id } from './base.ts';
import { CallMedia, RecordingKeeps } from './call.ts';

/**
 * Whether the calls of a queue are recorded. `announced`: all of them, and the customer reads so
 * before; `consent`: where she has agreed.
 */
export const RecordingMode = z.enum(['off', 'announced', 'consent']);
export type RecordingMode = z.infer<typeof RecordingMode>;

export const RecordingRule = z.object({
  /** `null`: of all queues without a rule of their own. */
  queueId: Id.nullable(),
  mode: RecordingMode,
  keeps: RecordingKeeps,
  /** How long it is kept after the call. */
  retentionDays: z.int().min(1).max(3650),
});
export type RecordingRule = z.infer<typeof RecordingRule>;

/** `waiting`: nobody of the centre was in the call; `holds`: who spoke with the customer then. */
export const RecordingMarkCode = z.enum([
  'held',
  'retrieved',
  'waiting',
  'paused',
  'resumed',
  'holds',
  'joined',
  'left',
  'ended',
]);
export type RecordingMarkCode = z.infer<typeof RecordingMarkCode>;

export const RecordingMarkView = z.object({
  /** Since the recording began. */
  atMs: z.int().nonnegative(),
  code: RecordingMarkCode,
  personId: Id.nullable(),
  name: z.string().nullable(),
});
export type RecordingMarkView = z.infer<typeof RecordingMarkView>;

export const RecordingTrackView = z.object({
  /** From 1, in the order in which they were first heard. */
  track: z.int().positive(),
  side: z.enum(['customer', 'centre']),
  /** `null`: the customer. */
  personId: Id.nullable(),
  name: z.string(),
  /** `audio/ogg` (Opus) from browsers, `audio/wav` (mu-law) from telephones. */
  mediaType: z.enum(['audio/ogg', 'audio/wav']),
});
export type RecordingTrackView = z.infer<typeof RecordingTrackView>;

/** What was said in a call, in short. */
export const RecordingView = z.object({
  recordingId: Id,
  callId: Id,
  conversationId: Id,
  queueId: Id.nullable(),
  media: CallMedia,
  customerName: z.string(),
  /** Who of the centre was heard. */
  people: z.array(z.object({ personId: Id, name: z.string() })),
  basis: z.enum(['announced', 'consent']),
  startedAt: At,
  /** `null` while the call goes on. */
  endedAt: At.nullable(),
  durationMs: z.int().nonnegative(),
  /** When it is deleted. */
  deleteAt: At.nullable(),
});
export type RecordingView = z.infer<typeof RecordingView>;
