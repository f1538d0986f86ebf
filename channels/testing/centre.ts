import type { Ids, Store, Tx } from '@zentrale/kernel/ports';
import { asId, type CustomerId, type TenantId } from '@zentrale/kernel/values';
import { createChannels, type Channels } from '../app/index.ts';
import { chatAccount, smsAccount } from './accounts.ts';
import { memoryBlobs } from './memory-blobs.ts';
import { RecordingBus } from './recording-bus.ts';

const quiet = () => undefined;
const silent = { error: quiet, warn: quiet, info: quiet, debug: quiet, with: () => silent };

/** Channels on a test store, with one chat and one SMS account of the tenant. */
export interface TestCentre {
  readonly channels: Channels;
  readonly bus: RecordingBus;
  /** Runs in one transaction of the tenant. */
  run<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

export const GRETA = { customerId: asId<CustomerId>('cus_greta'), name: 'Greta Wolf' };

export async function openCentre(
  parts: { readonly store: Store; readonly tenantId: TenantId; readonly ids: Ids },
  addresses = { chat: 'site-key-1', sms: '+4930901820' },
): Promise<TestCentre> {
  const bus = new RecordingBus();
  const { ids, store, tenantId } = parts;
  const channels = createChannels({ ids, blobs: memoryBlobs(), bus, log: silent });
  const run = <Value>(work: (tx: Tx) => Promise<Value>) => store.transact(tenantId, work);
  await run(async (tx) => {
    await channels.saveAccount(tx, chatAccount({ address: addresses.chat }));
    await channels.saveAccount(tx, smsAccount({ address: addresses.sms }));
  });
  return { channels, bus, run };
}

/** A filled-in pre-chat form. */
export function chatForm(changes: Partial<Parameters<Channels['startChat']>[1]> = {}) {
  return {
    accountId: 'acc_chat',
    startId: `start-${Math.random().toString(36).slice(2).padEnd(16, '0')}`,
    customerId: GRETA.customerId,
    customerName: GRETA.name,
    email: 'greta@example.com',
    topicId: 'orders',
    language: 'de',
    text: 'Wo ist meine Bestellung?',
    ...changes,
  } as const;
}

/** An SMS as the provider's adapter reads it. */
export function inboundSms(changes: Partial<Parameters<Channels['receiveSms']>[1]> = {}) {
  return {
    accountId: 'acc_sms',
    from: '+491701234567',
    providerId: `SM${Math.random().toString(16).slice(2).padEnd(32, '0')}`,
    text: 'Hallo',
    media: [],
    customerId: GRETA.customerId,
    customerName: GRETA.name,
    language: 'de',
    ...changes,
  } as const;
}

/** An agent's line, written to the customer unless told otherwise. */
export function agentLine(
  conversationId: Parameters<Channels['send']>[1]['conversationId'],
  changes: Partial<Parameters<Channels['send']>[1]> = {},
) {
  return {
    conversationId,
    author: { kind: 'agent', id: 'per_anna', name: 'Anna' },
    visibility: 'public',
    text: 'Guten Tag',
    attachmentIds: [],
    clientId: `client-${Math.random().toString(36).slice(2)}`,
    ...changes,
  } as const;
}
