import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@zentrale/platform/clock';
import { TimeOrderedIds } from '@zentrale/platform/ids';
import { openTestStore, silentLog } from '@zentrale/platform/testing';
import type { Centre } from '../compose/centre.ts';
import { wire } from '../compose/wire.ts';
import type { OptionValues } from '../config/options.ts';
import { readConfig } from '../config/read-config.ts';
import type { Routes } from '../http/routes.ts';
import { takeHttpAddress } from '../lifecycle/address.ts';
import { openDoors } from '../lifecycle/doors.ts';
import { Stages } from '../lifecycle/stages.ts';
import { openTenants } from '../lifecycle/tenants.ts';
import { seedDemo, type DemoCentre } from '../seed/demo.ts';
import { seedNeighbour } from './neighbour.ts';

/** A real centre in this process, with the demo tenant and all doors open. */
export interface OpenCentre {
  readonly centre: Centre;
  readonly app: Routes;
  /** Where the HTTP and socket doors are, without a slash at the end. */
  readonly url: string;
  readonly demo: DemoCentre;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** With a second tenant where `hasNeighbour`. Requests are not limited unless settings say so. */
export async function openCentre(
  about: {
    settings?: Partial<OptionValues>;
    hasNeighbour?: boolean;
    /** A media worker, for calls. */
    mediaWorker?: string;
  } = {},
): Promise<OpenCentre> {
  const { settings, hasNeighbour = false } = about;
  const config = { ...readConfig({}, []), RATE_LIMIT_PER_MINUTE: 1_000_000, ...settings };
  const stages = new Stages(silentLog);
  const testStore = await openTestStore();
  stages.opened('database', () => testStore.close());
  const dataFolder = await mkdtemp(join(tmpdir(), 'zentrale-centre-'));
  stages.opened('files', () => rm(dataFolder, { recursive: true, force: true }));
  const address = await takeHttpAddress(config.HOST, 0);
  const url = `http://${config.HOST}:${address.port}`;
  const wired = wire({
    config,
    dataFolder,
    connection: testStore.connection,
    log: silentLog,
    publicUrl: config.PUBLIC_URL ?? url,
    clock: new SystemClock(),
    ids: new TimeOrderedIds(),
    isDraining: () => stages.isClosing,
  });
  const { centre } = wired;
  stages.opened('store', () => wired.store.close());
  stages.opened('events', () => wired.events.close());
  stages.opened('routing', () => centre.routing.close());
  stages.opened('what-ifs', () => centre.whatIfs.close());
  stages.opened('identifications', () => centre.identifications.close());
  if (about.mediaWorker !== undefined) {
    const address = { host: config.HOST, announced: null, port: 0 };
    await wired.media.start({ path: about.mediaWorker, count: 1, address });
  }
  stages.opened('media', () => wired.media.close());
  stages.opened('calls', () => centre.calls.close());
  const demo = await seedDemo(centre);
  if (hasNeighbour) await seedNeighbour(centre);
  await openTenants(wired, stages);
  const outbox = wired.startOutbox();
  stages.opened('outbox', () => outbox.close());
  const app = await openDoors(centre, address.server, stages);
  return { centre, app, url, demo, dataFolder, close: () => stages.close() };
}
