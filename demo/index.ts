import { mkdir } from 'node:fs/promises';
import formbody from '@fastify/formbody';
import type { Log } from '@zentrale/kernel/ports';
import Fastify from 'fastify';
import { type DemoDevice, DeviceLink } from './devices/device-link.ts';
import { deviceRoutes } from './devices/device-routes.ts';
import { answerByMachine } from './phone/answering-machine.ts';
import { Carrier, type SmsAccount } from './phone/carrier.ts';
import { openHandsetDoor } from './phone/handset-door.ts';
import { phoneRoutes, phoneView } from './phone/phone-routes.ts';
import { PhoneState } from './phone/phone-state.ts';
import { Switchboard } from './phone/switchboard.ts';
import { twilioRoutes } from './phone/twilio-routes.ts';
import { LiveFeed } from './site/live-feed.ts';
import { siteRoutes } from './site/site-routes.ts';

export type { DemoDevice } from './devices/device-link.ts';
export type { SmsAccount } from './phone/carrier.ts';

export interface DemoOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Log;
  /** Public base address of the product, without a slash at the end. */
  readonly zentraleUrl: string;
  readonly siteKey: string;
  readonly sms: SmsAccount;
  readonly devices: readonly DemoDevice[];
  readonly mqttUrl: string;
  /** Where the phones' threads are kept; made if it is not there. */
  readonly dataFolder: string;
}

export interface Demo {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The customers' side of a demo centre on an origin of its own: a shop with the widget, telephones
 * behind a carrier that speaks the provider's API, and devices. Rejects where the port is taken or
 * the data folder cannot be used. Needs neither the product nor the broker to be up yet.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { log, zentraleUrl, sms } = options;
  await mkdir(options.dataFolder, { recursive: true });
  const state = await PhoneState.open(options.dataFolder);
  const phoneFeed: LiveFeed = new LiveFeed(() => phoneView(state, switchboard, sms.fromNumber));
  const onChange = () => phoneFeed.tell();
  const switchboard = new Switchboard({
    account: sms,
    onChange,
    onMachine: (call) => answerByMachine({ account: sms, zentraleUrl, log }, call),
  });
  const carrier = new Carrier({ state, account: sms, zentraleUrl, log, onChange });
  const links = new Map<string, DeviceLink>();
  const deviceFeed = new LiveFeed(() => [...links.values()].map((link) => link.view));
  for (const device of options.devices) {
    const link = new DeviceLink(device, options.mqttUrl, () => deviceFeed.tell());
    links.set(device.deviceId, link);
  }

  const app = Fastify({ forceCloseConnections: true, bodyLimit: 64_000 });
  app.setErrorHandler((failure: Error & { statusCode?: number }, _request, reply) => {
    const status = failure.statusCode ?? 500;
    if (status >= 500) log.error('demo.failed', { failure });
    return reply.code(status).send({ message: status >= 500 ? 'failed' : failure.message });
  });
  await app.register(formbody);
  twilioRoutes(app, { state, carrier, switchboard, account: sms });
  phoneRoutes(app, { state, carrier, switchboard, feed: phoneFeed });
  deviceRoutes(app, links, deviceFeed);
  const { siteKey } = options;
  await siteRoutes(app, { zentraleUrl, siteKey, centreNumber: sms.fromNumber });
  const handsets = openHandsetDoor(app.server, { account: sms, switchboard, zentraleUrl, log });
  await app.listen({ host: options.host, port: options.port });
  carrier.resume();

  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`,
    async close() {
      handsets.close();
      switchboard.close();
      await carrier.close();
      phoneFeed.close();
      deviceFeed.close();
      await Promise.all([...links.values()].map((link) => link.close()));
      await app.close();
      await state.close();
    },
  };
}
