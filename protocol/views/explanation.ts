import { z } from 'zod';
import { At, Id } from './base.ts';
import { WaitRange } from './floor.ts';

export const ExclusionReason = z.enum([
  'not-connected',
  'not-ready',
  'no-capacity',
  'channel-not-served',
  'skill-missing',
  'offered-before',
  'held-in-reserve',
]);
export type ExclusionReason = z.infer<typeof ExclusionReason>;

/** One agent and how she stands to the work. */
export const CandidateView = z.object({
  agentId: Id,
  name: z.string(),
  /** Null: could be offered it now. */
  excludedBy: ExclusionReason.nullable(),
  /** Parts of the requirement she does not meet, as written in expressions. */
  unmet: z.array(z.string()),
  proficiency: z.int(),
  idleMs: z.int(),
  loadPct: z.int(),
  /** The first step in which she qualifies; null: in none. */
  qualifiesInStep: z.int().nullable(),
});
export type CandidateView = z.infer<typeof CandidateView>;

export const StepExplanation = z.object({
  /** -1: the preferred agent alone. */
  step: z.int(),
  /** Who qualifies, as an expression with everything put in. */
  requirement: z.string(),
  startsAt: At.nullable(),
  qualifiedCount: z.int(),
  signedInCount: z.int(),
});
export type StepExplanation = z.infer<typeof StepExplanation>;

/** Why an offer went to this agent: what was weighed when it was made. */
const OfferReasons = z.object({
  strategy: z.enum([
    'longest-idle',
    'best-proficiency',
    'least-loaded',
    'fastest',
    'score',
    'preferred',
    'directed',
  ]),
  consideredCount: z.int(),
  leaders: z.array(
    z.object({
      agentId: Id,
      name: z.string(),
      proficiency: z.int(),
      idleMs: z.int(),
      loadPct: z.int(),
    }),
  ),
});
export type OfferReasons = z.infer<typeof OfferReasons>;

/** Why an interaction still waits, or to whom it is offered and why. */
export const ExplanationView = z.object({
  interactionId: Id,
  conversationId: Id,
  customerName: z.string(),
  queueId: Id,
  queueName: z.string(),
  state: z.enum(['queued', 'offered']),
  queuedAt: At,
  step: z.int(),
  steps: z.array(StepExplanation),
  /** When the circle of agents grows next. */
  nextStepAt: At.nullable(),
  priority: z.int(),
  dueAt: At.nullable(),
  position: z.int(),
  estimate: WaitRange.nullable(),
  consideredCount: z.int(),
  excluded: z.array(z.object({ reason: ExclusionReason, count: z.int() })),
  /** Best first, then who is left out; bounded. */
  candidates: z.array(CandidateView),
  preferredAgent: z.object({ agentId: Id, name: z.string() }).nullable(),
  /** Is its queue open; when it opens, where it is not. */
  isOpen: z.boolean(),
  opensAt: At.nullable(),
  offers: z.array(
    z.object({
      offerId: Id,
      agentId: Id,
      agentName: z.string(),
      offeredAt: At,
      expiresAt: At,
      reasons: OfferReasons,
    }),
  ),
});
export type ExplanationView = z.infer<typeof ExplanationView>;
