import { tellsWaitEvery, type LiveCall } from '@zentrale/channels/app';
import type { OutboxDelivery } from '@zentrale/kernel/ports';
import type { CallId, DurationMs } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { connectAnew } from '../telephone/connect-anew.ts';
import { waitOf } from '../telephone/told-wait.ts';
import { lineOfCall } from './line-of-call.ts';

export const TELL_WAIT_TOPIC = 'telephone.tell-wait';

/** After how much music the customer of a call is told again; `null`: never, as whom we called. */
export async function toldEvery(
  centre: Pick<Centre, 'store' | 'channels'>,
  { tenantId, call }: LiveCall,
): Promise<DurationMs | null> {
  const found = await lineOfCall(centre, tenantId, call.callId);
  return found === null || found.isOutgoing ? null : tellsWaitEvery(found.line.settings);
}

/** A caller has heard nothing but music for a while. */
export async function waitIsToBeTold(
  { store }: Pick<Centre, 'store'>,
  { tenantId, call: { callId } }: LiveCall,
): Promise<void> {
  await store.transact(tenantId, (tx) =>
    tx.enqueue({ topic: TELL_WAIT_TOPIC, key: callId, body: { callId } }),
  );
}

/**
 * Has the provider say her place and how long it may take, unless she is on offer, taken, told just
 * now or gone; her stream comes back after it.
 */
export async function tellWait(
  centre: Pick<Centre, 'store' | 'channels' | 'calls' | 'clock' | 'publicUrl' | 'routingState'>,
  { tenantId, body }: Pick<OutboxDelivery, 'tenantId' | 'body'>,
): Promise<void> {
  // Written by `waitIsToBeTold` above and by nothing else.
  const { callId } = body as { callId: CallId };
  const found = await lineOfCall(centre, tenantId, callId);
  const live = centre.calls.find(tenantId, callId);
  if (found === null || live === null || !hearsMusic(live)) return;
  const state = centre.routingState(tenantId);
  const { interactionId } = live.call;
  if (state === undefined || interactionId === null) return;
  const wait = waitOf(state, interactionId, centre.clock.now());
  if (wait === null) return;
  await connectAnew(centre, live, found, { lineName: null, wait, tellsRecording: null });
}

function hearsMusic({ call }: LiveCall): boolean {
  const caller = call.parties.find(({ role }) => role === 'customer');
  return call.state === 'waiting' && caller?.connection === 'connected';
}
