import type { LiveCall } from '@zentrale/channels/app';
import type { OutboxDelivery } from '@zentrale/kernel/ports';
import type { CallId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { connectAnew } from '../telephone/connect-anew.ts';
import { recordingTold } from '../telephone/recording-told.ts';
import { lineOfCall } from './line-of-call.ts';

export const END_ANNOUNCEMENT_TOPIC = 'telephone.end-announcement';

/**
 * An agent has taken the call while the provider tells the caller of the wait. Where the
 * process dies before this is kept, the caller hears the announcement to its end.
 */
export async function announcementEnds(
  { store }: Pick<Centre, 'store'>,
  live: LiveCall,
): Promise<void> {
  const { call, tenantId } = live;
  if (call.line !== 'telephone' || call.state !== 'active' || hasCustomer(live)) return;
  const { callId } = call;
  await store.transact(tenantId, (tx) =>
    tx.enqueue({ topic: END_ANNOUNCEMENT_TOPIC, key: callId, body: { callId } }),
  );
}

/** Sends the caller to her agent, unless she has come to her meanwhile. */
export async function endAnnouncement(
  centre: Pick<Centre, 'store' | 'channels' | 'calls' | 'publicUrl'>,
  { tenantId, body }: Pick<OutboxDelivery, 'tenantId' | 'body'>,
): Promise<void> {
  // Written by `announcementEnds` above and by nothing else.
  const { callId } = body as { callId: CallId };
  const found = await lineOfCall(centre, tenantId, callId);
  const live = centre.calls.find(tenantId, callId);
  // Connected meanwhile, or was before: whoever only lost the stream comes back without us.
  if (found === null || found.isOutgoing || live === null || hasCustomer(live)) return;
  // Said all the same: nobody knows how far the announcement came.
  await connectAnew(centre, live, found, recordingTold(live.call));
}

/** In the call, or only lost to it; whoever is told something meanwhile is still to come. */
function hasCustomer({ call }: LiveCall): boolean {
  return call.parties.some(
    ({ role, connection }) => role === 'customer' && connection !== 'joining',
  );
}
