import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Demo, startDemo } from '../index.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openCatcher } from '../testing/webhook-catcher.ts';
import { segmentCount } from './segments.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'f'.repeat(32);
const centre = '+4930901820';
const jonas = '+4915112345601';

let folder: string;
let catcher: Awaited<ReturnType<typeof openCatcher>>;
let demo: Demo;
const log = silentLog();

const start = () =>
  startDemo({
    host: '127.0.0.1',
    port: 0,
    log,
    zentraleUrl: catcher.url,
    siteKey: 'demo-site-key',
    sms: { accountSid, authToken, fromNumber: centre },
    devices: [],
    mqttUrl: 'mqtt://127.0.0.1:1',
    dataFolder: folder,
  });

function clientOf(token = authToken) {
  const client = twilio(accountSid, token, { autoRetry: false });
  client.api.baseUrl = demo.url;
  return client;
}

const send = (to: string, body = 'Hello', path = '/webhooks/twilio/status?message=m1') =>
  clientOf().messages.create({ from: centre, to, body, statusCallback: `${catcher.url}${path}` });

const post = (path: string, body: unknown) =>
  fetch(`${demo.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  catcher = await openCatcher(authToken);
  demo = await start();
});

afterEach(async () => {
  await demo.close();
  await catcher.close();
  await rm(folder, { recursive: true });
  if (log.errors.length > 0) throw new Error(`logged: ${log.errors.join(', ')}`);
});

describe('the provider’s API, used through the provider’s own client', () => {
  test('accepts a message and shows it by id', async () => {
    const before = Date.now() - 1000;
    const sent = await send(jonas, 'Your parcel is on its way.');
    expect(sent).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      from: centre,
      to: jonas,
      body: 'Your parcel is on its way.',
      numSegments: '1',
    });
    expect(sent.errorCode).toBeNull();
    expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(sent.dateCreated.getTime()).toBeGreaterThanOrEqual(before);

    const fetched = await clientOf().messages(sent.sid).fetch();
    expect(fetched.body).toBe('Your parcel is on its way.');
  });

  test('lists the newest first, filtered, over several pages', async () => {
    for (let index = 0; index < 5; index += 1) await send(jonas, `text ${index}`);
    await send('+4915112345602', 'for somebody else');

    const list = await clientOf().messages.list({ to: jonas, from: centre, pageSize: 2 });
    expect(list.map(({ body }) => body)).toEqual([
      'text 4',
      'text 3',
      'text 2',
      'text 1',
      'text 0',
    ]);

    const hour = 3_600_000;
    const old = await clientOf().messages.list({ dateSentBefore: new Date(Date.now() - hour) });
    expect(old).toEqual([]);
    const recent = await clientOf().messages.list({ dateSentAfter: new Date(Date.now() - hour) });
    expect(recent).toHaveLength(6);
  });

  test.each([
    ['wrong credentials', () => clientOf('x'.repeat(32)).messages.list(), 401, 20003],
    ['a number that is none', () => send('12'), 400, 21211],
    ['no text', () => send(jonas, ''), 400, 21602],
    ['a text that is too long', () => send(jonas, 'x'.repeat(1601)), 400, 21617],
    [
      'a sender that is not ours',
      () => clientOf().messages.create({ from: jonas, to: jonas, body: 'x' }),
      400,
      21606,
    ],
    [
      'an unknown message',
      () =>
        clientOf()
          .messages(`SM${'0'.repeat(32)}`)
          .fetch(),
      404,
      20404,
    ],
  ])('refuses %s as the provider does', async (_, act, status, code) => {
    await expect(act()).rejects.toMatchObject({ status, code });
  });

  test('answers 503 while the network is down, and nothing was taken', async () => {
    await post('/phone/network', { isNetworkDown: true });
    await expect(send(jonas)).rejects.toMatchObject({ status: 503 });
    await post('/phone/network', { isNetworkDown: false });
    expect(await clientOf().messages.list()).toEqual([]);
  });
});

describe('status callbacks', () => {
  const statuses = () => catcher.caught.map(({ form }) => form['MessageStatus']);

  test('come signed, in order, to the address given with the message', async () => {
    const { sid } = await send(jonas);
    await vi.waitFor(() => expect(statuses()).toEqual(['queued', 'sent', 'delivered']), 5_000);
    for (const each of catcher.caught) {
      expect(each).toMatchObject({ isGenuine: true, path: '/webhooks/twilio/status?message=m1' });
      expect(each.form).toMatchObject({ MessageSid: sid, To: jonas, From: centre });
    }
    expect((await clientOf().messages(sid).fetch()).status).toBe('delivered');
  });

  test('a number ending in 00 is switched off', async () => {
    const { sid } = await send('+4915112345600');
    await vi.waitFor(() => expect(statuses()).toEqual(['queued', 'sent', 'undelivered']), 5_000);
    expect(catcher.caught.at(-1)?.form['ErrorCode']).toBe('30003');
    expect((await clientOf().messages(sid).fetch()).errorCode).toBe(30003);
  });

  test('one that fails on the other side is sent again', async () => {
    catcher.answerWith(500);
    await send(jonas);
    await vi.waitFor(() => expect(statuses()).toEqual(['queued']), 5_000);
    catcher.answerWith(204);
    await vi.waitFor(
      () => expect(statuses()).toEqual(['queued', 'queued', 'sent', 'delivered']),
      8_000,
    );
  }, 12_000);

  test('what was accepted before a restart is finished after it', async () => {
    await send(jonas);
    await demo.close();
    expect(statuses()).not.toContain('delivered');
    demo = await start();
    await vi.waitFor(() => expect(statuses().at(-1)).toBe('delivered'), 5_000);
  });
});

describe('a phone', () => {
  test('writes to the centre with a signature that the provider’s library accepts', async () => {
    await post('/phone/messages', { from: jonas, body: 'Größe 42 & Preis? 🥾' });
    expect(catcher.caught).toMatchObject([
      {
        isGenuine: true,
        path: '/webhooks/twilio/sms',
        form: { From: jonas, To: centre, Body: 'Größe 42 & Preis? 🥾', SmsStatus: 'received' },
      },
    ]);
  });

  test('shows a refusal, and sends again under the same id', async () => {
    catcher.answerWith(403);
    await post('/phone/messages', { from: jonas, body: 'Hello?' });
    const refused = await stored();
    expect(refused.messages[0]?.webhook?.httpStatus).toBe(403);

    catcher.answerWith(200);
    await post(`/phone/messages/${refused.messages[0]?.sid}/again`, {});
    const sids = catcher.caught.map(({ form }) => form['MessageSid']);
    expect(new Set(sids).size).toBe(1);
    expect((await stored()).messages[0]?.webhook?.httpStatus).toBe(200);
  });

  test('says so when the centre cannot be reached', async () => {
    await catcher.close();
    await post('/phone/messages', { from: jonas, body: 'Hello?' });
    expect((await stored()).messages[0]?.webhook).toMatchObject({ httpStatus: null });
  });

  test('keeps its thread and the added numbers over a restart', async () => {
    expect((await post('/phone/phones', { number: '+431234567', name: 'Eva' })).status).toBe(204);
    expect((await post('/phone/phones', { number: '01234', name: 'Eva' })).status).toBe(400);
    await Promise.all([1, 2, 3].map((n) => post('/phone/messages', { from: jonas, body: `${n}` })));
    await demo.close();
    demo = await start();

    const { messages, phones } = await stored();
    expect(messages.map(({ body }) => body).toSorted()).toEqual(['1', '2', '3']);
    expect(phones.map(({ name }) => name)).toContain('Eva');
    expect(await readdir(folder)).toEqual(['phones.json']);
  });

  test('a file that cannot be understood stops the start instead of being overwritten', async () => {
    await demo.close();
    await writeFile(join(folder, 'phones.json'), '{"phones":');
    await expect(start()).rejects.toThrow();
    expect(await readFile(join(folder, 'phones.json'), 'utf8')).toBe('{"phones":');
    await rm(join(folder, 'phones.json'));
    demo = await start();
  });
});

interface Stored {
  messages: { sid: string; body: string; webhook: { httpStatus: number | null } | null }[];
  phones: { name: string }[];
}

async function stored(): Promise<Stored> {
  return JSON.parse(await readFile(join(folder, 'phones.json'), 'utf8'));
}

test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['🥾'.repeat(35), 1],
  ['🥾'.repeat(36), 2],
])('segments are counted as they are paid for', (text, count) => {
  expect(segmentCount(text)).toBe(count);
});
