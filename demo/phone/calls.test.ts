import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Demo, startDemo } from '../index.ts';
import { silentLog } from '../testing/silent-log.ts';
import { Telephone } from './telephone.ts';
import { openCatcher } from '../testing/webhook-catcher.ts';

// The carrier's calls, asked for with the provider's own client.

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'f'.repeat(32);
const centre = '+4930901820';

let folder: string;
let catcher: Awaited<ReturnType<typeof openCatcher>>;
let demo: Demo;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  catcher = await openCatcher(authToken);
  demo = await startDemo({
    host: '127.0.0.1',
    port: 0,
    log: silentLog(),
    zentraleUrl: catcher.url,
    siteKey: 'demo-site-key',
    sms: { accountSid, authToken, fromNumber: centre },
    devices: [],
    mqttUrl: 'mqtt://127.0.0.1:1',
    dataFolder: folder,
  });
});
afterEach(async () => {
  await demo.close();
  await catcher.close();
  await rm(folder, { recursive: true });
});

function client() {
  const made = twilio(accountSid, authToken, { autoRetry: false });
  made.api.baseUrl = demo.url;
  return made;
}

const place = (to: string) =>
  client().calls.create({
    from: centre,
    to,
    url: `${catcher.url}/answered`,
    statusCallback: `${catcher.url}/status`,
    machineDetection: 'Enable',
    asyncAmd: 'true',
    asyncAmdStatusCallback: `${catcher.url}/heard?line=1`,
  });

const told = (path: string) =>
  vi.waitFor(() => {
    const found = catcher.caught.find((one) => one.path === path);
    expect(found).toBeDefined();
    return found;
  }, 5000);

test('a call that is taken back rings no more, and cannot be taken back twice', async () => {
  const { sid } = await place('+4915112345601');
  await client().calls(sid).update({ status: 'completed' });
  expect(await told('/status')).toMatchObject({
    isGenuine: true,
    form: { CallSid: sid, CallStatus: 'canceled' },
  });
  await expect(client().calls(sid).update({ status: 'completed' })).rejects.toMatchObject({
    code: 20404,
  });
});

test('an answering machine takes the call and is heard as one', async () => {
  const { sid } = await place('+4915112345699');
  expect(await told('/answered')).toMatchObject({ form: { CallSid: sid } });
  expect(await told('/heard?line=1')).toMatchObject({
    isGenuine: true,
    form: { CallSid: sid, AccountSid: accountSid, AnsweredBy: 'machine_start' },
  });
});

test('a phone that is switched off is busy', async () => {
  await place('+4915112345600');
  expect(await told('/status')).toMatchObject({ form: { CallStatus: 'busy' } });
});

/** A call that somebody has answered, and in which a sentence of minutes is spoken. */
async function inProgress() {
  const long = `<Response><Say>${'a '.repeat(2000)}</Say><Redirect>/late</Redirect></Response>`;
  const talker = createServer((_, response) => response.end(long)).listen(0, '127.0.0.1');
  await once(talker, 'listening');
  const { port } = talker.address() as AddressInfo;
  const to = '+4915112345601';
  const url = `http://127.0.0.1:${port}/answered`;
  const { sid } = await client().calls.create({ from: centre, to, url });
  const handset = new WebSocket(
    `${demo.url.replace('http', 'ws')}/phone/call?number=${encodeURIComponent(to)}&answer=1`,
  );
  const closed = once(handset, 'close').finally(() => talker.close());
  const [said] = (await once(handset, 'message')) as [Buffer];
  expect(said.toString()).toContain('says');
  return { sid, closed };
}

test('a call in progress leaves what it does for the TwiML it is sent', async () => {
  const { sid, closed } = await inProgress();
  const twiml = `<Response><Redirect method="POST">${catcher.url}/elsewhere</Redirect></Response>`;
  await client().calls(sid).update({ twiml });
  expect(await told('/elsewhere')).toMatchObject({ isGenuine: true, form: { CallSid: sid } });
  expect(catcher.caught.map(({ path }) => path)).not.toContain('/late');
  await closed;
  await expect(client().calls(sid).update({ twiml })).rejects.toMatchObject({ code: 21220 });
});

test('a call in progress is hung up when it is ended, and says so', async () => {
  const { sid, closed } = await inProgress();
  await client().calls(sid).update({ status: 'completed' });
  await closed;
  expect(await told('/webhooks/twilio/voice/status')).toMatchObject({
    isGenuine: true,
    form: { CallSid: sid, CallStatus: 'completed' },
  });
  expect(catcher.caught.map(({ path }) => path)).not.toContain('/late');
});

test('a call may be sent elsewhere as often as the centre wants', async () => {
  const talker = createServer((_, response) => response.end('<Response><Say>0</Say></Response>'));
  await once(talker.listen(0, '127.0.0.1'), 'listening');
  const { port } = talker.address() as AddressInfo;
  const telephone = new Telephone({
    account: { accountSid, authToken },
    zentraleUrl: `http://127.0.0.1:${port}`,
    from: '+4915112345601',
    to: centre,
    sayAloud: () => new Promise(() => {}),
  });
  const over = telephone.call();
  for (let count = 0; count < 60; count += 1) {
    await vi.waitFor(() => expect(telephone.spoken.at(-1)).toBe(String(count)));
    telephone.redirect(`<Response><Say>${count + 1}</Say></Response>`);
  }
  telephone.redirect('<Response><Hangup/></Response>');
  await over;
  talker.close();
});
