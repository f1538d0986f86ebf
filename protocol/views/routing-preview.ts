import { z } from 'zod';
import { At, Id } from './base.ts';
import { CandidateView, ExclusionReason, StepExplanation } from './explanation.ts';
import { WaitRange } from './floor.ts';

/** Who would get a wish now, and why the others would not. */
export const PreviewView = z.object({
  queueId: Id,
  /** The step it would begin with. */
  step: z.int(),
  steps: z.array(StepExplanation),
  nextStepAt: At.nullable(),
  priority: z.int(),
  dueAt: At.nullable(),
  /** From 1. */
  position: z.int(),
  /** Null when too little is known. */
  estimate: WaitRange.nullable(),
  consideredCount: z.int(),
  excluded: z.array(z.object({ reason: ExclusionReason, count: z.int() })),
  /** Best first, then who is left out; bounded. */
  candidates: z.array(CandidateView),
  askedAt: At,
});
export type PreviewView = z.infer<typeof PreviewView>;
