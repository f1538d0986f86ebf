import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Demo, startDemo } from '../index.ts';
import { silentLog } from '../testing/silent-log.ts';
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
