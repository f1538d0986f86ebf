import type { ExplanationView, FloorInteractions, FloorList } from '@zentrale/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../testing/caller.ts';
import { BERGWERK, signIn } from '../testing/cast.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { playStory, until, type Story } from '../testing/story.ts';

const { tenantId, agent: mara, otherAgent: jonas } = BERGWERK;

let open: OpenCentre;
let story: Story;
let supervisor: Caller;

beforeAll(async () => {
  open = await openCentre();
  supervisor = new Caller(open, { cookie: await signIn(open, BERGWERK, BERGWERK.supervisor) });
  story = await playStory(open, BERGWERK);
});
afterAll(() => open.close());

/** The interaction of the customer who is being offered. */
const waitingId = () =>
  until('the second customer', () => {
    const state = open.centre.routingState(tenantId);
    return [...(state?.interactions.values() ?? [])].find(
      ({ conversationId }) => conversationId === story.waitingConversationId,
    )?.interactionId;
  });
const list = async (name: FloorList, more = '') => {
  const answer = await supervisor.ask(`/api/v1/floor/interactions?list=${name}${more}`);
  return answer.json as FloorInteractions;
};

describe('why somebody waits', () => {
  test('an offer explains who is asked, why, and who else could be', async () => {
    const answer = await supervisor.ask(`/api/v1/floor/explanations/${await waitingId()}`);
    const { explanation: why } = answer.json as { explanation: ExplanationView };
    expect(why).toMatchObject({ state: 'offered', customerName: 'Rosa Rückkehr', isOpen: true });
    expect(why.offers).toMatchObject([{ agentId: mara.personId, agentName: 'Mara Lindner' }]);
    expect(why.offers[0]?.reasons.leaders[0]).toMatchObject({ name: 'Mara Lindner' });
    expect(why.steps.length).toBeGreaterThan(0);
    const other = why.candidates.find(({ agentId }) => agentId === jonas.personId);
    expect(other).toMatchObject({ name: 'Jonas Weber', excludedBy: 'not-connected' });
  });

  test('work that waits no longer has no explanation, and what never was is not found', async () => {
    const inWork = await supervisor.ask(`/api/v1/floor/explanations/${story.interactionId}`);
    expect(inWork.json).toEqual({ explanation: null });
    const unknown = await supervisor.ask('/api/v1/floor/explanations/int_none');
    expect([unknown.status, unknown.problem.kind]).toEqual([404, 'interaction.unknown']);
  });
});

describe('what lies behind a number', () => {
  test('is as many interactions as the floor counts, now and today', async () => {
    const waiting = await list('waiting', '&queueId=service');
    expect(waiting.items.map((one) => one.conversationId)).toEqual([story.waitingConversationId]);
    expect(waiting.totalCount).toBe(1);
    const active = await list('active', `&agentId=${mara.personId}`);
    expect(active.items).toMatchObject([
      { interactionId: story.interactionId, outcome: 'active', agentName: 'Mara Lindner' },
    ]);
    const answered = await until('the record to follow', async () => {
      const found = await list('answered');
      return found.totalCount === 1 ? found : undefined;
    });
    expect(answered.items).toMatchObject([
      { customerName: 'Rosa Rückkehr', outcome: 'answered', isInTime: true },
    ]);
    expect((await list('arrived', '&queueId=service')).totalCount).toBe(2);
    expect((await list('abandoned')).items).toEqual([]);
  });

  test('comes page by page, each interaction once', async () => {
    const first = await list('arrived', '&limit=1');
    expect(first.items).toHaveLength(1);
    const second = await list('arrived', `&limit=1&after=${first.nextAfter}`);
    expect(second.nextAfter).toBeNull();
    const keys = [...first.items, ...second.items].map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  test.each([
    ['list=everything', 'list'],
    ['list=answered&intervalAt=1', 'intervalAt'],
    ['list=answered&after=tomorrow', 'after'],
    ['list=answered&limit=0', 'limit'],
  ])('refuses %s by its field', async (search, field) => {
    const answer = await supervisor.ask(`/api/v1/floor/interactions?${search}`);
    expect([answer.status, answer.problem.kind]).toEqual([400, 'request.invalid']);
    expect(answer.problem.field).toContain(field);
  });

  test('has its curve by quarters, and its agents required only with enough to go by', async () => {
    const course = (await supervisor.ask('/api/v1/floor/course?queueId=service')).json as {
      intervals: { arrived: number }[];
      waiting: { waitingMax: number }[];
    };
    expect(course.intervals.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(2);
    expect(Math.max(...course.waiting.map(({ waitingMax }) => waitingMax))).toBe(1);
    const staffing = (await supervisor.ask('/api/v1/floor/staffing')).json as {
      items: { queueId: string; requiredCount: number | null; handledCount: number }[];
    };
    const service = staffing.items.find(({ queueId }) => queueId === 'service');
    expect(service).toMatchObject({ requiredCount: null, arrivedCount: 2, handledCount: 0 });
  });
});
