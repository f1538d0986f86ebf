import { CountingIds, ManualClock } from '@zentrale/kernel/testing';
import {
  asId,
  type QueueId,
  type Result,
  type SkillId,
  type TenantId,
} from '@zentrale/kernel/values';
import { openTestStore, silentLog, type TestStore } from '@zentrale/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centreDraft } from '../testing/index.ts';
import { createDirectory } from './index.ts';

const directory = createDirectory({
  ids: new CountingIds(),
  clock: new ManualClock(),
  log: silentLog,
});
const heating = asId<SkillId>('heating');
let open: TestStore;

beforeAll(async () => {
  open = await openTestStore();
});
afterAll(() => open.close());

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  return result.value;
}

describe('the centre', () => {
  const topic = {
    topicId: 'heating',
    nameDe: 'Heizung',
    nameEn: 'Heating',
    queueId: asId<QueueId>('technik'),
    skills: [{ skillId: heating, proficiencyMin: 60 }],
  };

  test('settings are kept as given, in order, with the skills topics require', async () => {
    const notReadyReasons = [
      { reasonId: 'z', nameDe: 'Zuerst', nameEn: 'First' },
      { reasonId: 'a', nameDe: 'Danach', nameEn: 'Then' },
    ];
    const centre = await open.store.transact(open.tenantId, async (tx) => {
      valueOf(await directory.saveSkills(tx, [{ skillId: heating, name: 'Heizung' }]));
      valueOf(await directory.saveCentre(tx, centreDraft({ topics: [topic] })));
      valueOf(await directory.saveCentre(tx, centreDraft({ notReadyReasons, topics: [topic] })));
      return directory.centre(tx);
    });
    expect(centre).toEqual({
      ...centreDraft({ notReadyReasons, topics: [topic] }),
      skills: [{ skillId: heating, name: 'Heizung' }],
    });
  });

  test('a topic cannot ask for a skill that does not exist; nothing is changed', async () => {
    const before = await open.store.transact(open.tenantId, (tx) => directory.centre(tx));
    const skills = [{ skillId: asId<SkillId>('none'), proficiencyMin: 1 }];
    const result = await open.store.transact(open.tenantId, (tx) =>
      directory.saveCentre(tx, centreDraft({ topics: [{ ...topic, skills }] })),
    );
    expect(result).toMatchObject({ refusal: { kind: 'skill.unknown' } });
    expect(await open.store.transact(open.tenantId, (tx) => directory.centre(tx))).toEqual(before);
  });

  test('a skill without id gets one, a known one is renamed', async () => {
    const tenantId = await open.tenant();
    const skills = await open.store.transact(tenantId, async (tx) => {
      const [made] = valueOf(await directory.saveSkills(tx, [{ name: 'Gas' }]));
      await directory.saveSkills(tx, [{ ...made, name: 'Gas und Öl' }]);
      return (await directory.centre(tx)).skills;
    });
    expect(skills.map(({ name }) => name)).toEqual(['Gas und Öl']);
  });

  test('another tenant has a centre of its own', async () => {
    const other = await open.tenant();
    const centre = await open.store.transact(other, (tx) => directory.centre(tx));
    expect(centre).toEqual({
      skills: [],
      notReadyReasons: [],
      declineReasons: [],
      dispositions: [],
      topics: [],
    });
  });
});

describe('keys', () => {
  test('a key stands for its integration until it is revoked', async () => {
    const { apiKeyId, key } = await open.store.transact(open.tenantId, async (tx) =>
      valueOf(await directory.createApiKey(tx, 'Shop')),
    );
    const who = () => open.store.system((queries) => directory.apiKey(queries, key));
    expect(await who()).toMatchObject({
      tenantId: open.tenantId,
      personId: apiKeyId,
      roles: ['integration'],
      name: 'Shop',
    });
    const listed = await open.store.transact(open.tenantId, (tx) => directory.apiKeys(tx));
    expect(listed.map(({ name }) => name)).toEqual(['Shop']);
    expect(JSON.stringify(listed)).not.toContain(key);
    const other = await open.tenant();
    await open.store.transact(other, (tx) => directory.revokeApiKey(tx, apiKeyId));
    expect(await who()).not.toBeNull();
    await open.store.transact(open.tenantId, (tx) => directory.revokeApiKey(tx, apiKeyId));
    expect(await who()).toBeNull();
  });

  test('a key needs a name', async () => {
    const result = await open.store.transact(open.tenantId, (tx) =>
      directory.createApiKey(tx, '  '),
    );
    expect(result).toMatchObject({ refusal: { kind: 'request.invalid', field: 'name' } });
  });
});

test('tenants are saved, renamed, listed and known to themselves', async () => {
  const tenantId = asId<TenantId>('tenant-saved');
  const tenant = { tenantId, name: 'Stadtwerke', timeZone: 'Europe/Berlin' };
  await open.store.system((queries) => directory.saveTenant(queries, { ...tenant, name: 'Alt' }));
  await open.store.system((queries) => directory.saveTenant(queries, tenant));
  expect(await open.store.transact(tenantId, (tx) => directory.tenant(tx))).toEqual(tenant);
  const all = await open.store.system((queries) => directory.listTenants(queries));
  expect(all).toContainEqual(tenant);
  expect(all.map((one) => one.tenantId)).toContain(open.tenantId);
});
