import { hangUpCall } from '@zentrale/channels/adapters/voice-twilio/client.ts';
import type { Call } from '@zentrale/channels';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import type { CallId } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { lineOfCall } from './line-of-call.ts';

export const STOP_RINGING_TOPIC = 'telephone.stop-ringing';

/** A call that we began is over before anybody answered: the telephone is not to ring on. */
export async function ringingEnds(tx: Tx, call: Call): Promise<void> {
  if (call.line !== 'telephone' || call.answeredAt !== null) return;
  if (call.endReason === 'not-reached' || call.endReason === 'customer-hung-up') return;
  const { callId } = call;
  await tx.enqueue({ topic: STOP_RINGING_TOPIC, key: callId, body: { callId } });
}

/** Tells the provider; where the customer called, she is told goodbye by it instead. */
export async function stopRinging(
  centre: Pick<Centre, 'store' | 'channels'>,
  { tenantId, body }: Pick<OutboxDelivery, 'tenantId' | 'body'>,
): Promise<void> {
  // Written by `ringingEnds` above and by nothing else.
  const { callId } = body as { callId: CallId };
  const found = await lineOfCall(centre, tenantId, callId);
  if (found?.isOutgoing === true) await hangUpCall(found.line.secrets, found.providerCallId);
}
