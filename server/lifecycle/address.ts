import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import { answerEarlyRequests } from '../http/early-requests.ts';

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

/** Taking an address: what the system says is put into one sentence that names the setting. */
export async function atPort<Value>(
  setting: 'PORT' | 'DEMO_PORT' | 'MQTT_PORT',
  port: number,
  take: () => Promise<Value>,
): Promise<Value> {
  try {
    return await take();
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code;
    const option = `--${setting.toLowerCase().replace('_', '-')}`;
    const where = `Port ${port} (ZENTRALE_${setting}, ${option})`;
    if (code === 'EADDRINUSE') {
      throw new StartFailure(
        `${where} is in use by another program: stop that one or choose another port.`,
      );
    }
    if (code === 'EACCES') {
      throw new StartFailure(`${where} may not be used by this account: choose one above 1023.`);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartFailure('ZENTRALE_HOST (--host) names no address of this machine.');
    }
    throw failure;
  }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
