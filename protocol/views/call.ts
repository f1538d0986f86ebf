import { z } from 'zod';
import { At, Id } from './base.ts';

/** What a call carries; a video call carries sound, too. */
export const CallMedia = z.enum(['voice', 'video']);
export type CallMedia = z.infer<typeof CallMedia>;

/** How the customer speaks with us: from a page of ours, or by telephone. */
export const CallLine = z.enum(['web', 'telephone']);
export type CallLine = z.infer<typeof CallLine>;

/** Where a party's sound or picture comes from. */
export const MediaSource = z.enum(['microphone', 'camera', 'screen']);
export type MediaSource = z.infer<typeof MediaSource>;

/** Who took up a telephone that we called, as far as the provider could tell. */
export const AnsweredBy = z.enum(['person', 'machine', 'fax']);
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/**
 * What a party is in a call. `holder`: the agent who holds the interaction; `consulted`: heard by
 * the holder only; `conferenced`: by everybody. Supervisors `monitor` (heard by nobody), `coach`
 * (by the holder) or `barge` in (by everybody).
 */
export const CallRole = z.enum([
  'customer',
  'holder',
  'consulted',
  'conferenced',
  'monitor',
  'coach',
  'barge',
]);
export type CallRole = z.infer<typeof CallRole>;

/** How a call ended. The first six are people's doing, the others the machines'. */
export const CallEndReason = z.enum([
  'customer-hung-up',
  'agent-hung-up',
  'abandoned',
  'queue-refused',
  'callback-requested',
  'wait-expired',
  'not-joined',
  'not-reached',
  'network-lost',
  'media-plane-failed',
]);
export type CallEndReason = z.infer<typeof CallEndReason>;

/** What is kept of a recorded call: its sound, what was said in it as text, or both. */
export const RecordingKeeps = z.enum(['sound', 'text', 'both']);
export type RecordingKeeps = z.infer<typeof RecordingKeeps>;

export const CallPartyView = z.object({
  partyId: Id,
  /** Who of the centre it is; `null`: the customer, and of everybody for her. */
  personId: Id.nullable(),
  role: CallRole,
  /** First names only, where a customer reads it. */
  name: z.string(),
  /** `lost`: the connection is gone, and may come back until the grace period is over. */
  connection: z.enum(['joining', 'connected', 'lost']),
  isMuted: z.boolean(),
  /** What the party sends at the moment, muted or not. */
  sources: z.array(MediaSource),
  joinedAt: At,
});
export type CallPartyView = z.infer<typeof CallPartyView>;

/**
 * One real-time session of a conversation. Entry `call` of the topics `chat` and
 * `conversation/{id}`, where the last one stays after its end; entry `call:{callId}` of `desk` for
 * whoever may join it, until it ends.
 */
export const CallView = z.object({
  callId: Id,
  conversationId: Id,
  interactionId: Id.nullable(),
  media: CallMedia,
  line: CallLine,
  /** As what whoever reads it may take part; `null` except at the own desk. */
  ownRole: CallRole.nullable(),
  /** Whether what is said is kept; `null`: the call is not recorded. */
  recording: z.enum(['on', 'paused', 'asked']).nullable(),
  /** `null`: not known, or the customer called us. */
  answeredBy: AnsweredBy.nullable(),
  /** What is kept of it; `null`: nothing. */
  keeps: RecordingKeeps.nullable(),
  /** How it is going with its text; `null`: there is none, or the call is over. */
  transcript: z
    .object({
      /** What was said meanwhile is missing. */
      isInterrupted: z.boolean(),
      /** The text is a script for demonstrations, and not what was said. */
      isScript: z.boolean(),
    })
    .nullable(),
  /** `waiting`: the customer hears music, nobody has accepted. */
  state: z.enum(['waiting', 'active', 'on-hold', 'ended']),
  parties: z.array(CallPartyView),
  requestedAt: At,
  /** When the first agent and the customer could hear one another. */
  answeredAt: At.nullable(),
  /** Since when the customer is on hold; `null` otherwise. */
  heldAt: At.nullable(),
  /** All holds that are over. */
  heldMs: z.int(),
  endedAt: At.nullable(),
  endReason: CallEndReason.nullable(),
});
export type CallView = z.infer<typeof CallView>;
