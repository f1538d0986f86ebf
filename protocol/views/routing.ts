import { z } from 'zod';
import { At, Channel, Id } from './base.ts';

/** Why this agent: the decision as it was taken, bounded in size. */
export const DecisionView = z.object({
  strategy: z.enum(['longest-idle', 'best-proficiency', 'directed']),
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
    'alarm-raised',
    'interaction-handled',
    'interaction-abandoned',
    'consent-changed',
    'identity-linked',
    'profile-merged',
    'profile-unmerged',
    'hint-used',
  ]),
  at: At,
  channel: z.string(),
  /** Short and readable as it is: a page title, a first line, a disposition. */
  title: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  conversationId: Id.nullable(),
});
export type TouchpointView = z.infer<typeof TouchpointView>;

export const OfferView = z.object({
  offerId: Id,
  interactionId: Id,
  conversationId: Id,
  channel: Channel,
  queueId: Id,
  queueName: z.string(),
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

/** One interaction an agent holds. */
export const WorkView = z.object({
  interactionId: Id,
  conversationId: Id,
  channel: Channel,
  state: z.enum(['active', 'wrap-up']),
  queueId: Id,
  queueName: z.string(),
  customerId: Id,
  customerName: z.string(),
  subject: z.string(),
  priority: z.int(),
  queuedAt: At,
  assignedAt: At,
  completedAt: At.nullable(),
  wrapUpEndsAt: At.nullable(),
  dispositionId: Id.nullable(),
  lastLine: z.string(),
  lastLineAt: At.nullable(),
  /** Set while the customer waits for an answer: since when. */
  customerWaitsAt: At.nullable(),
  unreadCount: z.int(),
});
export type WorkView = z.infer<typeof WorkView>;
