import {
  accepted,
  between,
  refused,
  type CallId,
  type ConversationId,
  type Instant,
  type InteractionId,
  type PartyId,
  type Result,
} from '@zentrale/kernel/values';
import type {
  AnsweredBy,
  CallEndReason,
  CallLine,
  CallMedia,
  CallRole,
  MediaSource,
  RecordingKeeps,
} from '@zentrale/protocol/views';

export type {
  AnsweredBy,
  CallEndReason,
  CallLine,
  CallMedia,
  CallRole,
  MediaSource,
  RecordingKeeps,
};

/** Who takes part. Kept while the connection is lost, so that the same person may come back. */
export interface CallParty {
  readonly partyId: PartyId;
  readonly role: CallRole;
  /** `null`: the customer. */
  readonly personId: string | null;
  readonly name: string;
  readonly connection: 'joining' | 'connected' | 'lost';
  /** Since when the connection is gone, until it flows again. */
  readonly lostAt: Instant | null;
  readonly joinedAt: Instant;
  readonly muted: readonly MediaSource[];
  readonly sources: readonly MediaSource[];
}

/**
 * A call is recorded on this ground; paused while nothing of it is kept, and `asked` until its
 * customer has said that it may be.
 */
export interface CallRecordingState {
  readonly state: 'on' | 'paused' | 'asked';
  readonly basis: 'announced' | 'consent';
  readonly keeps: RecordingKeeps;
}

/** One real-time session of a conversation. A value: every change gives a new one. */
export interface Call {
  readonly callId: CallId;
  readonly conversationId: ConversationId;
  readonly interactionId: InteractionId | null;
  readonly media: CallMedia;
  readonly line: CallLine;
  /** `null`: not recorded. */
  readonly recording: CallRecordingState | null;
  /** Of a telephone that we called; `null`: not known. */
  readonly answeredBy: AnsweredBy | null;
  readonly state: 'waiting' | 'active' | 'on-hold' | 'ended';
  readonly parties: readonly CallParty[];
  readonly requestedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly heldAt: Instant | null;
  readonly heldMs: number;
  readonly endedAt: Instant | null;
  readonly endReason: CallEndReason | null;
}

/** Who of the centre may be in a call, and as what. */
export interface Invited {
  readonly personId: string;
  readonly role: Exclude<CallRole, 'customer'>;
}

/** What routing says of the call's interaction. */
export interface CallPlace {
  readonly state: 'waiting' | 'active' | 'on-hold';
  readonly interactionId: InteractionId;
  readonly invited: readonly Invited[];
}

export function openCall(about: {
  readonly callId: CallId;
  readonly conversationId: ConversationId;
  readonly interactionId: InteractionId | null;
  readonly media: CallMedia;
  readonly line: CallLine;
  readonly recording?: CallRecordingState | null;
  readonly now: Instant;
}): Call {
  const { now, recording = null, ...rest } = about;
  return {
    ...rest,
    recording,
    answeredBy: null,
    state: 'waiting',
    parties: [],
    requestedAt: now,
    answeredAt: null,
    heldAt: null,
    heldMs: 0,
    endedAt: null,
    endReason: null,
  };
}

/**
 * Brings the call in line with its interaction. Whoever has no place in it any more is out; whoever
 * has another role keeps connection and media. Doing it twice changes nothing.
 */
export function follow(call: Call, place: CallPlace, now: Instant): Call {
  if (call.state === 'ended') return call;
  const roles = new Map(place.invited.map((one) => [one.personId, one.role]));
  const parties = call.parties.flatMap((party) => {
    if (party.personId === null) return [party];
    const role = roles.get(party.personId);
    return role === undefined ? [] : [{ ...party, role }];
  });
  const { interactionId, state } = place;
  const moved = { ...call, interactionId, state, parties, ...heldUntil(call, state, now) };
  return answered(moved, now);
}

/** A person joins, or comes back: the same party with a new connection, muted as before. */
export function join(
  call: Call,
  party: Pick<CallParty, 'partyId' | 'role' | 'personId' | 'name' | 'joinedAt'>,
): Call {
  const before = call.parties.find((one) => one.personId === party.personId);
  const fresh: CallParty = {
    ...party,
    ...(before === undefined ? {} : { partyId: before.partyId, joinedAt: before.joinedAt }),
    connection: 'joining',
    lostAt: before?.lostAt ?? null,
    muted: before?.muted ?? [],
    sources: [],
  };
  return { ...call, parties: [...call.parties.filter((one) => one !== before), fresh] };
}

/** The party's media flow. The first moment agent and customer both do is the answer. */
export function connected(call: Call, partyId: PartyId, now: Instant): Call {
  return answered(
    withParty(call, partyId, () => ({ connection: 'connected', lostAt: null })),
    now,
  );
}

export function lose(call: Call, partyId: PartyId, now: Instant): Call {
  return withParty(call, partyId, () => ({ connection: 'lost', lostAt: now, sources: [] }));
}

/** The page is there, its network is not: what it sends may come back. */
export function loseNetwork(call: Call, partyId: PartyId, now: Instant): Call {
  return withParty(call, partyId, () => ({ connection: 'lost', lostAt: now }));
}

/** Everybody at once: the media plane is new, or the process. */
export function loseAll(call: Call, now: Instant): Call {
  return call.parties.reduce((before, { partyId }) => lose(before, partyId, now), call);
}

export function leave(call: Call, partyId: PartyId): Call {
  return { ...call, parties: call.parties.filter((party) => party.partyId !== partyId) };
}

export function setSource(
  call: Call,
  partyId: PartyId,
  source: MediaSource,
  isSent: boolean,
): Call {
  return withParty(call, partyId, ({ sources }) => ({
    sources: [...sources.filter((one) => one !== source), ...(isSent ? [source] : [])],
  }));
}

export function setMuted(
  call: Call,
  partyId: PartyId,
  source: MediaSource,
  isMuted: boolean,
): Call {
  return withParty(call, partyId, ({ muted }) => ({
    muted: [...muted.filter((one) => one !== source), ...(isMuted ? [source] : [])],
  }));
}

/** The provider has listened to who answers; what it said first stands. */
export function recogniseAnswer(call: Call, answeredBy: AnsweredBy): Call {
  if (call.state === 'ended' || call.answeredBy !== null) return call;
  return { ...call, answeredBy };
}

/**
 * While card data is spoken nothing is kept. Refuses `call.over`, and `recording.none` where
 * nothing would be kept anyway.
 */
export function pauseRecording(call: Call, isPaused: boolean): Result<Call> {
  const { recording } = call;
  if (call.state === 'ended') return refused('call.over');
  if (recording === null || recording.state === 'asked') return refused('recording.none');
  const state = isPaused ? 'paused' : 'on';
  const isSo = recording.state === state;
  return accepted(isSo ? call : { ...call, recording: { ...recording, state } });
}

/** The customer says whether it may be recorded. As `pauseRecording`, where she was not asked. */
export function answerRecording(call: Call, isGranted: boolean): Result<Call> {
  const { recording } = call;
  if (call.state === 'ended') return refused('call.over');
  if (recording?.state !== 'asked') return refused('recording.none');
  return accepted({ ...call, recording: isGranted ? { ...recording, state: 'on' } : null });
}

/** Something of the call is kept, or would be if nobody had paused it. */
export function isRecorded({ recording }: Pick<Call, 'recording'>): boolean {
  return recording !== null && recording.state !== 'asked';
}

/** Ends what has not ended; the first reason stands. */
export function end(call: Call, reason: CallEndReason, now: Instant): Call {
  if (call.state === 'ended') return call;
  const closed = heldUntil(call, 'ended', now);
  return { ...call, ...closed, state: 'ended', parties: [], endedAt: now, endReason: reason };
}

/** Speaking time: from the answer to the end, holds included; 0 where nobody answered. */
export function talkedMs(call: Call, now: Instant): number {
  return call.answeredAt === null ? 0 : between(call.answeredAt, call.endedAt ?? now);
}

/** One of the two the call is about: whoever else comes and goes, it lasts as long as they do. */
export function isTalker({ role }: Pick<CallParty, 'role'>): boolean {
  return role === 'customer' || role === 'holder';
}

export function partyOf(call: Call, personId: string | null): CallParty | null {
  return call.parties.find((party) => party.personId === personId) ?? null;
}

function heldUntil(
  call: Call,
  state: Call['state'],
  now: Instant,
): Pick<Call, 'heldAt' | 'heldMs'> {
  if (state === 'on-hold') return { heldAt: call.heldAt ?? now, heldMs: call.heldMs };
  const held = call.heldAt === null ? 0 : between(call.heldAt, now);
  return { heldAt: null, heldMs: call.heldMs + held };
}

function answered(call: Call, now: Instant): Call {
  if (call.answeredAt !== null || call.state !== 'active') return call;
  const isThere = (role: CallRole) =>
    call.parties.some((party) => party.role === role && party.connection === 'connected');
  return isThere('customer') && isThere('holder') ? { ...call, answeredAt: now } : call;
}

function withParty(
  call: Call,
  partyId: PartyId,
  change: (party: CallParty) => Partial<CallParty>,
): Call {
  const parties = call.parties.map((party) =>
    party.partyId === partyId ? { ...party, ...change(party) } : party,
  );
  return { ...call, parties };
}
