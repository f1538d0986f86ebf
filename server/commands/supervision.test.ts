import type { AlertKind } from '@zentrale/protocol';
import { asId, type AgentId, type InteractionId, type QueueId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import type { Centre } from '../compose/centre.ts';
import { FloorMemories } from '../live/floor-memory.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { goOnline, playStory, until, visit, type Story } from '../testing/story.ts';
import { floorSource } from '../views/floor.ts';

const { tenantId, agent: mara, otherAgent: jonas, supervisor: ruth } = BERGWERK;

let open: OpenCentre;
let story: Story;
let supervisor: Caller;
let administrator: Caller;

beforeAll(async () => {
  open = await openCentre();
  supervisor = await goOnline(open, BERGWERK, ruth);
  const cookie = await signIn(open, BERGWERK, BERGWERK.administrator);
  administrator = new Caller(open, { cookie });
  story = await playStory(open, BERGWERK);
});
afterAll(() => open.close());

const interaction = (id: string) =>
  open.centre.routingState(tenantId)?.interactions.get(asId<InteractionId>(id));
const waitingId = () =>
  until('the second customer', () => {
    const state = open.centre.routingState(tenantId);
    return [...(state?.interactions.values() ?? [])].find(
      ({ conversationId }) => conversationId === story.waitingConversationId,
    )?.interactionId;
  });
const messagesOf = async (who: Caller) => {
  const read = await who.ask(`/api/v1/conversations/${story.conversationId}`);
  return (read.json as { messages: { text: string; visibility: string; addressee: unknown }[] })
    .messages;
};
const audited = (act: string) =>
  until(`${act} in the audit trail`, async () => {
    const entries = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.directory.auditTrail(tx, { limit: 50 }),
    );
    return entries.find((entry) => entry.act === act);
  });
describe('a supervisor on somebody’s work', () => {
  const supervise = (mode: 'monitor' | 'coach' | 'barge') =>
    supervisor.command('supervise-interaction', {
      interactionId: story.interactionId,
      mode,
      reason: `wants to ${mode}`,
    });
  const write = (text: string) =>
    supervisor.command('send-message', { conversationId: story.conversationId, text });
  const coach = (text: string) =>
    supervisor.command('coach-agent', { interactionId: story.interactionId, text });

  test('reads along: neither customer nor agent is written to', async () => {
    expect((await supervise('monitor')).status).toBe(200);
    expect((await write('Not yet')).problem.kind).toBe('supervision.none');
    expect((await coach('Not yet')).problem.kind).toBe('supervision.none');
    expect(await audited('floor.monitor')).toMatchObject({
      byPersonId: ruth.personId,
      subjectKind: 'interaction',
      subjectId: story.interactionId,
      after: { reason: 'wants to monitor' },
    });
  });

  test('coaches: notes are the agent’s alone to be meant by', async () => {
    expect((await supervise('coach')).status).toBe(200);
    expect((await coach('Ask for the order number')).status).toBe(200);
    expect((await write('Still not')).problem.kind).toBe('supervision.none');
    const note = (await messagesOf(story.agent)).find(({ text }) => text.startsWith('Ask for'));
    expect(note).toMatchObject({
      visibility: 'internal',
      addressee: { id: mara.personId, name: 'Mara Lindner' },
    });
    const chat = new Caller(open, { authorization: `Bearer ${story.chatToken}` });
    expect((await chat.ask('/api/v1/visitor/chats')).text).not.toContain('order number');
  });

  test('barges in: the customer is told, and reads her', async () => {
    expect((await supervise('barge')).status).toBe(200);
    expect((await write('This is Ruth')).status).toBe(200);
    await until('the note for the customer', async () => {
      const text = (await supervisor.ask(`/api/v1/conversations/${story.conversationId}`)).text;
      return text.includes('supervisor-joined') ? true : undefined;
    });
  });

  test('and can do nothing of it any more once she has stopped', async () => {
    const { interactionId } = story;
    expect((await supervisor.command('end-supervision', { interactionId })).status).toBe(200);
    expect((await write('One more thing')).problem.kind).toBe('supervision.none');
    expect((await coach('One more thing')).problem.kind).toBe('supervision.none');
    expect(await audited('floor.end-supervision')).toMatchObject({ byPersonId: ruth.personId });
    expect(interaction(interactionId)?.supervisions).toEqual([]);
  });
});

describe('what a supervisor changes', () => {
  test('is the priority of who waits, with the reason in the audit trail', async () => {
    const interactionId = await waitingId();
    const answer = await supervisor.command('set-priority', {
      interactionId,
      priority: 900,
      reason: 'complained before',
    });
    expect(answer.status).toBe(200);
    expect(interaction(interactionId)?.priority).toBe(900);
    expect(await audited('floor.set-priority')).toMatchObject({
      after: { reason: 'complained before', priority: 900 },
    });
  });

  test('is an agent’s state', async () => {
    await goOnline(open, BERGWERK, jonas);
    const answer = await supervisor.command('force-agent-state', {
      agentId: jonas.personId,
      to: 'ready',
      reason: 'forgot it',
    });
    expect(answer.status).toBe(200);
    const state = () =>
      open.centre.routingState(tenantId)?.agents.get(asId<AgentId>(jonas.personId))?.routability;
    expect(state()).toBe('ready');
    expect(await audited('floor.force-state')).toMatchObject({
      subjectKind: 'agent',
      subjectId: jonas.personId,
      after: { to: 'ready' },
    });
  });

  test('is who holds the work: another agent, a queue, herself', async () => {
    const { interactionId } = story;
    const reassign = (to: { agentId: string } | { queueId: string }, isOverride = false) =>
      supervisor.command('reassign-interaction', { interactionId, to, isOverride, reason: 'ill' });
    expect((await reassign({ agentId: jonas.personId })).status).toBe(200);
    expect(interaction(interactionId)).toMatchObject({ agentId: jonas.personId, state: 'active' });
    const taken = await supervisor.command('take-over-interaction', {
      interactionId,
      reason: 'is a friend',
    });
    expect(taken.status).toBe(200);
    expect(interaction(interactionId)).toMatchObject({ agentId: ruth.personId, state: 'active' });
    const words = { conversationId: story.conversationId, text: 'I am with you now' };
    expect((await supervisor.command('send-message', words)).status).toBe(200);
    expect((await reassign({ queueId: 'billing' })).status).toBe(200);
    expect(interaction(interactionId)?.queueId).toBe('billing');
  });

  test('is refused with its field where it makes no sense, and changes nothing', async () => {
    const interactionId = await waitingId();
    const reason = 'because';
    const before = open.centre.routingState(tenantId)?.version;
    const refusals = [
      await supervisor.sendCommand('set-priority', { interactionId, priority: 1_001, reason }),
      await supervisor.sendCommand('set-priority', { interactionId, priority: 5, reason: '  ' }),
      await supervisor.command('set-priority', { interactionId: 'int_none', priority: 5, reason }),
      await supervisor.command('reassign-interaction', {
        interactionId,
        to: { queueId: 'nowhere' },
        reason,
      }),
      await supervisor.command('reassign-interaction', {
        interactionId,
        to: { agentId: 'psn_nobody' },
        reason,
      }),
      await supervisor.command('force-agent-state', { agentId: 'psn_nobody', to: 'ready', reason }),
      await supervisor.command('supervise-interaction', { interactionId, mode: 'coach', reason }),
    ].map(({ status, problem }) => [status, problem.kind, problem.field]);
    expect(refusals).toEqual([
      [400, 'request.invalid', 'body.priority'],
      [400, 'request.invalid', 'body.reason'],
      [404, 'interaction.unknown', 'interactionId'],
      [404, 'queue.unknown', 'to.queueId'],
      [404, 'agent.unknown', 'to.agentId'],
      [404, 'agent.unknown', 'agentId'],
      [409, 'interaction.wrong-state', 'interactionId'],
    ]);
    expect(open.centre.routingState(tenantId)?.version).toBe(before);
  });

  test('is for supervisors: administrators watch', async () => {
    const interactionId = await waitingId();
    const answer = await administrator.command('set-priority', {
      interactionId,
      priority: 1,
      reason: 'curious',
    });
    expect(answer.problem.kind).toBe('role.forbidden');
  });
});

describe('alerts of a queue', () => {
  const thresholds = {
    longestWaitMs: null,
    waitingCount: 1,
    serviceLevelPct: null,
    abandonedPct: null,
    warnsOfNobody: false,
  };
  const acknowledge = (kind: AlertKind) =>
    supervisor.command('acknowledge-alert', { queueId: 'advice', kind });
  const advice = async () => {
    const address = { tenantId, topic: 'floor', owner: '' };
    const answer = await open.centre.hub.join(address, {});
    open.centre.hub.leave(address);
    if (!answer.ok || !('snapshot' in answer)) throw new Error('no floor');
    return answer.snapshot.entries.find(({ key }) => key === 'queue:advice')?.value;
  };

  test('are chosen by a supervisor, kept, and audited', async () => {
    expect(await advice()).toMatchObject({ hasUsualThresholds: true });
    const saved = await supervisor.command('set-alert-thresholds', {
      queueId: 'advice',
      thresholds,
    });
    expect(saved.status).toBe(200);
    await until('the thresholds on the floor', async () => {
      const { thresholds: shown } = (await advice()) as { thresholds: unknown };
      return JSON.stringify(shown) === JSON.stringify(thresholds) ? true : undefined;
    });
    const kept = await open.centre.store.transact(tenantId, (tx) =>
      open.centre.directory.alertThresholds(tx),
    );
    expect(kept.get(asId<QueueId>('advice'))).toEqual(thresholds);
    expect(await audited('alert-thresholds.save')).toMatchObject({ subjectId: 'advice' });
  });

  test('come up when they are crossed, and say who takes care', async () => {
    expect((await acknowledge('waiting-count')).problem.kind).toBe('alert.none');
    await visit(open, { ...BERGWERK, topicId: 'product-advice' });
    await until('the alert', async () => {
      const { alerts } = (await advice()) as { alerts: { kind: string }[] };
      return alerts.length === 1 ? true : undefined;
    });
    expect((await acknowledge('waiting-count')).status).toBe(200);
    await until('who takes care', async () => {
      const { alerts } = (await advice()) as { alerts: { acknowledgedBy: string | null }[] };
      return alerts[0]?.acknowledgedBy === 'Ruth Sommer' ? true : undefined;
    });
    // The next process has it from the store.
    const next: Centre = { ...open.centre, floor: new FloorMemories(() => next) };
    const floor = floorSource(next, { tenantId, topic: 'floor', owner: '' });
    const entries = await floor.load();
    floor.close?.();
    expect(entries.get('queue:advice')).toMatchObject({
      alerts: [{ kind: 'waiting-count', acknowledgedBy: 'Ruth Sommer' }],
    });
  });

  test('are refused for queues and limits that do not exist', async () => {
    const unknown = await supervisor.command('set-alert-thresholds', {
      queueId: 'nowhere',
      thresholds: null,
    });
    expect([unknown.status, unknown.problem.field]).toEqual([404, 'body.queueId']);
    const wrong = await supervisor.sendCommand('set-alert-thresholds', {
      queueId: 'advice',
      thresholds: { ...thresholds, serviceLevelPct: 101 },
    });
    expect([wrong.status, wrong.problem.field]).toEqual([400, 'body.thresholds.serviceLevelPct']);
  });
});
