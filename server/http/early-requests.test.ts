import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openCentre } from '../testing/open-centre.ts';
import { openHttp } from './app.ts';
import { answerEarlyRequests, serveRequests } from './early-requests.ts';

test('what a provider asks meanwhile waits, with its body; two hundred at most', async () => {
  const server = createServer();
  answerEarlyRequests(server);
  const came: string[] = [];
  const left: string[] = [];
  server.on('request', ({ url = '' }, response) => {
    came.push(url);
    response.on('close', () => left.push(url));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const ask = (body: string) =>
    fetch(`http://127.0.0.1:${port}/webhooks/twilio/voice`, { method: 'POST', body });
  const gaveUp = new AbortController();
  const { signal } = gaveUp;
  const abandoned = fetch(`http://127.0.0.1:${port}/webhooks/any`, { signal }).catch(() => 'gone');
  const first = ask('CallSid=1');
  await expect.poll(() => came).toHaveLength(2);
  gaveUp.abort();
  expect(await abandoned).toBe('gone');
  await expect.poll(() => left).toEqual(['/webhooks/any']);
  const others = Array.from({ length: 210 }, (_, index) => ask(`CallSid=${index + 2}`));
  await expect.poll(() => came).toHaveLength(212);
  const paths: string[] = [];
  serveRequests(server, (request, response) => {
    paths.push(request.url ?? '');
    request.pipe(response);
  });
  expect(await (await first).text()).toBe('CallSid=1');
  const statuses = await Promise.all(others.map(async (answer) => (await answer).status));
  // With the first and the one that is gone, two hundred were kept.
  expect(statuses.filter((status) => status === 200)).toHaveLength(198);
  expect(statuses.filter((status) => status === 503)).toHaveLength(12);
  expect(paths).not.toContain('/webhooks/any');
  server.closeAllConnections();
  server.close();
});

test('whoever calls while the door is being made is told to come again, and harms nobody', async () => {
  const open = await openCentre({ hasNeighbour: false });
  const server = createServer();
  answerEarlyRequests(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const statuses = new Set<number>();
  const calling = (async () => {
    while (!statuses.has(200)) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
      statuses.add(answer.status);
      if (answer.status === 503)
        expect(await answer.json()).toMatchObject({ kind: 'server.starting' });
    }
  })();
  // Some calls before the door is begun, many while it is being made.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const app = await openHttp(open.centre, server);
  await calling;
  expect([...statuses].toSorted((a, b) => a - b)).toEqual([200, 503]);
  await app.close();
  server.closeAllConnections();
  server.close();
  await open.close();
});
