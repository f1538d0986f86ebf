import { expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';

test('a desktop that has fallen asleep does not hold up the stop', async () => {
  const open = await openCentre();
  const cookie = await signIn(open, BERGWERK, BERGWERK.supervisor);
  const socket = await openSocket(open, new Caller(open, { cookie }));
  const { transport } = socket.io.engine as unknown as { transport: { ws: { pause(): void } } };
  transport.ws.pause();
  // A WebSocket waits half a minute for a goodbye: longer than this test may take.
  await open.close();
  await expect(fetch(`${open.url}/healthz`)).rejects.toThrow();
  socket.disconnect();
});
