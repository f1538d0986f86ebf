import {
  accepted,
  refused,
  type Instant,
  type PersonId,
  type Result,
} from '@zentrale/kernel/values';
import type {
  AbortReason,
  IdentificationOutcome,
  IdentityData,
  PhotoView,
  StepEntry,
} from '@zentrale/protocol/views';
import { provenCode, type Code } from './code.ts';
import type { Flow, Step } from './flow.ts';
import { flowOf } from './flows.ts';

/** Who does something. */
export interface Actor {
  readonly personId: PersonId | null;
  readonly name: string;
}

/** The customer, or the centre itself. */
export const NOBODY_OF_US: Actor = { personId: null, name: '' };

export interface Consent {
  readonly purpose: 'identification' | 'photographs';
  readonly at: Instant;
  readonly textVersion: string;
}

/** Everything an identification holds. It is kept sealed as a whole. */
export interface Identification {
  readonly flowId: string;
  readonly state: 'requested' | 'ready' | 'running' | 'ended';
  readonly given: IdentityData | null;
  readonly consents: readonly Consent[];
  readonly startedAt: Instant | null;
  /** Index of the step under way; those before it are in `passed` or `failed`. */
  readonly stepIndex: number;
  readonly stepSince: Instant | null;
  readonly failed: readonly string[];
  readonly photos: readonly PhotoView[];
  /** Lines of the machine-readable zone, as read or typed; `null` before that. */
  readonly zone: { readonly how: 'read' | 'typed'; readonly lines: readonly string[] } | null;
  readonly code: Code | null;
  readonly log: readonly StepEntry[];
  readonly outcome: IdentificationOutcome | null;
  readonly abortReason: AbortReason | null;
  readonly endedAt: Instant | null;
  readonly endedBy: Actor | null;
}

export function openIdentification({ flowId }: Flow): Identification {
  return {
    flowId,
    state: 'requested',
    given: null,
    consents: [],
    startedAt: null,
    stepIndex: 0,
    stepSince: null,
    failed: [],
    photos: [],
    zone: null,
    code: null,
    log: [],
    outcome: null,
    abortReason: null,
    endedAt: null,
    endedBy: null,
  };
}

/** The step under way; `null` before the first and after the end. */
export function currentStep(one: Identification): Step | null {
  if (one.state !== 'running') return null;
  return flowOf(one.flowId).steps[one.stepIndex] ?? null;
}

/** The customer's data, with both consents. */
export function give(
  one: Identification,
  about: { readonly data: IdentityData; readonly textVersion: string; readonly now: Instant },
): Result<Identification> {
  if (one.state !== 'requested') return refused('identification.wrong-state');
  const { data, textVersion, now } = about;
  const consents = (['identification', 'photographs'] as const).map((purpose) => ({
    purpose,
    at: now,
    textVersion,
  }));
  return accepted({ ...one, state: 'ready', given: data, consents });
}

export function begin(one: Identification, now: Instant): Result<Identification> {
  if (one.state !== 'ready') return refused('identification.wrong-state');
  return accepted({ ...one, state: 'running', startedAt: now, stepSince: now });
}

/** Another photograph of the same step takes the place of the first. */
export function keepPhoto(one: Identification, photo: PhotoView): Result<Identification> {
  const step = currentStep(one);
  if (step === null) return refused('identification.wrong-state');
  if (step.kind !== 'photo' || step.stepId !== photo.stepId) {
    return refused('identification.wrong-step');
  }
  const others = one.photos.filter(({ stepId }) => stepId !== photo.stepId);
  // What was read in the photograph before says nothing of this one.
  const zone = isZoneOf(one, photo.stepId) ? null : one.zone;
  return accepted({ ...one, photos: [...others, photo], zone });
}

export function keepZone(
  one: Identification,
  zone: NonNullable<Identification['zone']>,
): Result<Identification> {
  return currentStep(one)?.kind === 'zone'
    ? accepted({ ...one, zone })
    : refused('identification.wrong-step');
}

export interface Completion {
  readonly stepId: string;
  readonly isPassed: boolean;
  readonly words: string;
  readonly by: Actor;
  readonly now: Instant;
  /** How the zone stands against the customer's data today. */
  readonly zoneStanding: 'passes' | 'needs-words' | 'fails';
}

/** The step under way has passed or failed. With the last one it ends. */
export function complete(one: Identification, about: Completion): Result<Identification> {
  const step = currentStep(one);
  if (step === null) return refused('identification.wrong-state');
  if (step.stepId !== about.stepId) return refused('identification.wrong-step');
  const objection = about.isPassed ? whyNotPassed(one, step, about) : whyNotFailed(step, about);
  if (objection !== null) return refused(objection);
  const after = {
    ...one,
    failed: about.isPassed ? one.failed : [...one.failed, step.stepId],
    log: [...one.log, entry(one, step, about, about.isPassed ? 'passed' : 'failed')],
  };
  if (step.kind !== 'verdict') {
    return accepted({ ...after, stepIndex: one.stepIndex + 1, stepSince: about.now });
  }
  const outcome = about.isPassed ? 'identified' : 'not-identified';
  return accepted(ended(after, outcome, about));
}

/** Back to a step before: what it and those after it had come to is open again. */
export function repeat(
  one: Identification,
  about: { readonly stepId: string; readonly by: Actor; readonly now: Instant },
): Result<Identification> {
  const step = currentStep(one);
  if (step === null) return refused('identification.wrong-state');
  const { steps } = flowOf(one.flowId);
  const index = steps.findIndex(({ stepId }) => stepId === about.stepId);
  if (index < 0 || index >= one.stepIndex) return refused('identification.wrong-step');
  const open = new Set(steps.slice(index).map(({ stepId }) => stepId));
  return accepted({
    ...one,
    stepIndex: index,
    stepSince: about.now,
    failed: one.failed.filter((stepId) => !open.has(stepId)),
    log: [...one.log, entry(one, step, { ...about, words: '' }, 'left')],
  });
}

export function abort(
  one: Identification,
  about: {
    readonly reason: AbortReason;
    readonly words: string;
    readonly by: Actor;
    readonly now: Instant;
  },
): Result<Identification> {
  if (one.state === 'ended') return refused('identification.wrong-state');
  if (about.reason === 'other' && about.words === '') {
    return refused('identification.words-missing');
  }
  const step = currentStep(one);
  const log = step === null ? one.log : [...one.log, entry(one, step, about, 'aborted')];
  return accepted({ ...ended({ ...one, log }, 'aborted', about), abortReason: about.reason });
}

function ended(
  one: Identification,
  outcome: IdentificationOutcome,
  { by, now }: { readonly by: Actor; readonly now: Instant },
): Identification {
  return { ...one, state: 'ended', outcome, endedAt: now, endedBy: by };
}

function whyNotPassed(one: Identification, step: Step, about: Completion): string | null {
  switch (step.kind) {
    case 'confirm':
      return null;
    case 'photo':
      return one.photos.some(({ stepId }) => stepId === step.stepId)
        ? null
        : 'identification.photo-missing';
    case 'zone':
      if (about.zoneStanding === 'fails') return 'identification.zone-invalid';
      return about.zoneStanding === 'needs-words' && about.words === ''
        ? 'identification.words-missing'
        : null;
    case 'code':
      return provenCode(one.code) ? null : 'identification.code-not-proven';
    case 'verdict':
      return one.failed.length === 0 ? null : 'identification.not-proven';
  }
}

/** Whoever says no says why; the verdict is borne out by the steps before. */
function whyNotFailed(step: Step, { words }: Completion): string | null {
  return step.kind === 'verdict' || words !== '' ? null : 'identification.words-missing';
}

function isZoneOf(one: Identification, stepId: string): boolean {
  return flowOf(one.flowId).steps.some(({ photoOf }) => photoOf === stepId);
}

function entry(
  { stepSince }: Identification,
  { stepId }: Step,
  { by, now, words }: Pick<Completion, 'by' | 'now' | 'words'>,
  outcome: StepEntry['outcome'],
): StepEntry {
  const { personId, name } = by;
  const startedAt = stepSince ?? now;
  return { stepId, startedAt, endedAt: now, outcome, words, byPersonId: personId, byName: name };
}
