import type { Server } from 'node:http';
import type { Centre } from '../compose/centre.ts';
import { openHttp } from '../http/app.ts';
import type { Routes } from '../http/routes.ts';
import { openChatNamespace } from '../socket/chat-namespace.ts';
import { openDeskNamespace } from '../socket/desk-namespace.ts';
import { connectionsOf, cutSlowReaders, hangUp } from '../socket/slow-readers.ts';
import { openStreamDoor } from '../telephone/stream-door.ts';
import type { Stages } from './stages.ts';

const IDLE_CHECK_MS = 50;
/** A browser says goodbye at once; a laptop that sleeps never does. */
const GOODBYE_MS = 1_000;

/** Opens HTTP and sockets on an address that is taken already. */
export async function openDoors(centre: Centre, server: Server, stages: Stages): Promise<Routes> {
  const app = await openHttp(centre, server);
  openDeskNamespace(centre.io.of('/desk'), centre);
  openChatNamespace(centre.io.of('/chat'), centre);
  // Before socket.io, which cuts what nobody has taken.
  const streams = openStreamDoor(centre, server);
  centre.io.attach(server);
  cutSlowReaders(centre.io, centre.log);
  stages.opened('http', async () => {
    const connections = connectionsOf(centre.io);
    streams.close();
    centre.io.disconnectSockets(true);
    const goodbye = setTimeout(() => connections.forEach(hangUp), GOODBYE_MS);
    // Connections kept alive for requests that will not come would hold up the stop.
    const parting = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    // Stops listening, and waits for requests that are being answered.
    await centre.io.close();
    clearInterval(parting);
    clearTimeout(goodbye);
    await app.close();
  });
  return app;
}
