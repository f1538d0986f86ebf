import { randomBytes } from 'node:crypto';
import type { Account } from '@zentrale/channels/app';
import { asId, assert, type DeviceId, type TenantId } from '@zentrale/kernel/values';
import type { Tx } from '@zentrale/kernel/ports';
import type { Centre } from '../compose/centre.ts';
import { DEMO_CENTRE, DEMO_SKILLS, DEMO_TOPICS } from './demo-centre.ts';
import { DEMO_DEVICES } from './demo-devices.ts';
import { seedDialList } from './demo-dial-list.ts';
import { seedKnowledge } from './demo-knowledge.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { seedRouting } from './demo-routing.ts';
import { must } from './must.ts';

/** What the demo pages and the start banner need to know. */
export interface DemoCentre {
  readonly siteKey: string;
  readonly sms: { accountSid: string; authToken: string; fromNumber: string };
  readonly devices: readonly {
    deviceId: string;
    secret: string;
    kind: 'door' | 'temperature' | 'defibrillator';
    name: string;
    place: string;
  }[];
  readonly signIns: readonly { email: string; words: string }[];
}

const TENANT_ID = asId<TenantId>('tnt_bergwerk');
const SITE_KEY = 'site_bergwerk_shop';
const OUR_NUMBER = '+4930901820';
const SMS_ACCOUNT_ID = 'acc_bergwerk_sms';
const LINE_ACCOUNT_ID = 'acc_bergwerk_telephone';
// Until the phones are there, nothing of the demo may reach the real provider.
const NOT_CONNECTED = 'http://localhost:0';

/**
 * Makes the demo centre where it is missing. Every step may be repeated, so a process killed in
 * the middle is made good by the next start.
 */
export async function seedDemo(centre: Centre): Promise<DemoCentre> {
  await centre.store.system(async (queries) => {
    const tenants = await centre.directory.listTenants(queries);
    // What an administrator has changed since stays.
    if (tenants.some(({ tenantId }) => tenantId === TENANT_ID)) return;
    await centre.directory.saveTenant(queries, {
      tenantId: TENANT_ID,
      name: 'Bergwerk Outdoor',
      timeZone: 'Europe/Berlin',
    });
  });
  const account = await centre.store.transact(TENANT_ID, (tx) =>
    centre.channels.account(tx, SMS_ACCOUNT_ID),
  );
  if (account === null) {
    await seedRouting(centre, TENANT_ID);
    await centre.store.transact(TENANT_ID, async (tx) => {
      await seedDirectory(centre, tx);
      await seedKnowledge(centre, tx);
    });
    // Last, because its presence says that everything before is there.
    await centre.store.transact(TENANT_ID, (tx) => seedAccounts(centre, tx));
  }
  await centre.store.transact(TENANT_ID, (tx) => seedTelephone(centre, tx));
  const { accountSid, authToken } = await smsSecrets(centre);
  return {
    siteKey: SITE_KEY,
    sms: { accountSid, authToken, fromNumber: OUR_NUMBER },
    devices: await centre.store.transact(TENANT_ID, (tx) => openDevices(centre, tx)),
    signIns: DEMO_PEOPLE.map(({ person, words }) => ({ email: person.email, words })),
  };
}

async function seedDirectory(centre: Centre, tx: Tx): Promise<void> {
  const { directory } = centre;
  must(await directory.saveSkills(tx, DEMO_SKILLS));
  must(await directory.saveCentre(tx, { ...DEMO_CENTRE, topics: DEMO_TOPICS }));
  for (const { person } of DEMO_PEOPLE) {
    must(await directory.savePerson(tx, person));
    must(await directory.setPassword(tx, person.personId, centre.config.DEMO_PASSWORD));
    if (person.roles.includes('expert')) {
      must(await directory.setAvailability(tx, person.personId, true));
    }
  }
}

async function seedAccounts(centre: Centre, tx: Tx): Promise<void> {
  const topics = DEMO_TOPICS.filter(({ topicId }) => topicId !== 'alarms');
  must(
    await centre.channels.saveAccount(tx, {
      accountId: 'acc_bergwerk_shop',
      kind: 'web-chat',
      address: SITE_KEY,
      name: 'Bergwerk',
      settings: {
        topics,
        greetingDe: 'Grüß dich! Wie können wir helfen?',
        greetingEn: 'Hello! How can we help?',
        accentColor: '#1d5c4a',
      },
      secrets: {},
    }),
  );
  must(
    await centre.channels.saveAccount(tx, {
      accountId: SMS_ACCOUNT_ID,
      kind: 'sms',
      address: OUR_NUMBER,
      name: 'Bergwerk SMS',
      settings: { topics: topics.filter(({ topicId }) => topicId === 'delivery') },
      secrets: {
        accountSid: `AC${randomBytes(16).toString('hex')}`,
        authToken: randomBytes(24).toString('hex'),
        apiBaseUrl: NOT_CONNECTED,
      },
    }),
  );
}

/** The number that can be written to can be called as well, and calls. */
async function seedTelephone(centre: Centre, tx: Tx): Promise<void> {
  if ((await centre.channels.account(tx, LINE_ACCOUNT_ID)) !== null) return;
  const sms = await centre.channels.account(tx, SMS_ACCOUNT_ID);
  assert(sms !== null, 'the demo has its SMS account');
  must(
    await centre.channels.saveAccount(tx, {
      accountId: LINE_ACCOUNT_ID,
      kind: 'telephone',
      address: OUR_NUMBER,
      name: 'Bergwerk Outdoor',
      settings: {
        language: 'de',
        topics: DEMO_TOPICS.filter(({ topicId }) => topicId !== 'alarms'),
        takesVoicemail: true,
      },
      secrets: sms.secrets,
    }),
  );
  await seedDialList(centre, tx);
}

async function smsSecrets(centre: Centre): Promise<{ accountSid: string; authToken: string }> {
  const account = await smsAccount(centre);
  const { accountSid, authToken } = account.secrets;
  assert(accountSid !== undefined && authToken !== undefined, 'the demo account has its secrets');
  return { accountSid, authToken };
}

/** Lets the demo reach its phones, which may be at another address than at the last start. */
export async function connectDemoPhones(centre: Centre, apiBaseUrl: string): Promise<void> {
  await centre.store.transact(TENANT_ID, async (tx) => {
    for (const accountId of [SMS_ACCOUNT_ID, LINE_ACCOUNT_ID]) {
      const account = await centre.channels.account(tx, accountId);
      if (account === null || account.secrets.apiBaseUrl === apiBaseUrl) continue;
      const secrets = { ...account.secrets, apiBaseUrl };
      must(await centre.channels.saveAccount(tx, { ...account, secrets }));
    }
  });
}

async function smsAccount(centre: Centre): Promise<Account> {
  const account = await centre.store.transact(TENANT_ID, (tx) =>
    centre.channels.account(tx, SMS_ACCOUNT_ID),
  );
  assert(account !== null, 'the demo has its SMS account');
  return account;
}

/** The simulator gets fresh secrets at every start; nobody needs to keep them. */
async function openDevices(centre: Centre, tx: Tx): Promise<DemoCentre['devices']> {
  const present = new Set((await centre.bridge.devices(tx)).map(({ deviceId }) => deviceId));
  const opened: DemoCentre['devices'][number][] = [];
  for (const device of DEMO_DEVICES) {
    if (!present.has(device.deviceId)) await centre.bridge.registerDevice(tx, device);
    const secret = randomBytes(24).toString('base64url');
    must(await centre.bridge.setSecret(tx, { deviceId: asId<DeviceId>(device.deviceId), secret }));
    const { deviceId, kind, name, place } = device;
    opened.push({ deviceId, secret, kind, name, place });
  }
  return opened;
}
