import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhatIfView } from '@zentrale/protocol';
import { BERGWERK } from '../testing/cast.ts';
import { chatWorld, must } from '../testing/chat-world.ts';
import type { Caller } from '../testing/caller.ts';
import { openCentre, type OpenCentre } from '../testing/open-centre.ts';
import { goOnline, until } from '../testing/story.ts';

const { agent: MARA, supervisor: RUTH } = BERGWERK;
const PATH = '/api/v1/floor/what-ifs';

let open: OpenCentre;
let mara: Caller;
let ruth: Caller;
const world = chatWorld(() => open);

beforeAll(async () => {
  open = await openCentre();
  mara = await world.agent(MARA);
  ruth = await goOnline(open, BERGWERK, RUTH);
  const chat = await world.chat();
  const { interactionId } = await world.accept(mara, MARA, chat);
  await must(mara.command('complete-interaction', { interactionId }));
  await must(mara.command('finish-wrap-up', { interactionId }));
});
afterAll(() => open.close());

const today = () => open.centre.store.transact(BERGWERK.tenantId, (tx) => open.centre.today(tx));

async function ended(whatIfId: string): Promise<WhatIfView> {
  return until('the simulation', async () => {
    const view = (await ruth.ask(`${PATH}/${whatIfId}`)).json as WhatIfView;
    return view.state === 'done' || view.state === 'refused' ? view : undefined;
  });
}

async function started(body: object): Promise<string> {
  const answer = await ruth.post(PATH, { day: await today(), runs: 2, ...body });
  expect(answer.status).toBe(202);
  return (answer.json as WhatIfView).whatIfId;
}

test('a day is lived through again with another agent', async () => {
  const { state, outcome } = await ended(await started({ changes: 'agents +1' }));
  expect(state).toBe('done');
  expect(outcome).toMatchObject({ runs: 2, changes: ['agents +1'] });
  expect(outcome?.real.total.figures.arrived).toBe(1);
  expect(outcome?.changed.total.figures.answered?.mean).toBe(1);
  expect(outcome?.assumptions.map(({ kind }) => kind)).toContain('agent-like');
});

test('of a day that is not over only what has been is simulated', async () => {
  const { outcome } = await ended(await started({ changes: 'agents +1' }));
  expect(outcome?.endsAt).toBeLessThanOrEqual(open.centre.clock.now());
  // Mara spoke with one customer and has been ready since; until midnight that would be nothing.
  expect(outcome?.real.total.figures.occupancy).toBeGreaterThan(0.001);
});

test('what cannot be understood is refused with its field, what the day has not with its name', async () => {
  const body = { day: await today(), runs: 2, changes: 'more coffee' };
  const refused = await ruth.post(PATH, body);
  expect(refused.problem).toMatchObject({ kind: 'what-if.not-understood', field: 'changes' });
  const view = await ended(await started({ changes: 'arrivals +10% in nowhere' }));
  expect(view.refusal).toMatchObject({ kind: 'what-if.unknown-queue', facts: { name: 'nowhere' } });
  const empty = await ended(await started({ changes: 'agents +1', day: '2020-01-01' }));
  expect(empty.refusal?.kind).toBe('what-if.empty-day');
});

test('is for supervisors, and unknown to everybody else', async () => {
  const asked = await mara.post(PATH, { day: await today(), changes: 'agents +1' });
  expect(asked.problem.kind).toBe('role.forbidden');
  expect((await ruth.ask(`${PATH}/whatif_unknown`)).problem.kind).toBe('what-if.unknown');
});
