import { expect, test } from '@playwright/test';
import type { Problem } from '@zentrale/protocol/errors';
import type { DeadLetterView } from '@zentrale/protocol/views';
import { DevicesPage } from '../screens/devices.ts';
import { OperationsScreen } from '../screens/operations.ts';
import { PhonePage } from '../screens/phone.ts';
import { openBrowser, openVisitor, signInColleague } from '../support/cast.ts';
import { openChat, openDesk, SITE_KEY, startChat } from '../support/people.ts';
import { ServerProcess } from '../support/server-process.ts';
import { acceptNext, chatForm, finish, textsOf } from '../support/work.ts';

test.describe.configure({ mode: 'serial' });

const MARA = 'mara@bergwerk.example';
const RUTH = 'ruth@bergwerk.example';
const CENTRE_NUMBER = '+4930901820';
const KELLER_PHONE = '+4915112345601';
/** Leaves a mark in any page that runs it, by tag or by attribute. */
const SCRIPT = '<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script><b>fett</b>';

let server: ServerProcess;

test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.start();
});

test.afterAll(async () => {
  await server.dispose();
});

interface Answer {
  readonly status: number;
  readonly problem: Problem;
}

async function post(
  path: string,
  body: NonNullable<RequestInit['body']>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, { method: 'POST', body, headers });
  const text = await response.text();
  // Every refusal is a problem, as the API document says.
  return { status: response.status, problem: (text === '' ? {} : JSON.parse(text)) as Problem };
}

const JSON_BODY = { 'content-type': 'application/json' };

test.describe('webhooks', () => {
  const form = (sid: string, body: string) =>
    new URLSearchParams({
      AccountSid: `AC${'0'.repeat(32)}`,
      MessageSid: sid,
      From: KELLER_PHONE,
      To: CENTRE_NUMBER,
      Body: body,
      NumMedia: '0',
    });
  const sid = `SM${'a'.repeat(32)}`;

  test('unsigned or wrongly signed: 403, and nothing is stored; a repeat is stored once', async ({
    browser,
  }) => {
    const forged = 'ungezeichnet';
    const unsigned = await post('/webhooks/twilio/sms', form(sid, forged));
    expect(unsigned).toMatchObject({ status: 403, problem: { kind: 'signature.invalid' } });
    const wrong = await post('/webhooks/twilio/sms', form(sid, forged), {
      'x-twilio-signature': Buffer.from('not the signature').toString('base64'),
    });
    expect(wrong).toMatchObject({ status: 403, problem: { kind: 'signature.invalid' } });
    const stranger = form(sid, forged);
    stranger.set('To', '+4930000000');
    expect((await post('/webhooks/twilio/sms', stranger)).status).toBe(403);
    const status = await post('/webhooks/twilio/status', form(sid, forged));
    expect(status.status).toBe(403);

    // A genuine message of the same phone comes with nothing before it.
    const { context, page } = await openBrowser(browser, { language: 'de' });
    const phone = new PhonePage(page, server.demoUrl);
    await phone.open();
    await phone.take(KELLER_PHONE);
    const state = page.waitForResponse((response) => response.url().endsWith('/phone/messages'));
    await phone.write('Die echte Nachricht');
    await state;
    await expect(phone.message('Die echte Nachricht')).toBeVisible();
    const desk = await openDesk(server, MARA);
    await desk.command('set-ready', {});
    const { conversationId, interactionId } = await acceptNext(desk);
    expect(textsOf(desk, conversationId)).toEqual(['Die echte Nachricht']);

    // The provider did not hear our answer and sends the same message again, twice.
    const own = await readPhoneMessages();
    for (const { sid: again } of [...own, ...own]) {
      const repeated = await fetch(`${server.demoUrl}/phone/messages/${again}/again`, {
        method: 'POST',
        headers: JSON_BODY,
        body: '{}',
      });
      expect(repeated.status).toBe(204);
    }
    await phone.write('Die nächste Nachricht');
    await desk.until('the next message', () => textsOf(desk, conversationId).length >= 2);
    expect(textsOf(desk, conversationId)).toEqual(['Die echte Nachricht', 'Die nächste Nachricht']);
    await finish(desk, interactionId);
    await context.close();
    desk.close();
  });

  /** What the simulated provider has of the phone's messages. */
  async function readPhoneMessages(): Promise<{ sid: string }[]> {
    const response = await fetch(`${server.demoUrl}/phone/events`);
    const [first] = (await response.body!.pipeThrough(new TextDecoderStream()).getReader().read())
      .value!.split('\n')
      .filter((line) => line.startsWith('data: '));
    const { messages } = JSON.parse(first!.slice('data: '.length)) as {
      messages: { sid: string; direction: string }[];
    };
    return messages.filter(({ direction }) => direction === 'inbound');
  }
});

test.describe('HTTP', () => {
  test('malformed, unknown, wrong and oversized: a clear 4xx that names the place', async () => {
    const path = '/api/v1/visitor/chats';
    const form = { siteKey: SITE_KEY, language: 'de', ...chatForm() };
    const send = (body: unknown) => post(path, JSON.stringify(body), JSON_BODY);

    expect(await post(path, '{"siteKey": ', JSON_BODY)).toMatchObject({
      status: 400,
      problem: { kind: 'request.malformed', field: 'body' },
    });
    expect(await send({ ...form, isAdmin: true })).toMatchObject({
      status: 400,
      problem: { kind: 'request.invalid', field: 'body.isAdmin' },
    });
    expect(await send({ ...form, email: 'not an address' })).toMatchObject({
      status: 400,
      problem: { kind: 'request.invalid', field: 'body.email' },
    });
    const { text: _left, ...textless } = form;
    expect(await send(textless)).toMatchObject({
      status: 400,
      problem: { kind: 'request.invalid', field: 'body.text' },
    });
    expect(await send({ ...form, text: 'x'.repeat(4001) })).toMatchObject({
      status: 400,
      problem: { kind: 'request.invalid', field: 'body.text' },
    });
    expect(await send({ ...form, text: 'x'.repeat(300_000) })).toMatchObject({
      status: 413,
      problem: { kind: 'request.too-large', field: 'body' },
    });
    expect(await post(path, '<xml/>', { 'content-type': 'text/xml' })).toMatchObject({
      status: 415,
      problem: { kind: 'request.unsupported-media', field: 'body' },
    });
    expect(await send({ ...form, siteKey: 'site_of_somebody_else' })).toMatchObject({
      status: 404,
      problem: { kind: 'not-found' },
    });
  });

  test('attachments of a forbidden kind, whatever they are called', async () => {
    const started = await startChat(server, chatForm());
    const files = {
      'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'page.html': '<!doctype html><script>alert(1)</script>',
      'holiday.png': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
    };
    for (const [name, content] of Object.entries(files)) {
      const body = new FormData();
      body.set('file', new File([content], name, { type: 'image/png' }));
      const answer = await post('/api/v1/visitor/attachments', body, {
        authorization: `Bearer ${started.token}`,
      });
      expect(answer, name).toMatchObject({
        status: 415,
        problem: { kind: 'attachment.forbidden-kind', field: 'file' },
      });
    }
    const huge = new FormData();
    huge.set('file', new File([Buffer.alloc(10_000_001, 'a')], 'log.txt'));
    const tooLarge = await post('/api/v1/visitor/attachments', huge, {
      authorization: `Bearer ${started.token}`,
    });
    expect(tooLarge.status).toBe(413);
    const nobody = new FormData();
    nobody.set('file', new File(['Hallo'], 'note.txt'));
    expect((await post('/api/v1/visitor/attachments', nobody)).status).toBe(401);
    const chat = await openChat(server, started);
    expect(await chat.command('end-chat', {})).toMatchObject({ ok: true });
    chat.close();
  });

  test('who is not signed in gets 401, and the wrong password says no more than that', async () => {
    for (const path of ['session', 'centre', 'people', 'articles?language=de', 'customers/x']) {
      const response = await fetch(`${server.url}/api/v1/${path}`);
      expect(response.status, path).toBe(401);
      expect(await response.json()).toMatchObject({ kind: 'sign-in.required' });
    }
    for (const email of [MARA, 'nobody@bergwerk.example']) {
      const body = JSON.stringify({ email, password: 'wrong password' });
      expect(await post('/api/v1/session', body, JSON_BODY)).toMatchObject({
        status: 401,
        problem: { kind: 'sign-in.failed' },
      });
    }
  });
});

test('a payload that a device must not send is on the operations screen with its reason', async ({
  browser,
}) => {
  const ruth = await signInColleague(browser, server, RUTH, { language: 'en' });
  const operations = new OperationsScreen(ruth.page, ruth.words);
  await operations.open(server.url);

  const hall = await openBrowser(browser, { language: 'de' });
  const devices = new DevicesPage(hall.page, server.demoUrl);
  await devices.open();
  await devices.press('Tor Nordhalle', 'Unsinn senden');

  const watcher = await openDesk(server, RUTH);
  await watcher.watch('operations');
  const letter = await watcher.until(
    'a dead letter',
    () => watcher.entries<DeadLetterView>('operations', 'dead-letter:')[0],
  );
  expect(letter).toMatchObject({ source: 'mqtt', place: 'devices/dev_hall_door/readings' });
  expect(letter.reason).not.toBe('');
  watcher.close();
  await expect(operations.letter('devices/dev_hall_door/readings')).toBeVisible();
  await ruth.context.close();
  await hall.context.close();
});

test('markup in chat and SMS is text, on every screen that shows it', async ({ browser }) => {
  const mara = await signInColleague(browser, server, MARA, { language: 'de' });
  await mara.inbox.becomeReadyByKeyboard();
  const lea = await openVisitor(browser, server, { language: 'de' });
  await lea.shop.open();
  await lea.widget.open();
  const name = `Lea ${SCRIPT}`.slice(0, 120);
  await lea.widget.start({ name, email: 'lea@example.com', topic: 'Lieferung', text: SCRIPT });
  await expect(mara.offers.dock).toContainText('<b>fett</b>');
  await mara.offers.acceptByKeyboard();
  await expect(mara.panel.message(SCRIPT)).toBeVisible();
  await mara.panel.reply(SCRIPT);
  await expect(lea.widget.message(SCRIPT)).toHaveCount(2);

  const handset = await openBrowser(browser, { language: 'de' });
  const phone = new PhonePage(handset.page, server.demoUrl);
  await phone.open();
  await phone.take(KELLER_PHONE);
  await phone.write(SCRIPT);
  await expect(mara.offers.dock).toContainText('<b>fett</b>');
  await mara.offers.acceptByKeyboard();
  // One, because the other conversation beside it has two.
  await expect(mara.panel.message(SCRIPT)).toHaveCount(1);
  await mara.panel.reply(SCRIPT);
  await expect(phone.message(SCRIPT)).toHaveCount(2);

  for (const { page } of [mara, lea, handset]) {
    expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
    await expect(page.locator('b').filter({ hasText: 'fett' })).toHaveCount(0);
  }
  await Promise.all([mara, lea, handset].map(({ context }) => context.close()));
});
