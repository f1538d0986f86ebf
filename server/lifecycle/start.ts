import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Log } from '@zentrale/kernel/ports';
import { openMqtt } from '@zentrale/iot-bridge/adapters/mqtt/index.ts';
import { SystemClock } from '@zentrale/platform/clock';
import { TimeOrderedIds } from '@zentrale/platform/ids';
import { defaultDataFolder, openEmbedded } from '@zentrale/platform/sql/embedded.ts';
import { holdDataFolder } from '@zentrale/platform/sql/hold.ts';
import { migrate, readMigrations } from '@zentrale/platform/sql/migrate.ts';
import { StartFailure } from '@zentrale/platform/sql/start-failure.ts';
import { startDemo } from '@zentrale/demo';
import { wire, type Wired } from '../compose/wire.ts';
import { refusePublishedPassword } from '../config/demo-password.ts';
import type { OptionValues } from '../config/options.ts';
import { connectDemoPhones, seedDemo, type DemoCentre } from '../seed/demo.ts';
import { takeHttpAddress, type TakenAddress } from './address.ts';
import { openDoors } from './doors.ts';
import { openMedia, type CallsWords } from './media.ts';
import { atPort } from './ports.ts';
import { Stages } from './stages.ts';
import { openSweep } from './sweep.ts';
import { openTenants } from './tenants.ts';

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');
const DEVICE_CONNECTIONS_MAX = 10_000;

/** Where a started process can be reached. */
export interface Started {
  readonly publicUrl: string;
  readonly demoUrl: string | null;
  readonly mqttUrl: string;
  readonly dataFolder: string;
  readonly database: string;
  readonly demo: DemoCentre | null;
  readonly calls: CallsWords;
  /** Drains outside-in: what goes out and the doors first, the store last. */
  stop(): Promise<void>;
}

/**
 * Brings the whole product up in one process. Throws `StartFailure` with one clear sentence when
 * it cannot; what was opened by then is closed again.
 */
export async function start(config: OptionValues, log: Log): Promise<Started> {
  const stages = new Stages(log);
  try {
    return await open(config, log, stages);
  } catch (failure) {
    await stages.close();
    throw failure;
  }
}

async function open(config: OptionValues, log: Log, stages: Stages): Promise<Started> {
  refusePublishedPassword(config);
  const dataFolder = await prepareDataFolder(config);
  const database = await openDatabase(config, dataFolder, log, stages);
  await migrate({
    connection: database.connection,
    migrations: await readMigrations(join(import.meta.dirname, '..', 'migrations')),
    log,
  });

  const address = await takeHttpAddress(config.HOST, config.PORT);
  stages.opened('address', () => release(address));
  const publicUrl = (config.PUBLIC_URL ?? `http://localhost:${address.port}`).replace(/\/$/, '');
  const wired = wire({
    config,
    connection: database.connection,
    dataFolder,
    publicUrl,
    log,
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

  const calls = await openMedia(wired, stages);
  const demo = config.DEMO ? await seedDemo(centre) : null;
  await openTenants(wired, stages);
  openSweep(centre, stages);
  await centre.bridge.start();
  stages.opened('bridge', () => centre.bridge.close());
  const mqttUrl = await openDevices(wired, stages);
  await openDoors(centre, address.server, stages);
  const demoUrl = demo === null ? null : await openDemo(wired, demo, mqttUrl, dataFolder, stages);
  // Last, because what it sends needs the provider's address; first to stop for the same reason.
  const outbox = wired.startOutbox();
  stages.opened('outbox', () => outbox.close());
  return {
    publicUrl,
    demoUrl,
    mqttUrl,
    dataFolder,
    demo,
    calls,
    database: database.words,
    stop: () => stages.close(),
  };
}

async function release({ server }: TakenAddress): Promise<void> {
  if (server.listening) await new Promise((closed) => server.close(closed));
}

async function prepareDataFolder(config: OptionValues): Promise<string> {
  const folder = resolve(config.DATA_FOLDER ?? defaultDataFolder(PROJECT_FOLDER));
  try {
    await mkdir(folder, { recursive: true });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    throw new StartFailure(`The data folder ${folder} cannot be used: ${reason}.`);
  }
  return folder;
}

function refuseDatabase(failure: unknown): never {
  if (failure instanceof StartFailure) throw failure;
  const reason = failure instanceof Error ? failure.message : String(failure);
  throw new StartFailure(
    `The database of ZENTRALE_DATABASE_URL (--database-url) cannot be used: ${reason}.`,
  );
}

async function openDatabase(config: OptionValues, dataFolder: string, log: Log, stages: Stages) {
  if (config.DATABASE_URL !== null) {
    const hold = await holdDataFolder(config.DATABASE_URL).catch(refuseDatabase);
    stages.opened('hold', () => hold.release());
    return { connection: config.DATABASE_URL, words: 'PostgreSQL at ZENTRALE_DATABASE_URL' };
  }
  const embedded = await openEmbedded({ folder: dataFolder, log });
  stages.opened('database', () => embedded.stop());
  const hold = await holdDataFolder(embedded.connection);
  stages.opened('hold', () => hold.release());
  return { connection: embedded.connection, words: `embedded PostgreSQL in ${dataFolder}` };
}

async function openDevices({ centre }: Wired, stages: Stages): Promise<string> {
  const { HOST, MQTT_PORT } = centre.config;
  const mqtt = await atPort('MQTT_PORT', MQTT_PORT, () =>
    openMqtt({
      host: HOST,
      port: MQTT_PORT,
      bridge: centre.bridge,
      log: centre.log,
      connectionsMax: DEVICE_CONNECTIONS_MAX,
    }),
  );
  stages.opened('mqtt', () => mqtt.close());
  return `mqtt://localhost:${mqtt.port}`;
}

async function openDemo(
  { centre }: Wired,
  demo: DemoCentre,
  mqttUrl: string,
  dataFolder: string,
  stages: Stages,
): Promise<string> {
  const { HOST, DEMO_PORT } = centre.config;
  const opened = await atPort('DEMO_PORT', DEMO_PORT, () =>
    startDemo({
      host: HOST,
      port: DEMO_PORT,
      log: centre.log,
      zentraleUrl: centre.publicUrl,
      siteKey: demo.siteKey,
      sms: demo.sms,
      devices: demo.devices,
      mqttUrl,
      dataFolder: join(dataFolder, 'demo'),
    }),
  );
  stages.opened('demo', () => opened.close());
  await connectDemoPhones(centre, opened.url);
  return opened.url;
}
