import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxDelivery, Store } from '@zentrale/kernel/ports';
import { Fault } from '@zentrale/kernel/values';
import { openTestStore, silentLog, type TestStore } from '@zentrale/platform/testing';
import type { Message } from '../../core/index.ts';
import {
  agentLine,
  inboundSms,
  openCentre,
  smsAccount,
  TwilioSimulator,
  type TestCentre,
} from '../../testing/index.ts';
import { createSmsSender } from './sender.ts';

const ATTEMPT_COUNT_MAX = 3;
let base: TestStore;
let centre: TestCentre;
let twilio: TwilioSimulator;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
  twilio = await TwilioSimulator.open();
  const { secrets } = smsAccount();
  const account = smsAccount({ secrets: { ...secrets, apiBaseUrl: twilio.baseUrl } });
  await centre.run((tx) => centre.channels.saveAccount(tx, account));
});
afterAll(async () => {
  await twilio.close();
  await base.close();
});
beforeEach(() => twilio.reset());

let count = 0;
async function queuedSms(changes = {}): Promise<Message> {
  count += 1;
  const sms = inboundSms({ from: `+49171${2_000_000 + count}` });
  const { conversation } = await centre.run((tx) => centre.channels.receiveSms(tx, sms));
  return send(conversation.conversationId, changes);
}

async function send(conversationId: Message['conversationId'], changes = {}): Promise<Message> {
  const line = agentLine(conversationId, { text: 'Wir kommen um 9.', ...changes });
  const sent = await centre.run((tx) => centre.channels.send(tx, line));
  if (!sent.ok) throw new Error(sent.refusal.kind);
  return sent.value;
}

function deliver({ messageId }: Message, attempt = 1, store: Store = base.store): Promise<void> {
  const handle = createSmsSender({
    store,
    channels: centre.channels,
    publicBaseUrl: 'https://centre.example',
    log: silentLog,
    timeoutMs: 300,
    attemptCountMax: ATTEMPT_COUNT_MAX,
  });
  const delivery: OutboxDelivery = {
    tenantId: base.tenantId,
    messageId: `out_${messageId}`,
    topic: 'sms.send',
    key: 'k',
    body: { messageId },
    attempt,
  };
  return handle(delivery);
}

const read = async ({ messageId }: Message) =>
  (await centre.run((tx) => centre.channels.messagesById(tx, [messageId])))[0];

const bodies = () => twilio.messages.map(({ body }) => body);
const posts = () => twilio.requests.filter((it) => it.startsWith('POST')).length;
const lookUps = () => twilio.requests.filter((it) => it.startsWith('GET')).length;
const passing = { name: 'Fault', retryable: true, ours: false };

/** The process dies after the provider's answer: nothing of the second transaction is kept. */
function dyingAfterTheCall(): Store {
  let transactions = 0;
  return {
    system: (work) => base.store.system(work),
    transact: (tenantId, work) => {
      transactions += 1;
      if (transactions > 1) throw new Fault('store.unavailable', { retryable: true, ours: true });
      return base.store.transact(tenantId, work);
    },
  };
}

describe('sending', () => {
  test('gives the provider addresses, text and where to report', async () => {
    const message = await queuedSms({ text: 'Grüße & <b>10 €</b>' });
    await deliver(message);
    expect(twilio.messages).toEqual([
      expect.objectContaining({
        from: '+4930901820',
        to: `+49171${2_000_000 + count}`,
        body: 'Grüße & <b>10 €</b>',
        statusCallback: `https://centre.example/webhooks/twilio/status?message=${message.messageId}`,
      }),
    ]);
    expect(twilio.requests).toEqual([
      `POST /2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages.json`,
    ]);
    expect(await read(message)).toMatchObject({ status: 'sent', failure: null });
  });

  test('the same delivery again sends nothing', async () => {
    const message = await queuedSms();
    await deliver(message);
    await deliver(message, 2);
    expect(bodies()).toEqual(['Wir kommen um 9.']);
  });

  test('a kill between call and commit does not send twice', async () => {
    const message = await queuedSms();
    await expect(deliver(message, 1, dyingAfterTheCall())).rejects.toThrow('store.unavailable');
    expect(await read(message)).toMatchObject({ status: 'queued' });
    await deliver(message, 2);
    expect(bodies()).toEqual(['Wir kommen um 9.']);
    expect(await read(message)).toMatchObject({ status: 'sent' });
  });

  test.each(['drop', 'take-and-hang'] as const)(
    'an answer lost to %s does not send twice',
    async (kind) => {
      const message = await queuedSms();
      twilio.fail({ kind });
      await expect(deliver(message)).rejects.toMatchObject(passing);
      await deliver(message, 2);
      expect(bodies()).toEqual(['Wir kommen um 9.']);
      expect(await read(message)).toMatchObject({ status: 'sent' });
    },
  );

  test('a call that never arrived is made again', async () => {
    const message = await queuedSms();
    twilio.fail({ kind: 'hang' });
    await expect(deliver(message)).rejects.toMatchObject(passing);
    expect(bodies()).toEqual([]);
    await deliver(message, 2);
    expect(bodies()).toEqual(['Wir kommen um 9.']);
    expect([posts(), lookUps()]).toEqual([2, 1]);
  });

  test('the same words sent on purpose before are not taken for the lost ones', async () => {
    const first = await queuedSms();
    await deliver(first);
    const second = await send(first.conversationId);
    twilio.fail({ kind: 'hang' });
    await expect(deliver(second)).rejects.toMatchObject(passing);
    await deliver(second, 2);
    expect(bodies()).toEqual(['Wir kommen um 9.', 'Wir kommen um 9.']);
  });
});

describe('failures', () => {
  test.each([
    ['rate', { kind: 'error', status: 429, code: 20429, message: 'Too many requests' }],
    ['a full queue', { kind: 'error', status: 400, code: 21611, message: 'Queue full' }],
  ] as const)('%s is tried again without looking', async (_name, mishap) => {
    const message = await queuedSms();
    twilio.fail(mishap);
    await expect(deliver(message)).rejects.toMatchObject(passing);
    await deliver(message, 2);
    expect([posts(), lookUps()]).toEqual([2, 0]);
    expect(await read(message)).toMatchObject({ status: 'sent' });
  });

  test.each([
    ['503 in JSON', { kind: 'error', status: 503, code: 20503, message: 'Unavailable' }],
    ['502 in HTML', { kind: 'html', status: 502 }],
  ] as const)('%s is tried again after looking', async (_name, mishap) => {
    const message = await queuedSms();
    twilio.fail(mishap);
    await expect(deliver(message)).rejects.toMatchObject(passing);
    await deliver(message, 2);
    expect([posts(), lookUps()]).toEqual([2, 1]);
  });

  test.each([
    [21211, 400, 'This is not a valid telephone number. (21211)'],
    [20003, 401, 'The provider does not accept our credentials. (20003)'],
    [99999, 400, 'Brand new (99999)'],
  ])('%s is final and told in words', async (code, status, failure) => {
    const message = await queuedSms();
    twilio.fail({ kind: 'error', status, code, message: 'Brand new' });
    await deliver(message);
    expect(await read(message)).toMatchObject({ status: 'failed', failure });
  });

  test('21610 is kept as an opt-out', async () => {
    const message = await queuedSms();
    twilio.fail({ kind: 'error', status: 400, code: 21610, message: 'Unsubscribed recipient' });
    await deliver(message);
    const line = agentLine(message.conversationId);
    const next = await centre.run((tx) => centre.channels.send(tx, line));
    expect(next).toMatchObject({ refusal: { kind: 'channel.opted-out' } });
  });

  test('STOP that arrives while a message waits stops it', async () => {
    const message = await queuedSms();
    const from = `+49171${2_000_000 + count}`;
    await centre.run((tx) => centre.channels.receiveSms(tx, inboundSms({ from, text: 'STOP' })));
    await deliver(message);
    expect(bodies()).toEqual([]);
    expect(await read(message)).toMatchObject({ status: 'failed' });
  });

  test('the last try gives up visibly; a later one by hand looks first', async () => {
    const message = await queuedSms();
    twilio.fail({ kind: 'take-and-hang' }, { kind: 'hang' }, { kind: 'hang' });
    await expect(deliver(message, 1)).rejects.toMatchObject(passing);
    await expect(deliver(message, 2)).rejects.toMatchObject(passing);
    await deliver(message, ATTEMPT_COUNT_MAX);
    const given = { status: 'failed', failure: 'The provider does not answer.' };
    expect(await read(message)).toMatchObject(given);
    const { messageId } = message;
    await centre.run((tx) => centre.channels.retryMessage(tx, { messageId }));
    await deliver(message, 1);
    expect(bodies()).toEqual(['Wir kommen um 9.']);
    expect(await read(message)).toMatchObject({ status: 'sent', failure: null });
  });

  test('an account without credentials fails its messages and calls nobody', async () => {
    const save = (secrets: object) =>
      centre.run((tx) => centre.channels.saveAccount(tx, smsAccount({ secrets })));
    await save({});
    const message = await queuedSms();
    await deliver(message);
    expect(await read(message)).toMatchObject({ status: 'failed' });
    expect(twilio.requests).toEqual([]);
  });
});
