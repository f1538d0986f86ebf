import { asId, instant, must, type PersonId, type Result } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import {
  abort,
  begin,
  complete,
  currentStep,
  give,
  keepPhoto,
  keepZone,
  openIdentification,
  repeat,
  VIDEO_FLOW,
  type Completion,
  type Identification,
} from './index.ts';

const by = { personId: asId<PersonId>('psn_mara'), name: 'Mara Lindner' };
const NOW = instant(1_000_000);
const DATA = {
  givenNames: 'Erika',
  familyName: 'Mustermann',
  dateOfBirth: '1964-08-12',
  mobileNumber: '+4915112345601',
};
const CODE = {
  state: 'proven',
  salt: '',
  digest: '',
  sendCount: 1,
  triesLeft: 3,
  askedAt: NOW,
  expiresAt: null,
  failure: null,
} as const;

function yes(result: Result<Identification>): Identification {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}

const kindOf = (result: Result<Identification>) => (result.ok ? null : result.refusal.kind);
const ready = () =>
  yes(give(openIdentification(VIDEO_FLOW), { data: DATA, textVersion: '2026-11', now: NOW }));
const started = () => yes(begin(ready(), NOW));

/** Completes the step under way as somebody would who does everything right. */
function completing(one: Identification, change: Partial<Completion> = {}) {
  const { stepId } = must(currentStep(one), 'a step is under way');
  const about = {
    stepId,
    isPassed: true,
    words: '',
    by,
    now: NOW,
    zoneStanding: 'passes',
  } as const;
  return complete(one, { ...about, ...change });
}

/** At this step, with everything before it passed. */
function at(wanted: string): Identification {
  let one = { ...started(), code: CODE };
  for (let step = currentStep(one); step !== null && step.stepId !== wanted;) {
    one = { ...ahead(one), code: CODE };
    step = currentStep(one);
  }
  return one;
}

function ahead(one: Identification): Identification {
  const { kind, stepId } = must(currentStep(one), 'a step is under way');
  if (kind !== 'photo') return yes(completing(one));
  const photo = { stepId, takenAt: NOW, bytes: 5_000, byName: by.name };
  return yes(completing(yes(keepPhoto(one, photo))));
}

describe('before the first step', () => {
  test('data and both consents are given once, with their wording and time', () => {
    expect(ready().consents).toEqual([
      { purpose: 'identification', at: NOW, textVersion: '2026-11' },
      { purpose: 'photographs', at: NOW, textVersion: '2026-11' },
    ]);
    const again = give(ready(), { data: DATA, textVersion: '2026-11', now: NOW });
    expect(kindOf(again)).toBe('identification.wrong-state');
  });

  test('nothing is begun without them', () => {
    const open = openIdentification(VIDEO_FLOW);
    expect(kindOf(begin(open, NOW))).toBe('identification.wrong-state');
    const about = { stepId: 'opening', isPassed: true, words: '', by, now: NOW } as const;
    expect(kindOf(complete(open, { ...about, zoneStanding: 'passes' }))).toBe(
      'identification.wrong-state',
    );
  });
});

describe('the steps', () => {
  test('follow one another to the verdict, and each is in the protocol with its times', () => {
    const done = yes(completing(at('verdict')));
    expect(done).toMatchObject({ state: 'ended', outcome: 'identified', endedBy: by });
    expect(done.log.map(({ stepId, outcome }) => [stepId, outcome])).toEqual(
      VIDEO_FLOW.steps.map(({ stepId }) => [stepId, 'passed']),
    );
    const later = yes(completing(started(), { now: instant(NOW + 7_000) }));
    expect(later.log[0]).toMatchObject({ startedAt: NOW, endedAt: NOW + 7_000, byName: by.name });
    expect(later.stepSince).toBe(NOW + 7_000);
  });

  test('only the one under way is completed', () => {
    expect(kindOf(completing(started(), { stepId: 'verdict' }))).toBe('identification.wrong-step');
  });

  test('a step of a photograph needs it, and only its own', () => {
    expect(kindOf(completing(at('person')))).toBe('identification.photo-missing');
    const other = { stepId: 'document-front', takenAt: NOW, bytes: 5_000, byName: by.name };
    expect(kindOf(keepPhoto(at('person'), other))).toBe('identification.wrong-step');
  });

  test('a photograph taken again takes the place of the first', () => {
    const photo = { stepId: 'person', takenAt: NOW, bytes: 5_000, byName: by.name };
    const once = yes(keepPhoto(at('person'), photo));
    expect(yes(keepPhoto(once, { ...photo, bytes: 6_000 })).photos).toEqual([
      { ...photo, bytes: 6_000 },
    ]);
  });

  test.each([
    ['fails', '', 'identification.zone-invalid'],
    ['fails', 'looks good to me', 'identification.zone-invalid'],
    ['needs-words', '', 'identification.words-missing'],
    ['needs-words', 'second given name left out', null],
    ['passes', '', null],
  ] as const)('a zone that %s, with the words "%s": %s', (zoneStanding, words, refusal) => {
    expect(kindOf(completing(at('zone'), { zoneStanding, words }))).toBe(refusal);
  });

  test('the code is proven by the customer alone', () => {
    const sent = { ...at('code'), code: { ...CODE, state: 'sent' } as const };
    expect(kindOf(completing(sent))).toBe('identification.code-not-proven');
  });

  test('whoever says that one failed says why, and then nobody is identified any more', () => {
    const step = at('optical-features');
    expect(kindOf(completing(step, { isPassed: false }))).toBe('identification.words-missing');
    let one = yes(completing(step, { isPassed: false, words: 'no hologram' }));
    while (currentStep(one)?.kind !== 'verdict') one = { ...ahead(one), code: CODE };
    expect(kindOf(completing(one))).toBe('identification.not-proven');
    expect(yes(completing(one, { isPassed: false })).outcome).toBe('not-identified');
  });
});

describe('the way back', () => {
  test('opens the step and all after it again, a failure among them', () => {
    const failed = yes(completing(at('optical-features'), { isPassed: false, words: 'too dark' }));
    const back = yes(repeat(failed, { stepId: 'optical-features', by, now: NOW }));
    expect(back.failed).toEqual([]);
    expect(currentStep(back)?.stepId).toBe('optical-features');
    expect(back.log.at(-1)).toMatchObject({ stepId: 'zone', outcome: 'left' });
  });

  test('leads to steps before only', () => {
    for (const stepId of ['zone', 'verdict', 'no-such-step']) {
      expect(kindOf(repeat(at('zone'), { stepId, by, now: NOW }))).toBe(
        'identification.wrong-step',
      );
    }
  });

  test('what was read in a photograph goes with it', () => {
    const read = yes(keepZone(at('zone'), { how: 'read', lines: ['A', 'B'] }));
    const back = yes(repeat(read, { stepId: 'document-zone', by, now: NOW }));
    const photo = { stepId: 'document-zone', takenAt: NOW, bytes: 5_000, byName: by.name };
    expect(yes(keepPhoto(back, photo)).zone).toBeNull();
  });
});

describe('an end without a verdict', () => {
  test.each(['requested', 'ready', 'running'] as const)('is possible when %s', (state) => {
    const one = { requested: openIdentification(VIDEO_FLOW), ready: ready(), running: started() };
    const ended = abort(one[state], { reason: 'customer-wishes', words: '', by, now: NOW });
    expect(yes(ended)).toMatchObject({ outcome: 'aborted', abortReason: 'customer-wishes' });
  });

  test('for another reason needs words, and happens once', () => {
    const about = { reason: 'other', by, now: NOW } as const;
    expect(kindOf(abort(started(), { ...about, words: '' }))).toBe('identification.words-missing');
    const ended = yes(abort(started(), { ...about, words: 'fire alarm' }));
    expect(ended.log.at(-1)).toMatchObject({ outcome: 'aborted', words: 'fire alarm' });
    expect(kindOf(abort(ended, { ...about, words: 'again' }))).toBe('identification.wrong-state');
  });
});

test('a flow is data: its steps have names of their own, and the last is the verdict', () => {
  const { steps } = VIDEO_FLOW;
  expect(new Set(steps.map(({ stepId }) => stepId)).size).toBe(steps.length);
  expect(steps.findIndex(({ kind }) => kind === 'verdict')).toBe(steps.length - 1);
  for (const { photoOf } of steps) {
    if (photoOf === undefined) continue;
    expect(steps.find(({ stepId }) => stepId === photoOf)?.kind).toBe('photo');
  }
});
