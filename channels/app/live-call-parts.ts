import type { Clock, Ids, Log } from '@zentrale/kernel/ports';
import type { DurationMs } from '@zentrale/kernel/values';
import type { CallFrame, IceServer } from '@zentrale/protocol/socket';
import type { Call, CallEndReason, CallPlace } from '../core/index.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import type { LiveCall } from './live-call.ts';
import type { CallEar } from './call-ear.ts';
import type { CallTranscript } from './transcripts/call-transcript.ts';

/** A page that is in the call. */
export interface CallSession {
  /** Of the socket: another page of the same person has another one. */
  readonly sessionId: string;
  tell(frame: CallFrame): void;
}

export interface CallActor {
  /** `null`: the customer. */
  readonly personId: string | null;
  readonly name: string;
  readonly session: CallSession;
}

export interface LiveCallParts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly media: MediaPlane;
  readonly iceServers: IceServer[];
  /** How long a lost connection may take to come back. */
  readonly graceMs: DurationMs;
  /** `null`: the call is not recorded. */
  readonly ear: CallEar | null;
  /** `null`: what is said is not written down. */
  readonly transcript: CallTranscript | null;
  /** Keeps the change and what follows from it, in one transaction, and tells. */
  changed(live: LiveCall, before: Call): Promise<void>;
  over(live: LiveCall): void;
}

/** Where routing has a call's interaction; why it is over; `null`: not known there yet. */
export type WhereNow = CallPlace | CallEndReason | null;
