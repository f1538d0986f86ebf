import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { CallAnswers, CallRequest } from '@zentrale/protocol/socket';
import { partyOf, setMuted, setSource, type Call, type CallParty } from '../core/index.ts';
import type { MediaRoom } from '../ports/media-plane.ts';
import type { CallSessions } from './call-sessions.ts';

/** Everything but joining and leaving, which change who is there. */
export type MediaAct = Exclude<CallRequest, { act: 'join' | 'leave' }>;
export type CallAnswer = CallAnswers[CallRequest['act']];

/** What an act is answered with, and the call as it is after it. */
export interface Acted {
  readonly result: Result<CallAnswer>;
  readonly call: Call;
}

/** Does what a party that has joined asks of its media. */
export async function actOnMedia(
  call: Call,
  party: CallParty,
  room: MediaRoom,
  sessions: CallSessions,
  request: MediaAct,
): Promise<Acted> {
  const { partyId } = party;
  const unchanged = (result: Result<CallAnswer>): Acted => ({ result, call });
  switch (request.act) {
    case 'connect-transport': {
      const { transportId, dtlsParameters } = request;
      return unchanged(nothing(await room.connect(partyId, transportId, dtlsParameters)));
    }
    case 'receive':
      return unchanged(nothing(await room.receive(partyId, request.rtpCapabilities)));
    case 'produce': {
      const { source, rtpParameters } = request;
      if (source !== 'microphone' && call.media === 'voice') {
        return unchanged(refused('call.media-invalid', { field: 'source' }));
      }
      const isMuted = party.muted.includes(source);
      const result = await room.produce(partyId, source, rtpParameters, isMuted);
      return { result, call: result.ok ? setSource(call, partyId, source, true) : call };
    }
    case 'close-producer': {
      const closed = await room.closeProducer(partyId, request.producerId);
      if (!closed.ok) return unchanged(closed);
      return { result: accepted({}), call: setSource(call, partyId, closed.value, false) };
    }
    case 'set-muted': {
      const { source, isMuted } = request;
      const result = nothing(await room.setMuted(partyId, source, isMuted));
      return { result, call: result.ok ? setMuted(call, partyId, source, isMuted) : call };
    }
    case 'resume-consumer':
      return unchanged(nothing(await room.resumeConsumer(partyId, request.consumerId)));
    case 'send-keys':
      return unchanged(sendKeys(call, party, sessions, request.keys));
    case 'restart-ice': {
      const restarted = await room.restartIce(partyId, request.transportId);
      return unchanged(restarted.ok ? accepted({ iceParameters: restarted.value }) : restarted);
    }
  }
}

function sendKeys(
  call: Call,
  { role }: CallParty,
  sessions: CallSessions,
  keys: string,
): Result<Record<string, never>> {
  if (role !== 'holder') return refused('call.not-yours', { field: 'callId' });
  const customer = partyOf(call, null);
  const telephone = call.line === 'telephone' ? sessions.of(customer?.partyId) : null;
  if (telephone === null || call.state !== 'active') return refused('call.no-keypad');
  telephone.tell({ type: 'keys', callId: call.callId, keys });
  return accepted({});
}

function nothing(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? accepted({}) : result;
}
