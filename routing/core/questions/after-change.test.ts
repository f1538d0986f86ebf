import { durationMs } from '@zentrale/kernel/values';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agent,
  agentId,
  BusyCentre,
  centre,
  drawFrom,
  nextCommand,
  onDuty,
  openingCommands,
  queue,
  queueId,
  reconfigure,
  request,
  requirements,
  skills,
  step,
  type Centre,
} from '../../testing/index.ts';
import { fromJson, perform, stateDigest, toJson } from '../index.ts';
import { DRAFT_COPY_SIZE_MAX } from '../limits.ts';
import { stateAfter, type SettingsDraft } from './after-change.ts';
import { previewWish } from './preview.ts';

const rings = (second: string) => ({
  steps: [step('requested', { lastsMs: durationMs(60_000) }), step(second)],
});
const wish = {
  channel: 'chat',
  queueId: queueId('service'),
  skills: requirements({ german: 60 }),
};

/** Ann is good at German but has lunch; Bea would do in a pinch. */
const staffed = () =>
  centre().given(
    skills('german'),
    queue('service', rings('requested minus 30')),
    agent('ann', { skills: { german: 90 } }),
    agent('bea', { skills: { german: 40 } }),
    onDuty('bea'),
  );
const draftOf = (command: unknown) => command as SettingsDraft;
const wide = draftOf(queue('service', { steps: [step('any')] }));

function firstAfter(floor: Centre, draft: SettingsDraft) {
  const after = stateAfter(floor.state, draft, floor.now);
  if (!after.ok) return after.refusal;
  const preview = previewWish(after.value, wish, floor.now, 10);
  if (!preview.ok) return preview.refusal;
  const [first] = preview.value.candidates;
  return { position: preview.value.position, first: first?.agentId, by: first?.excludedBy };
}

describe('a change that is only thought of', () => {
  test('says who would get an interaction, and changes nothing', () => {
    const floor = staffed();
    const before = stateDigest(floor.state);
    const now = previewWish(floor.state, wish, floor.now, 10);
    expect(now.ok && now.value.candidates.every(({ excludedBy }) => excludedBy !== null)).toBe(
      true,
    );
    expect(firstAfter(floor, wide)).toEqual({ position: 1, first: 'bea', by: null });
    expect(stateDigest(floor.state)).toBe(before);
    expect(floor.when(wide).refusal).toBe(null);
  });

  test('lets those go first who wait already', () => {
    const floor = staffed().given(request('i1', { skills: { german: 60 } }));
    expect(firstAfter(floor, wide)).toEqual({ position: 1, first: 'bea', by: 'no-capacity' });
    expect(floor.state.interactions.get('i1' as never)?.state).toBe('queued');
  });

  test('of an agent or a profile is seen as well', () => {
    const floor = staffed();
    const better = draftOf(agent('bea', { skills: { german: 70 } }));
    expect(firstAfter(floor, better)).toMatchObject({ first: 'bea', by: null });
    expect(floor.state.agents.get(agentId('bea'))?.config.skills[0]?.proficiency).toBe(40);
  });

  test('is refused as the change would be, with its field', () => {
    const floor = staffed();
    const wrong = draftOf(queue('service', rings('requested minus')));
    expect(firstAfter(floor, wrong)).toMatchObject({
      kind: 'expression.syntax',
      field: 'queue.steps.1.requirement',
    });
    floor.given(request('i1', { skills: { german: 60 } }));
    const nobody = draftOf(queue('service', { steps: [step('skill.german >= 95')] }));
    expect(firstAfter(floor, nobody)).toMatchObject({ kind: 'settings.strands-work' });
  });

  test('is not looked at where the copy would hold up the work', () => {
    const { state } = new BusyCentre(
      {
        agentCount: 100,
        queueCount: 1,
        servedCount: 1,
        waitingCount: DRAFT_COPY_SIZE_MAX,
        kind: 'full',
      },
      perform,
    );
    const [first] = state.queues.values();
    const draft = draftOf({ type: 'ConfigureQueue', queue: first?.config });
    expect(stateAfter(state, draft, state.recordedAt)).toMatchObject({
      ok: false,
      refusal: { kind: 'limit.reached', field: 'draft' },
    });
  });

  test('answers as the real change would have, whatever goes on', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.integer({ min: 5, max: 80 }), (seed, count) => {
        const floor = centre().given(openingCommands());
        const draw = drawFrom(seed);
        for (let serial = 0; serial < count; serial += 1) {
          floor.after(draw(4_000)).when(nextCommand(floor.state, draw, serial));
        }
        const change = reconfigure(draw);
        if (!('agent' in change || 'profile' in change || 'queue' in change)) return;
        const before = stateDigest(floor.state);
        const after = stateAfter(floor.state, change, floor.now);
        expect(stateDigest(floor.state)).toBe(before);
        const copy = fromJson(JSON.parse(JSON.stringify(toJson(floor.state))));
        if (copy === null) throw new Error('a copy');
        const real = floor.twin(copy).when(change);
        expect(after.ok ? null : after.refusal).toEqual(real.refusal);
        if (!after.ok) return;
        for (const name of ['service', 'second', 'third']) {
          const asked = { ...wish, queueId: queueId(name) };
          expect(previewWish(after.value, asked, floor.now, 10)).toEqual(
            previewWish(real.state, asked, floor.now, 10),
          );
          answered += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(100);
  });
});
