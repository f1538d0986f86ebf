import { toInboundSms, toReceipt } from '@zentrale/channels/adapters/sms-twilio/mapping.ts';
import type { Account, InboundEvent, InboundReference } from '@zentrale/channels/app';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import { Fault } from '@zentrale/kernel/values';
import type { Centre } from '../compose/centre.ts';
import { rejoinOrRequest } from './rejoin-or-request.ts';
import { demandOf } from './request-routing.ts';

/** Works off what a webhook stored: an SMS, or what became of one of ours. */
export async function receiveInbound(centre: Centre, delivery: OutboxDelivery): Promise<void> {
  await centre.store.transact(delivery.tenantId, async (tx) => {
    // Written by `acceptInbound` and by nothing else.
    const event = await centre.channels.inboundEvent(tx, delivery.body as InboundReference);
    // Its customer was erased meanwhile.
    if (event === null) return;
    const account = await centre.channels.account(tx, event.accountId);
    if (account === null) throw new Fault('not-found', { retryable: false, ours: true });
    if (event.kind === 'sms') return receiveSms(centre, tx, account, event);
    const { accountId } = account;
    const outcome = await centre.channels.applyReceipt(tx, { accountId, ...toReceipt(event.raw) });
    if (outcome === 'erased') await centre.channels.eraseInboundEvent(tx, event);
  });
}

/** Finds the customer by number, puts the SMS into the conversation, and has it routed. */
async function receiveSms(
  centre: Centre,
  tx: Tx,
  account: Account,
  event: InboundEvent,
): Promise<void> {
  const { from, providerId, text, media } = toInboundSms(event.raw);
  const { customerId } = await centre.journey.identify(tx, {
    identities: [{ kind: 'phone', value: from, isVerified: true }],
    because: 'SMS received',
  });
  const context = await centre.journey.context(tx, customerId);
  const received = await centre.channels.receiveSms(tx, {
    accountId: account.accountId,
    from,
    providerId,
    text,
    media,
    customerId,
    customerName: context === null || context.name === '' ? from : context.name,
    language: context?.language ?? 'de',
  });
  if (!received.isNew) return;
  const { conversation, optOut } = received;
  await centre.journey.record(tx, {
    sourceKey: `sms-received:${providerId}`,
    customerId,
    kind: 'sms-received',
    at: tx.now,
    channel: 'sms',
    title: text.slice(0, 200),
    facts: {},
    conversationId: conversation.conversationId,
  });
  if (optOut !== null) {
    await centre.journey.setConsent(tx, {
      customerId,
      purpose: 'service-messages',
      isGranted: optOut === 'start',
      source: `SMS keyword ${optOut}`,
      textVersion: '1',
    });
  }
  // STOP asks for nothing but silence.
  if (optOut === 'stop') return;
  const [topic] = account.settings.topics ?? [];
  if (topic === undefined) throw new Fault('queue.unknown', { retryable: true, ours: true });
  const wish = { channel: conversation.channel, customerId, ...demandOf(topic) };
  await rejoinOrRequest(centre, tx, conversation, wish);
}
