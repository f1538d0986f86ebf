import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  findWorker,
  type FoundWorker,
  type MediaAddress,
} from '@zentrale/channels/adapters/media-mediasoup/index.ts';
import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import type { Wired } from '../compose/wire.ts';
import type { OptionValues } from '../config/options.ts';
import type { Stages } from './stages.ts';

/** How calls stand, for people at the terminal. */
export interface CallsWords {
  readonly now: string;
  /** What came of it later; `null` where nothing more is to be said. */
  readonly later: Promise<string | null>;
}

const BUILDER = join(import.meta.dirname, '..', '..', 'tools', 'media-worker', 'main.ts');
const ALL_ADDRESSES = new Set(['0.0.0.0', '::']);
const BY_HAND = '`npm run media-worker` obtains the media worker they need';

/**
 * Starts what carries calls, where there is a worker. Where there is none it is built beside the
 * running server, at the lowest priority, if compiler and libraries are here; nothing waits for it.
 */
export async function openMedia(wired: Wired, stages: Stages): Promise<CallsWords> {
  const { centre, media } = wired;
  const { config } = centre;
  stages.opened('media', () => media.close());
  stages.opened('calls', () => centre.calls.close());
  const settled = (now: string): CallsWords => ({ now, later: Promise.resolve(null) });
  if (!config.MEDIA) return settled('off (ZENTRALE_MEDIA, --media)');
  const found = findWorker(config.MEDIA_WORKER);
  if (found !== null) return settled(await startWorkers(wired, found));
  if (config.MEDIA_WORKER !== null) {
    throw new StartFailure(
      `There is no media worker at ${config.MEDIA_WORKER} (ZENTRALE_MEDIA_WORKER, --media-worker).`,
    );
  }
  return { now: `off for now; ${BY_HAND}`, later: buildAndStart(wired, stages) };
}

/** Starts the workers and says how that went; calls are off rather than the centre. */
async function startWorkers({ centre, media }: Wired, worker: FoundWorker): Promise<string> {
  const { config, log, publicUrl } = centre;
  const count =
    config.MEDIA_WORKER_COUNT === 0 ? availableParallelism() : config.MEDIA_WORKER_COUNT;
  const address = addressOf(config, publicUrl);
  const port = address.port === 0 ? 'free ports' : `port ${address.port}`;
  const ports = count === 1 || address.port === 0 ? port : `${port} to ${address.port + count - 1}`;
  try {
    await media.start({ path: worker.path, count, address });
    return `ready at ${address.announced ?? address.host}, UDP and TCP ${ports}`;
  } catch (failure) {
    log.error('media.not-started', { worker: worker.path, failure });
    return `off: the media worker does not start at ${address.host}, ${ports} (ZENTRALE_MEDIA_PORT)`;
  }
}

function addressOf(
  config: Pick<OptionValues, 'HOST' | 'MEDIA_ADDRESS' | 'MEDIA_PORT'>,
  publicUrl: string,
): MediaAddress {
  const { HOST: host, MEDIA_ADDRESS, MEDIA_PORT: port } = config;
  const publicHost = new URL(publicUrl).hostname;
  const reachable = publicHost === 'localhost' ? '127.0.0.1' : publicHost;
  const announced = MEDIA_ADDRESS ?? (ALL_ADDRESSES.has(host) ? reachable : null);
  return { host, announced, port };
}

/** The builder is a program of its own: it may take minutes, and a crash of it is none of ours. */
async function buildAndStart(wired: Wired, stages: Stages): Promise<string | null> {
  const builder = spawn(process.execPath, [BUILDER, '--background'], { stdio: 'ignore' });
  stages.opened('media-worker', async () => void builder.kill());
  const code = await new Promise<number | null>((settle) => {
    builder.on('error', () => settle(null));
    builder.on('close', settle);
  });
  if (stages.isClosing) return null;
  const found = findWorker(null);
  if (code === 0 && found !== null) return startWorkers(wired, found);
  return `off: compiler or libraries for the media worker are missing; ${BY_HAND}`;
}
