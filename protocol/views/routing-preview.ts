import { z } from 'zod';
import { At, Id } from './base.ts';

const Exclusion = z.enum([
  'not-connected',
  'not-ready',
  'no-capacity',
  'channel-not-served',
  'skill-missing',
  'offered-before',
  'held-in-reserve',
]);
export type PreviewExclusion = z.infer<typeof Exclusion>;

/** Who would get a wish now, and why the others would not. */
export const PreviewView = z.object({
  queueId: Id,
  /** The step it would begin with. */
  step: z.int(),
  steps: z.array(
    z.object({
      /** -1: the preferred agent alone. */
      step: z.int(),
      /** With all that the wish brings put in. */
      requirement: z.string(),
      startsAt: At.nullable(),
      qualifiedCount: z.int(),
      signedInCount: z.int(),
    }),
  ),
  nextStepAt: At.nullable(),
  priority: z.int(),
  dueAt: At.nullable(),
  /** From 1. */
  position: z.int(),
  /** About 80 % of waits end between low and high; null when too little is known. */
  estimate: z.object({ lowMs: z.int(), likelyMs: z.int(), highMs: z.int() }).nullable(),
  consideredCount: z.int(),
  excluded: z.array(z.object({ reason: Exclusion, count: z.int() })),
  /** Best first, then who is left out; bounded. */
  candidates: z.array(
    z.object({
      agentId: Id,
      name: z.string(),
      /** Null: she would be offered it now. */
      excludedBy: Exclusion.nullable(),
      /** Parts of the requirement she does not meet, as written in expressions. */
      unmet: z.array(z.string()),
      proficiency: z.int(),
      idleMs: z.int(),
      loadPct: z.int(),
      /** The first step in which she qualifies; null: in none. */
      qualifiesInStep: z.int().nullable(),
    }),
  ),
  askedAt: At,
});
export type PreviewView = z.infer<typeof PreviewView>;
