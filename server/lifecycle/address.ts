import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerEarlyRequests } from '../http/early-requests.ts';
import { atPort, listen } from './ports.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 72_000;

/**
 * Takes the HTTP address before anything that has to know it is made; 0 takes a free port. Until
 * somebody serves, whoever asks is told to come again.
 */
export async function takeHttpAddress(host: string, port: number): Promise<TakenAddress> {
  const server = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  answerEarlyRequests(server);
  await atPort('PORT', port, () => listen(server, host, port));
  // Listening on a port, not on a pipe.
  return { server, port: (server.address() as AddressInfo).port };
}

export interface TakenAddress {
  readonly server: Server;
  readonly port: number;
}
