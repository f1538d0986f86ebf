import type { SubscribeAnswer } from '@zentrale/protocol';
import type { QueueSettings, SettingHistoryPage } from '@zentrale/protocol';
import { asId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { openSocket } from '../testing/sockets.ts';
import { until } from '../testing/story.ts';
import { syncAgents } from './sync-agents.ts';

const { tenantId } = BERGWERK;

describe('settings of routing', () => {
  let open: OpenCentre;
  let paul: Caller;
  let ruth: Caller;

  beforeAll(async () => {
    open = await openCentre();
    paul = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.administrator) });
    ruth = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.supervisor) });
  });
  afterAll(() => open.close());

  const state = async () => (await open.centre.routing.open(tenantId)).state;
  const queueOf = async (queueId: string) => {
    const queue = (await state()).queues.get(asId(queueId));
    if (queue === undefined) throw new Error(`no queue ${queueId}`);
    // Brands apart, the same shape.
    return queue.config as unknown as QueueSettings;
  };
  const versionOf = async (key: string) => (await state()).settingVersions.get(key) ?? 0;
  const history = async (key: string) => {
    const answer = await paul.ask(`/api/v1/routing/history?key=${encodeURIComponent(key)}`);
    return (answer.json as SettingHistoryPage).items;
  };

  test('a change is kept with who made it, and taking it back is a change as well', async () => {
    const before = await queueOf('service');
    const saved = await paul.command('save-queue', {
      queue: { ...before, offerTimeoutMs: 45_000 },
      baseVersion: await versionOf('queue:service'),
    });
    expect(saved.status, saved.text).toBe(200);
    const { version } = saved.json as { version: number };
    const change = await until('the history', async () =>
      (await history('queue:service')).find((one) => one.version === version),
    );
    expect(change).toMatchObject({
      changedBy: { name: 'Paul Brenner' },
      isCurrent: true,
      before: { offerTimeoutMs: 30_000 },
      after: { offerTimeoutMs: 45_000 },
    });
    const undone = await paul.command('undo-setting', { settingKey: 'queue:service', version });
    expect(undone.status, undone.text).toBe(200);
    expect(await queueOf('service')).toEqual(before);
    await until('the undo in the history', async () =>
      (await history('queue:service'))[0]?.version === (undone.json as { version: number }).version
        ? true
        : undefined,
    );
  });

  test('who saves on top of something old is told whose change is newer', async () => {
    const before = await queueOf('advice');
    const baseVersion = await versionOf('queue:advice');
    const first = { queue: { ...before, priority: 310 }, baseVersion };
    expect((await paul.command('save-queue', first)).status).toBe(200);
    await until('the history', async () => (await history('queue:advice'))[1] ?? undefined);
    const second = await paul.command('save-queue', {
      queue: { ...before, priority: 320 },
      baseVersion,
    });
    expect(second.problem).toMatchObject({
      kind: 'settings.conflict',
      facts: { version: await versionOf('queue:advice'), changedBy: 'Paul Brenner' },
    });
    expect((await queueOf('advice')).priority).toBe(310);
  });

  test('an expression that cannot be read is refused with its place, at its step', async () => {
    const queue = await queueOf('service');
    const steps = queue.steps.map((step, index) =>
      index === 1 ? { ...step, requirement: 'requested minus' } : step,
    );
    const answer = await paul.command('save-queue', { queue: { ...queue, steps } });
    expect(answer.problem).toMatchObject({
      kind: 'expression.syntax',
      field: 'queue.steps.1.requirement',
      facts: { at: 15, length: 0 },
    });
  });

  test('a time zone that does not exist is refused at its field', async () => {
    const centre = {
      graceMs: 20_000,
      ordering: 'first-come',
      timeZone: 'Europe/Bergheim',
    } as const;
    const answer = await paul.command('save-centre-routing', { centre });
    expect(answer.problem).toMatchObject({ kind: 'time-zone.unknown', field: 'centre.timeZone' });
  });

  test('skills and queues that topics lead to stay', async () => {
    const skills = [...(await state()).skills.values()];
    const fewer = await paul.command('save-skills', {
      skills: skills.filter(({ skillId }) => skillId !== 'returns'),
    });
    expect(fewer.problem).toMatchObject({
      kind: 'settings.in-use',
      facts: { by: 'topic:returns', skillId: 'returns' },
    });
    const answer = await paul.command('remove-queue', { queueId: 'service' });
    expect(answer.problem).toMatchObject({
      kind: 'settings.in-use',
      facts: { by: expect.stringMatching(/^topic:/) as string },
    });
  });

  test('skills of routing are the skills of the whole centre', async () => {
    const skills = [...(await state()).skills.values(), { skillId: 'spanish', name: 'Spanisch' }];
    expect((await paul.command('save-skills', { skills })).status).toBe(200);
    const jonas = (await state()).agents.get(asId(BERGWERK.otherAgent.personId))?.config;
    if (jonas === undefined) throw new Error('Jonas is an agent');
    const { name: _name, ...agent } = jonas;
    const saved = await ruth.command('save-agent-routing', {
      agent: {
        ...(agent as object as Parameters<typeof ruth.command<'save-agent-routing'>>[1]['agent']),
        skills: [...jonas.skills, { skillId: 'spanish', proficiency: 70 }],
      },
    });
    expect(saved.status, saved.text).toBe(200);
    await until('the directory to follow', async () => {
      const centre = (await paul.ask('/api/v1/centre')).json as { skills: { skillId: string }[] };
      const people = (await paul.ask('/api/v1/people')).json as {
        items: { name: string; skills: { skillId: string }[] }[];
      };
      const hasSkill = (skills: { skillId: string }[] = []) =>
        skills.some(({ skillId }) => skillId === 'spanish');
      const person = people.items.find((one) => one.name === 'Jonas Weber');
      return hasSkill(centre.skills) && hasSkill(person?.skills) ? true : undefined;
    });
    await syncAgents(open.centre, tenantId);
    const after = (await state()).agents.get(asId(BERGWERK.otherAgent.personId))?.config;
    expect(after?.skills.at(-1)).toEqual({ skillId: 'spanish', proficiency: 70 });
    expect(after?.profileId).toBe('customer-service');
  });

  test('a supervisor takes back what was done to an agent, and nothing else', async () => {
    const key = `agent:${BERGWERK.otherAgent.personId}`;
    const [last] = await history(key);
    if (last === undefined) throw new Error('the change before is in the history');
    const foreign = await ruth.command('undo-setting', {
      settingKey: 'queue:service',
      version: (await history('queue:service'))[0]?.version ?? 0,
    });
    expect(foreign.problem.kind).toBe('role.forbidden');
    const undone = await ruth.command('undo-setting', { settingKey: key, version: last.version });
    expect(undone.status, undone.text).toBe(200);
    const agent = (await state()).agents.get(asId(BERGWERK.otherAgent.personId))?.config;
    expect(agent?.skills.some(({ skillId }) => skillId === 'spanish')).toBe(false);
  });

  test('what was created goes again, what was removed comes back', async () => {
    const queue = { ...(await queueOf('service')), queueId: 'vip', name: 'VIP' };
    const created = await paul.command('save-queue', { queue, baseVersion: 0 });
    expect(created.status, created.text).toBe(200);
    const { version } = created.json as { version: number };
    await until('the history', async () => (await history('queue:vip'))[0]);
    const undone = await paul.command('undo-setting', { settingKey: 'queue:vip', version });
    expect(undone.status, undone.text).toBe(200);
    expect((await state()).queues.has(asId('vip'))).toBe(false);
    const removal = await until('the removal', async () =>
      (await history('queue:vip')).find(({ after }) => after === null),
    );
    const back = await paul.command('undo-setting', {
      settingKey: 'queue:vip',
      version: removal.version,
    });
    expect(back.status, back.text).toBe(200);
    expect(await queueOf('vip')).toEqual(queue);
  });

  test('somebody who leaves and comes back has what routing knew of her', async () => {
    const { personId } = BERGWERK.otherAgent;
    const person = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.directory.person(tx, personId),
    );
    if (person === null) throw new Error('Jonas works here');
    const set = async (isDisabled: boolean) => {
      await open.centre.store.transact(tenantId, (tx) =>
        open.centre.directory.savePerson(tx, { ...person, isDisabled }),
      );
      await syncAgents(open.centre, tenantId);
      return (await state()).agents.get(asId(personId))?.config;
    };
    const before = (await state()).agents.get(asId(personId))?.config;
    expect(await set(true)).toBeUndefined();
    expect(await set(false)).toEqual(before);
  });

  test('administrators and supervisors watch settings change, agents do not', async () => {
    const socket = await openSocket(open, ruth);
    const joined = (await socket.emitWithAck('subscribe', {
      topic: 'routing-settings',
    })) as SubscribeAnswer;
    if (!joined.ok || !('snapshot' in joined)) throw new Error('a snapshot was expected');
    const keys = joined.snapshot.entries.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining([
        'centre',
        'skills',
        'queue-settings:service',
        'calendar:opening-hours',
        'profile:customer-service',
        'agent-settings:psn_mara',
        'agent-settings:psn_ruth',
      ]),
    );
    const seen: string[] = [];
    socket.on('frame', (frame: { entries: { key: string; value: unknown }[] }) => {
      for (const { key, value } of frame.entries) seen.push(`${key} ${JSON.stringify(value)}`);
    });
    const queue = await queueOf('billing');
    await paul.command('save-queue', { queue: { ...queue, wrapUpMs: 90_000 } });
    await until('the frame that says who', () =>
      seen.some(
        (text) => text.startsWith('queue-settings:billing') && text.includes('Paul Brenner'),
      )
        ? true
        : undefined,
    );
    socket.disconnect();
  });

  test('the preview says who would get it and why others would not', async () => {
    const answer = await ruth.post('/api/v1/routing/preview', {
      queueId: 'advice',
      channel: 'chat',
      skills: [{ skillId: 'product-advice', proficiencyMin: 55 }],
      priority: 5,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ queueId: 'advice', priority: 5, position: 1, step: 0 });
    const { steps, candidates } = answer.json as {
      steps: { qualifiedCount: number; signedInCount: number }[];
      candidates: { name: string; excludedBy: string; qualifiesInStep: number | null }[];
    };
    expect(steps.map(({ qualifiedCount }) => qualifiedCount)).toEqual([1, 2, 2]);
    expect(candidates.map(({ name, qualifiesInStep }) => [name, qualifiesInStep])).toEqual([
      ['Mara Lindner', 0],
      ['Jonas Weber', 1],
    ]);
    const unknown = await ruth.post('/api/v1/routing/preview', {
      queueId: 'nowhere',
      channel: 'chat',
    });
    expect(unknown.problem).toMatchObject({ kind: 'queue.unknown', field: 'body.queueId' });
  });

  test('the preview also answers for a setting that nobody has saved', async () => {
    const versionBefore = (await state()).version;
    const queue = await queueOf('advice');
    const ask = (draft: object) =>
      ruth.post('/api/v1/routing/preview', {
        queueId: 'advice',
        channel: 'chat',
        skills: [{ skillId: 'product-advice', proficiencyMin: 55 }],
        draft,
      });
    const stepsWith = (requirement: string) =>
      queue.steps.map((step, index) => (index === 0 ? { ...step, requirement } : step));
    const wide = await ask({ kind: 'queue', queue: { ...queue, steps: stepsWith('any') } });
    expect(wide.status, wide.text).toBe(200);
    const { candidates } = wide.json as {
      candidates: { name: string; qualifiesInStep: number | null }[];
    };
    expect(candidates.map(({ qualifiesInStep }) => qualifiesInStep)).toEqual(
      candidates.map(() => 0),
    );
    const wrong = { ...queue, steps: stepsWith('requested minus') };
    expect((await ask({ kind: 'queue', queue: wrong })).problem).toMatchObject({
      kind: 'expression.syntax',
      field: 'body.draft.queue.steps.0.requirement',
      facts: { at: 15 },
    });
    const tooMuch = await ask({ kind: 'queue', queue: { ...queue, priority: 1_001 } });
    expect(tooMuch.problem).toMatchObject({
      kind: 'request.invalid',
      field: 'body.draft.queue.priority',
    });
    expect((await state()).version).toBe(versionBefore);
  });
});
