import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHttp } from './app.ts';
import { Caller, type Answer } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';

let open: OpenCentre;
let agent: Caller;
beforeAll(async () => {
  open = await openCentre();
  agent = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.agent) });
});
afterAll(() => open.close());

/** Every no is a problem document that tells nothing of our insides. */
function expectProblem(answer: Answer, status: number, kind: string, field?: string): void {
  expect([answer.status, answer.problem.kind, answer.problem.field]).toEqual([status, kind, field]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.problem).toMatchObject({ status, title: expect.any(String) });
  expect(answer.text).not.toMatch(/node_modules|\bat .*\.ts:\d|select |insert |stack|relation/i);
}

const json = { 'content-type': 'application/json' };
const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  agent.ask(url, { method: 'POST', body, headers });

describe('bodies', () => {
  const SIGN_IN = '/api/v1/session';

  test('that are not JSON', async () => {
    for (const text of ['{"email": ', 'null and void', '']) {
      expectProblem(await post(SIGN_IN, text, json), 400, 'request.malformed', 'body');
    }
    const poisoned = '{"__proto__": {"isAdmin": true}, "email": "a@b.example", "password": "x"}';
    const answer = await post(SIGN_IN, poisoned, json);
    expect([answer.status, answer.problem.kind]).toEqual([400, 'request.malformed']);
  });

  test('of a kind nobody reads here', async () => {
    const xml = { 'content-type': 'text/xml' };
    expectProblem(await post(SIGN_IN, '<a/>', xml), 415, 'request.unsupported-media', 'body');
  });

  test('with members nobody asked for, of wrong types, or without what is needed', async () => {
    const form = { email: 'mara@bergwerk.example', password: 'x' };
    const invalid = 'request.invalid';
    expectProblem(await post(SIGN_IN, { ...form, isAdmin: true }), 400, invalid, 'body.isAdmin');
    expectProblem(await post(SIGN_IN, { ...form, password: 5 }), 400, invalid, 'body.password');
    expectProblem(await post(SIGN_IN, { password: 'x' }), 400, invalid, 'body.email');
    expectProblem(await post(SIGN_IN, ['mara']), 400, invalid, 'body');
    const command = await agent.sendCommand('send-message', {
      conversationId: 'some',
      text: 'x',
      attachmentIds: ['ok', 'not ok'],
    });
    expectProblem(command, 400, invalid, 'body.attachmentIds.1');
    const unnamed = await post('/api/v1/commands/set-ready', {});
    expectProblem(unnamed, 400, invalid, 'headers.idempotency-key');
    const query = await agent.ask('/api/v1/articles?language=de&limit=1000');
    expectProblem(query, 400, invalid, 'querystring.limit');
    const id = await agent.ask('/api/v1/customers/a%20b');
    expectProblem(id, 400, invalid, 'params.id');
  });

  test('that are larger than anything needs to be', async () => {
    const large = JSON.stringify({ email: 'x'.repeat(300_000) });
    expectProblem(await post(SIGN_IN, large, json), 413, 'request.too-large', 'body');
  });
});

describe('addresses', () => {
  test('that do not exist, whatever the method', async () => {
    for (const url of ['/api/v1/nothing', '/nothing', '/.git/config', '/api/v1/commands/rule']) {
      expectProblem(await agent.ask(url), 404, 'not-found');
      expectProblem(await post(url, {}), 404, 'not-found');
    }
    expectProblem(await agent.ask('/inbox/index.php'), 404, 'not-found');
  });

  test('that cannot be read', async () => {
    const broken = await agent.ask('/api/v1/customers/%E0%A4%A');
    expectProblem(broken, 400, 'request.malformed', 'url');
    const long = await agent.ask(`/api/v1/customers/${'x'.repeat(3000)}`);
    expect([400, 404, 414]).toContain(long.status);
    expect(long.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('in requests that are not HTTP', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(open.url).port), '127.0.0.1');
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.write('NONSENSE\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toMatch(/application\/problem\+json/i);
    expect(answer).toContain('request.malformed');
  });
});

describe('origins', () => {
  test('of others may not change anything with our cookie', async () => {
    for (const origin of ['https://evil.example', 'null', `${open.url}.evil.example`]) {
      const body = { locale: 'en' };
      const answer = await agent.ask('/api/v1/session', {
        method: 'PATCH',
        headers: { origin },
        body,
      });
      expectProblem(answer, 403, 'origin.forbidden');
    }
    const own = await agent.ask('/api/v1/session', {
      method: 'PATCH',
      headers: { origin: open.url },
      body: { locale: 'de' },
    });
    expect(own.status).toBe(200);
  });

  test('of others are not given credentials on the visitors’ doors', async () => {
    const answer = await agent.ask(`/api/v1/visitor/widget?siteKey=${BERGWERK.siteKey}`, {
      headers: { origin: 'https://shop.example' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('files', () => {
  const UPLOAD = '/api/v1/attachments';
  const upload = (name: string, bytes: Uint8Array) => agent.upload(UPLOAD, name, bytes);

  test('of forbidden kinds, whatever they are called', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const program = Buffer.from('\u007fELF\u0002\u0001\u0001 and so on', 'latin1');
    for (const [name, bytes] of [
      ['page.txt', html],
      ['picture.png', svg],
      ['letter.pdf', program],
      ['empty.txt', Buffer.alloc(0)],
    ] as const) {
      expectProblem(await upload(name, bytes), 415, 'attachment.forbidden-kind', 'file');
    }
  });

  test('that are too large', async () => {
    const answer = await upload('long.txt', Buffer.alloc(10_000_001, 'a'));
    expect([answer.status, answer.problem.kind]).toEqual([413, 'attachment.too-large']);
    const larger = await upload('longer.txt', Buffer.alloc(10_200_000, 'a'));
    expect(larger.status).toBe(413);
  });

  test('that are none', async () => {
    expectProblem(await post(UPLOAD, {}), 415, 'request.unsupported-media', 'body');
    const empty = await agent.ask(UPLOAD, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x--\r\n',
    });
    expectProblem(empty, 400, 'request.invalid', 'body.file');
    const unbounded = { 'content-type': 'multipart/form-data' };
    const answer = await post(UPLOAD, 'x', unbounded);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  test('are given back as what they are, and run nowhere', async () => {
    const kept = await upload('../ab"c.txt', Buffer.from('a < b'));
    const { attachmentId, fileName } = kept.json as { attachmentId: string; fileName: string };
    expect(fileName).not.toContain('/');
    const given = await agent.ask(`${UPLOAD}/${attachmentId}`);
    expect(given.text).toBe('a < b');
    expect(given.headers['content-type']).toMatch(/^text\/plain/);
    expect(given.headers['x-content-type-options']).toBe('nosniff');
    expect(given.headers['content-disposition']).toMatch(/^attachment; /);
    expect(given.headers['content-security-policy']).toContain('sandbox');
  });
});

test('too many requests are told when to come again', async () => {
  const { centre } = open;
  const config = { ...centre.config, RATE_LIMIT_PER_MINUTE: 10 };
  // A second door of the same centre, which lets less through.
  const app = await openHttp({ ...centre, config }, createServer());
  const narrow = new Caller({ ...open, app });
  const answers: Answer[] = [];
  for (let count = 0; count < 12; count += 1) answers.push(await narrow.ask('/api/v1/session'));
  expect(answers.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(401));
  const last = answers.at(-1) as Answer;
  expectProblem(last, 429, 'request.rate-limited');
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(2);
  expect((await narrow.ask('/healthz')).status).toBe(200);
  await app.close();
});
