import { z } from 'zod';
import {
  Id,
  RecordingMarkView,
  RecordingRule,
  RecordingTrackView,
  RecordingView,
} from '../views/index.ts';

/** GET /api/v1/recordings: supervisors get all, agents those in which they were heard. */
export const RecordingsQuery = z.strictObject({
  /** Where the page before ended, as it said; to read on. */
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const RecordingsPage = z.object({
  recordings: z.array(RecordingView),
  /** Of the next page; `null` where this is the last. */
  before: z.string().nullable(),
});
export type RecordingsPage = z.infer<typeof RecordingsPage>;

/** GET /api/v1/recordings/{id}: what is needed to play it. */
export const RecordingDetails = z.object({
  recording: RecordingView,
  tracks: z.array(RecordingTrackView),
  marks: z.array(RecordingMarkView),
});
export type RecordingDetails = z.infer<typeof RecordingDetails>;

/** GET /api/v1/recordings/{id}/tracks/{track}: one voice, as long as the recording. */
export const TrackParams = z.strictObject({ id: Id, track: z.coerce.number().int().min(1) });

/** Whether calls can be written down here; `script`: demonstration texts stand in for them. */
export const TranscriptionState = z.enum(['off', 'on', 'script']);
export type TranscriptionState = z.infer<typeof TranscriptionState>;

/** GET /api/v1/recording-rules */
export const RecordingRules = z.object({
  rules: z.array(RecordingRule),
  transcription: TranscriptionState,
});
export type RecordingRules = z.infer<typeof RecordingRules>;
