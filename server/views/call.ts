import type { Call } from '@zentrale/channels';
import type { CallRecord, LiveCall } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import type { ConversationId } from '@zentrale/kernel/values';
import type { CallPartyView, CallView } from '@zentrale/protocol';
import type { Centre } from '../compose/centre.ts';

/** The call of a conversation as people at the centre see it; `null` where there was none. */
export async function readCall(
  centre: Centre,
  tx: Tx,
  conversationId: ConversationId,
): Promise<CallView | null> {
  const live = centre.calls.of(tx.tenantId, conversationId);
  if (live !== null) return liveCallView(live);
  const record = await centre.channels.lastCall(tx, conversationId);
  return record === null ? null : callView({ ...record, parties: [] });
}

/** `personId`: at whose desk it is read. */
export function liveCallView(
  live: Pick<LiveCall, 'call' | 'invited' | 'transcript'>,
  personId?: string,
): CallView {
  const own = live.invited.find((one) => one.personId === personId);
  const { transcript } = live;
  const isOver = transcript === null || live.call.state === 'ended';
  return {
    ...callView(live.call),
    ownRole: own?.role ?? null,
    transcript: isOver
      ? null
      : { isInterrupted: transcript.isInterrupted, isScript: transcript.isScript },
  };
}

/** Whom the customer does not hear, she does not see either. */
export function callForCustomer(view: CallView, firstName: (name: string) => string): CallView {
  const parties = view.parties
    .filter(({ role }) => !HIDDEN_FROM_CUSTOMERS.has(role))
    .map((party) =>
      party.role === 'customer' ? party : { ...party, personId: null, name: firstName(party.name) },
    );
  return { ...view, interactionId: null, transcript: null, parties };
}

const HIDDEN_FROM_CUSTOMERS: ReadonlySet<CallPartyView['role']> = new Set<CallPartyView['role']>([
  'consulted',
  'monitor',
  'coach',
]);

function callView(call: CallRecord & Pick<Call, 'parties'>): CallView {
  return {
    callId: call.callId,
    conversationId: call.conversationId,
    interactionId: call.interactionId,
    media: call.media,
    line: call.line,
    ownRole: null,
    recording: call.recording?.state ?? null,
    answeredBy: call.answeredBy,
    keeps: call.recording?.keeps ?? null,
    transcript: null,
    state: call.state,
    parties: call.parties.map(({ partyId, personId, role, name, ...party }) => ({
      partyId,
      personId,
      role,
      name,
      connection: party.connection,
      isMuted: party.muted.includes('microphone'),
      sources: [...party.sources],
      joinedAt: party.joinedAt,
    })),
    requestedAt: call.requestedAt,
    answeredAt: call.answeredAt,
    heldAt: call.heldAt,
    heldMs: call.heldMs,
    endedAt: call.endedAt,
    endReason: call.endReason,
  };
}
