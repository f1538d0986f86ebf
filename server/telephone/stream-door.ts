import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Centre } from '../compose/centre.ts';
import { MediaStream } from './media-stream.ts';

export const STREAM_PATH = '/webhooks/twilio/media';
const MESSAGE_BYTES_MAX = 64_000;
/** The provider opens one for each call; more than all calls together is somebody else. */
const WAITING_COUNT_MAX = 200;

/** Where the provider's media streams come in. Closing it lets go of every call. */
export function openStreamDoor(centre: Centre, server: Server): { close(): void } {
  const door = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_BYTES_MAX,
    perMessageDeflate: false,
  });
  let waitingCount = 0;
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== STREAM_PATH) return;
    if (waitingCount >= WAITING_COUNT_MAX) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
      return;
    }
    door.handleUpgrade(request, socket, head, (opened) => {
      waitingCount += 1;
      const stream = new MediaStream(centre, opened);
      void stream.settled.finally(() => {
        waitingCount -= 1;
      });
    });
  };
  server.on('upgrade', upgrade);
  return {
    close() {
      server.off('upgrade', upgrade);
      for (const open of door.clients) open.terminate();
      door.close();
    },
  };
}
