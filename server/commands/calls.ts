import { pauseRecording } from '@zentrale/channels';
import type { LiveCall } from '@zentrale/channels/app';
import {
  accepted,
  asId,
  refused,
  type ConversationId,
  type QueueId,
  type Result,
} from '@zentrale/kernel/values';
import { checkHolds } from '../auth/conversation-rights.ts';
import { beginCall } from '../policies/begin-call.ts';
import { callCustomer } from '../policies/call-customer.ts';
import { startCall } from '../policies/start-call.ts';
import type { CommandContext, CommandHandlers } from './context.ts';

type CallCommandHandlers = Pick<
  CommandHandlers,
  | 'start-call'
  | 'start-test-call'
  | 'call-customer'
  | 'begin-call'
  | 'end-call'
  | 'pause-recording'
  | 'set-recording-rule'
>;

/** Beginning and ending calls; their media are negotiated at the socket. */
export const callCommands: CallCommandHandlers = {
  'start-call': async ({ centre, principal }, { media, ...body }) => {
    const conversationId = asId<ConversationId>(body.conversationId);
    const held = await checkHolds(centre, principal, conversationId);
    return held.ok ? startCall(centre, principal.tenantId, conversationId, media) : held;
  },

  'start-test-call': ({ centre, principal }) =>
    centre.testCalls.begin(principal.tenantId, principal.personId),

  'call-customer': async ({ centre, principal }, { number, ...body }) => {
    const { tenantId, personId } = principal;
    const conversationId = asId<ConversationId>(body.conversationId);
    const held = await checkHolds(centre, principal, conversationId);
    if (!held.ok) return held;
    const about = { conversationId, byPersonId: personId, number: number ?? null };
    return callCustomer(centre, tenantId, about);
  },

  'begin-call': ({ centre, principal, commandId }, body) =>
    beginCall(centre, principal, { ...body, startId: `${principal.personId}:${commandId}` }),

  'end-call': async (context, { callId }) => {
    const held = heldCall(context, callId);
    if (!held.ok) return held;
    await held.value.end('agent-hung-up');
    return accepted({});
  },

  'pause-recording': async (context, { callId, isPaused }) => {
    const held = heldCall(context, callId);
    return held.ok ? held.value.change((call) => pauseRecording(call, isPaused)) : held;
  },

  'set-recording-rule': async ({ centre, principal }, { queueId, rule }) => {
    const { tenantId, personId } = principal;
    const { state } = await centre.routing.open(tenantId);
    if (queueId !== null && !state.queues.has(asId<QueueId>(queueId))) {
      return refused('queue.unknown', { field: 'body.queueId' });
    }
    await centre.store.transact(tenantId, async (tx) => {
      const rules = await centre.recordings.rules(tx);
      await centre.recordings.saveRule(tx, queueId, rule);
      await centre.directory.audit(tx, {
        byPersonId: personId,
        act: 'recording-rule.save',
        subjectKind: 'queue',
        subjectId: queueId ?? 'all',
        before: rules.find((one) => one.queueId === queueId) ?? null,
        after: rule,
      });
    });
    return accepted({});
  },
};

/** Whoever is beside the holder leaves; the call is the holder’s to end and to pause. */
function heldCall({ centre, principal }: CommandContext, callId: string): Result<LiveCall> {
  const field = 'body.callId';
  const live = centre.calls.find(principal.tenantId, callId);
  if (live === null) return refused('call.unknown', { field });
  const own = live.invited.find(({ personId }) => personId === principal.personId);
  return own?.role === 'holder' ? accepted(live) : refused('call.not-yours', { field });
}
