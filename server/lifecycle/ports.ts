import { createServer, type Server } from 'node:net';
import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import type { OptionValues } from '../config/options.ts';

type PortSetting = 'PORT' | 'DEMO_PORT' | 'MQTT_PORT';

/**
 * Refuses ports in use before anything slow begins. They are let go again: whoever takes one
 * between now and its door is found by `atPort`.
 */
export async function expectFreePorts(
  config: Pick<OptionValues, PortSetting | 'HOST' | 'DEMO'>,
): Promise<void> {
  const settings: PortSetting[] = [
    'PORT',
    'MQTT_PORT',
    ...(config.DEMO ? ['DEMO_PORT' as const] : []),
  ];
  for (const setting of settings) {
    const server = createServer();
    await atPort(setting, config[setting], () => listen(server, config.HOST, config[setting]));
    await new Promise((closed) => server.close(closed));
  }
}

/** Taking an address: what the system says is put into one sentence that names the setting. */
export async function atPort<Value>(
  setting: PortSetting,
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
        `${where} is in use, perhaps by a Zentrale that runs already: stop it or choose another port.`,
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

/** Resolves once the server listens; rejects with what the system says. */
export async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
