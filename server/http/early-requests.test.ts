import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openCentre } from '../testing/open-centre.ts';
import { openHttp } from './app.ts';
import { answerEarlyRequests } from './early-requests.ts';

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
