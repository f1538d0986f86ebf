import { hangUpCall } from '@zentrale/channels/adapters/voice-twilio/client.ts';
import type { Call } from '@zentrale/channels';
import type { LiveCall } from '@zentrale/channels/app';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import type { CallId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { skipAnnouncement } from '../telephone/skip-announcement.ts';

/** What the provider is to stop doing with a call: to ring, or to speak. */
export const STOP_RINGING_TOPIC = 'telephone.stop-ringing';

interface Stop {
  readonly callId: CallId;
  /** Without it: the ringing. */
  readonly what?: 'announcement';
}

/** A call that we began is over before anybody answered: the telephone is not to ring on. */
export async function ringingEnds(tx: Tx, call: Call): Promise<void> {
  if (call.line !== 'telephone' || call.answeredAt !== null) return;
  if (call.endReason === 'not-reached' || call.endReason === 'customer-hung-up') return;
  await enqueueStop(tx, { callId: call.callId });
}

/**
 * An agent has taken the call while the provider still tells the caller of the wait. Where the
 * process dies before this is kept, the caller hears the announcement to its end.
 */
export async function announcementEnds(
  { store }: Pick<Centre, 'store'>,
  live: LiveCall,
): Promise<void> {
  const { call, tenantId } = live;
  if (call.line !== 'telephone' || call.state !== 'active' || hasCustomer(live)) return;
  const { callId } = call;
  await store.transact(tenantId, (tx) => enqueueStop(tx, { callId, what: 'announcement' }));
}

function enqueueStop(tx: Tx, stop: Stop): Promise<void> {
  return tx.enqueue({ topic: STOP_RINGING_TOPIC, key: stop.callId, body: { ...stop } });
}

/** Tells the provider; where the customer called, she is told goodbye by it instead. */
export async function stopRinging(
  centre: Pick<Centre, 'store' | 'channels' | 'calls' | 'publicUrl'>,
  { tenantId, body }: Pick<OutboxDelivery, 'tenantId' | 'body'>,
): Promise<void> {
  // Written by `enqueueStop` above and by nothing else.
  const { callId, what } = body as Stop;
  const found = await centre.store.transact(tenantId, async (tx) => {
    const call = await centre.channels.providerCall(tx, callId);
    if (call === null) return null;
    const line = await centre.channels.account(tx, call.accountId);
    return line === null ? null : { ...call, line };
  });
  if (found === null) return;
  const { isOutgoing, line, providerCallId } = found;
  if (what === undefined) {
    if (isOutgoing) await hangUpCall(line.secrets, providerCallId);
    return;
  }
  const live = centre.calls.find(tenantId, callId);
  // Connected meanwhile, or was before: whoever only lost the stream comes back without us.
  if (isOutgoing || live === null || hasCustomer(live)) return;
  await skipAnnouncement(centre, live, { line, providerCallId });
}

function hasCustomer({ call }: LiveCall): boolean {
  return call.parties.some(({ role }) => role === 'customer');
}
