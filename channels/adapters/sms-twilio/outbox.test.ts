import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOutbox } from '@zentrale/platform/outbox';
import { openTestStore, silentLog, type TestStore } from '@zentrale/platform/testing';
import {
  agentLine,
  inboundSms,
  openCentre,
  smsAccount,
  TwilioSimulator,
  type TestCentre,
} from '../../testing/index.ts';
import { createSmsSender } from './sender.ts';

let base: TestStore;
let centre: TestCentre;
let twilio: TwilioSimulator;

beforeAll(async () => {
  base = await openTestStore();
  centre = await openCentre(base);
  twilio = await TwilioSimulator.open();
  const secrets = { ...smsAccount().secrets, apiBaseUrl: twilio.baseUrl };
  await centre.run((tx) => centre.channels.saveAccount(tx, smsAccount({ secrets })));
});
afterAll(async () => {
  await twilio.close();
  await base.close();
});

test('through the outbox a conversation keeps its order although the first try fails', async () => {
  const { conversation } = await centre.run((tx) => centre.channels.receiveSms(tx, inboundSms()));
  const { conversationId } = conversation;
  for (const text of ['eins', 'zwei', 'drei']) {
    await centre.run((tx) => centre.channels.send(tx, agentLine(conversationId, { text })));
  }
  twilio.fail({ kind: 'error', status: 429, code: 20429, message: 'Too many requests' });
  const sender = createSmsSender({
    store: base.store,
    channels: centre.channels,
    publicBaseUrl: 'https://centre.example',
    log: silentLog,
  });
  const outbox = startOutbox({
    store: base.store,
    clock: base.clock,
    log: silentLog,
    deadLetters: { record: () => Promise.reject(new Error('nothing is lost here')) },
    handlers: new Map([['sms.send', sender]]),
    concurrencyMax: 4,
  });
  try {
    await expect.poll(() => twilio.messages.length, { timeout: 10_000 }).toBe(3);
    await outbox.idle();
  } finally {
    await outbox.close();
  }
  expect(twilio.messages.map(({ body }) => body)).toEqual(['eins', 'zwei', 'drei']);
  const all = await centre.run((tx) =>
    centre.channels.messages(tx, { conversationId, countMax: 10, visibility: 'all' }),
  );
  expect(all.map(({ status }) => status)).toEqual(['received', 'sent', 'sent', 'sent']);
});
