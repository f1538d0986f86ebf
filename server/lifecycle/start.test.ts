import { writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { makeFolder, ServerProcess, type Ended } from '../testing/server-process.ts';

// A start takes seconds; on a machine that is busy with other things, many.
const START_MS_MAX = 120_000;
const LONG = { timeout: START_MS_MAX };

let folder: Awaited<ReturnType<typeof makeFolder>>;
let server: ServerProcess;
let addresses: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await makeFolder();
  const settings = { ZENTRALE_DATA_FOLDER: join(folder.path, 'data'), ZENTRALE_DRAIN_SECONDS: '8' };
  server = new ServerProcess(settings);
  addresses = await server.ready();
}, START_MS_MAX);
afterAll(async () => {
  server.signal('SIGKILL');
  await server.ended;
  await folder.remove();
});

/** One clear sentence for a person, and nothing of how it came about. */
function expectSentence({ code, stdout, stderr }: Ended, ...parts: (string | RegExp)[]): void {
  expect(code, stderr).toBe(1);
  expect(stdout).toBe('');
  const lines = stderr.trim().split('\n');
  expect(lines, stderr).toHaveLength(1);
  expect(lines[0]).toMatch(/^Zentrale cannot start\. [-A-Z].*\.$/);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:|Error:/);
  for (const part of parts) expect(lines[0]).toMatch(part);
}

function run(settings: Record<string, string>, ...words: string[]): Promise<Ended> {
  return new ServerProcess(settings, words).ended;
}

describe('a process that cannot start says why in one sentence', LONG, () => {
  test('an unknown setting', async () => {
    expectSentence(await run({}, '--prot', '4100'), /Unknown setting --prot/);
  });

  test('wrong values, all of them at once', async () => {
    const ended = await run({ ZENTRALE_PORT: 'many' }, '--demo', 'maybe', '--drain-seconds=0');
    expectSentence(ended, /ZENTRALE_PORT \(--port\)/, /--demo\)/, /--drain-seconds\)/);
  });

  test('a setting without its value', async () => {
    expectSentence(await run({}, '--port'), /--port needs a value/);
  });

  test('a data folder that is a file', async () => {
    const path = join(folder.path, 'file');
    await writeFile(path, '');
    expectSentence(await run({ ZENTRALE_DATA_FOLDER: path }), /data folder/, path);
  });

  test('a database that does not answer', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/nothing';
    const ended = await run({
      ZENTRALE_DATABASE_URL: url,
      ZENTRALE_DATA_FOLDER: join(folder.path, 'without'),
    });
    expectSentence(ended, /ZENTRALE_DATABASE_URL/);
  });

  test('a data folder that another server uses', async () => {
    const settings = { ZENTRALE_DATA_FOLDER: join(folder.path, 'data') };
    expectSentence(await run(settings), /Another Zentrale is already running/);
  });
});

describe('with a store of its own each', () => {
  let busy: Server;
  let settings: Record<string, string>;
  beforeAll(async () => {
    busy = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => busy.once('listening', listening));
    settings = { ZENTRALE_DATA_FOLDER: join(folder.path, 'second') };
  });
  afterAll(() => new Promise((closed) => busy.close(closed)));

  test(
    'a port in use and a published password on an open address are refused',
    async () => {
      const { port } = busy.address() as AddressInfo;
      for (const name of ['PORT', 'MQTT_PORT', 'DEMO_PORT']) {
        const ended = await run({ ...settings, [`ZENTRALE_${name}`]: String(port) });
        expectSentence(ended, new RegExp(`Port ${port} \\(ZENTRALE_${name}, .* is in use`));
      }
      const outside = await run({ ...settings, ZENTRALE_HOST: '0.0.0.0' });
      expectSentence(outside, /ZENTRALE_DEMO_PASSWORD/);
      const elsewhere = { ZENTRALE_HOST: '203.0.113.7', ZENTRALE_DEMO_PASSWORD: 'kept secret' };
      const nowhere = await run({ ...settings, ...elsewhere });
      expectSentence(nowhere, /ZENTRALE_HOST/);
    },
    START_MS_MAX,
  );
});

describe('a process on free ports', () => {
  test('says which it took, and is reached there', async () => {
    for (const name of ['Desktop', 'Customer', 'Phone', 'Device', 'MQTT']) {
      expect(addresses.get(name), name).toMatch(/^(?:http|mqtt):\/\/localhost:[1-9]\d*/);
    }
    const desktop = addresses.get('Desktop') ?? '';
    expect((await fetch(`${desktop}/readyz`)).status).toBe(200);
    const shop = await (await fetch(addresses.get('Customer') ?? '')).text();
    expect(shop, 'the shop loads the widget from where it is').toContain(desktop);
    const policy = (await fetch(`${desktop}/healthz`)).headers.get('content-security-policy');
    expect(policy).toContain(desktop.replace('http', 'ws'));
  });

  test(
    'drains on SIGTERM: finishes what it was asked, closes sockets, ends with 0',
    async () => {
      const { hostname, port, origin } = new URL(addresses.get('Desktop') ?? '');
      const body = JSON.stringify({ email: 'ruth@bergwerk.example', password: 'zentrale-demo' });
      const headers = { 'content-type': 'application/json' };
      const signedIn = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers, body });
      const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
      const socket = io(`${origin}/desk`, {
        transports: ['websocket'],
        reconnection: false,
        extraHeaders: { cookie },
      });
      await new Promise<void>((connected) => socket.once('connect', () => connected()));
      const disconnected = new Promise((hear) => socket.once('disconnect', hear));

      // Asked half before the signal and half after it.
      const { connection, answer } = await ask(Number(port), hostname, [
        'POST /api/v1/session HTTP/1.1',
        'host: localhost',
        'content-type: application/json',
        `content-length: ${body.length}`,
        '',
        body.slice(0, 10),
      ]);
      await fetch(`${origin}/healthz`);
      const stoppedAt = Date.now();
      server.signal('SIGTERM');
      await disconnected;
      await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
      connection.write(body.slice(10));
      expect(await answer).toMatch(/^HTTP\/1.1 200 [^]*Ruth Sommer/);
      const { code, stderr } = await server.ended;
      expect([code, stderr]).toEqual([0, '']);
      expect(Date.now() - stoppedAt).toBeLessThan(8_000);
    },
    START_MS_MAX,
  );
});

async function ask(port: number, host: string, lines: string[]) {
  const connection: Socket = connect({ port, host });
  await new Promise<void>((connected) => connection.once('connect', () => connected()));
  let text = '';
  connection.on('data', (chunk) => (text += chunk.toString()));
  const answer = new Promise<string>((resolve) => connection.once('close', () => resolve(text)));
  connection.write(lines.join('\r\n'));
  return { connection, answer };
}
