import { z } from 'zod';
import { At, Channel, Id } from './base.ts';
import { DiallingView } from './dialling.ts';

/** Why this agent: the decision as it was taken, bounded in size. */
export const DecisionView = z.object({
  strategy: z.enum([
    'longest-idle',
    'best-proficiency',
    'least-loaded',
    'fastest',
    'score',
    'preferred',
    'directed',
  ]),
  /** The routing step, from 0; -1 while the preferred agent alone is waited for. */
  step: z.int(),
  stepCount: z.int(),
  /** Who qualifies in this step, as an expression; empty before the first one. */
  requirement: z.string(),
  /** What was asked for in the step before; `null` in the first one. */
  relaxedFrom: z.string().nullable(),
  /** Agents serving the queue. */
  consideredCount: z.int(),
  /** Who stood out, best first, at most five. */
  leaders: z.array(
    z.object({
      agentId: Id,
      name: z.string(),
      /** Sum of proficiencies in the required skills. */
      proficiency: z.int(),
      idleMs: z.int(),
      loadPct: z.int(),
    }),
  ),
  /** How many were left out, by reason. */
  excluded: z.array(
    z.object({
      reason: z.enum([
        'not-connected',
        'not-ready',
        'no-capacity',
        'channel-not-served',
        'skill-missing',
        'offered-before',
        'held-in-reserve',
      ]),
      count: z.int(),
    }),
  ),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const TouchpointView = z.object({
  touchpointId: Id,
  kind: z.enum([
    'page-viewed',
    'chat-started',
    'sms-received',
    'call-received',
    'alarm-raised',
    'interaction-handled',
    'interaction-abandoned',
    'interaction-expired',
    'consent-changed',
    'identity-linked',
    'profile-merged',
    'profile-unmerged',
    'hint-used',
    'identification-ended',
  ]),
  at: At,
  channel: z.string(),
  /** Short and readable as it is: a page title, a first line, a disposition. */
  title: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  conversationId: Id.nullable(),
});
export type TouchpointView = z.infer<typeof TouchpointView>;

/** An offer to several that somebody else accepted; shown for a moment. */
export const WonView = z.object({
  offerId: Id,
  customerName: z.string(),
  byName: z.string(),
  at: At,
});
export type WonView = z.infer<typeof WonView>;

export const OfferView = z.object({
  offerId: Id,
  interactionId: Id,
  conversationId: Id,
  channel: Channel,
  queueId: Id,
  queueName: z.string(),
  /** `assignment` of waiting work, `transfer` by its holder, `consult` to take part beside her. */
  purpose: z.enum(['assignment', 'transfer', 'consult']),
  /** Who holds it and asks; `null` for waiting work. */
  fromAgentName: z.string().nullable(),
  /** The customer is not there and waits to be called back or written to. */
  isCallback: z.boolean(),
  /** Whom to call, and why; `null` where it is no attempt of a list. */
  dialling: DiallingView.nullable(),
  /** Colleagues who are offered the same: the first to accept gets it. */
  rivalCount: z.int(),
  customerId: Id,
  customerName: z.string(),
  subject: z.string(),
  firstLine: z.string(),
  priority: z.int(),
  queuedAt: At,
  offeredAt: At,
  expiresAt: At,
  decision: DecisionView,
  /** What the customer did before, newest first, at most five. */
  recent: z.array(TouchpointView),
});
export type OfferView = z.infer<typeof OfferView>;
