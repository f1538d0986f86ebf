import { z } from 'zod';
import { At, Channel, Id } from './base.ts';

/** Where an interaction is that an agent holds or has put aside. */
export const WorkPlace = z.enum(['active', 'on-hold', 'parked', 'wrap-up']);
export type WorkPlace = z.infer<typeof WorkPlace>;

/** `consulted`: only the holder hears her; `conferenced`: the customer does, too. */
export const PartyRole = z.enum(['consulted', 'conferenced']);

const About = z.object({
  interactionId: Id,
  conversationId: Id,
  channel: Channel,
  queueId: Id,
  queueName: z.string(),
  customerId: Id,
  customerName: z.string(),
  subject: z.string(),
  priority: z.int(),
  queuedAt: At,
  /** The customer is not there and is called back or written to. */
  isCallback: z.boolean(),
});

const LastLine = z.object({
  lastLine: z.string(),
  lastLineAt: At.nullable(),
  /** Set while the customer waits for an answer: since when. */
  customerWaitsAt: At.nullable(),
  unreadCount: z.int(),
});

/** One interaction an agent holds, or has parked. */
export const WorkView = About.extend(LastLine.shape).extend({
  state: WorkPlace,
  assignedAt: At,
  completedAt: At.nullable(),
  wrapUpEndsAt: At.nullable(),
  /** When parked work waits again by itself. */
  wakesAt: At.nullable(),
  dispositionId: Id.nullable(),
  /** Other work of hers interrupts it just now. */
  isInterrupted: z.boolean(),
  /** Colleagues who take part. */
  parties: z.array(z.object({ agentId: Id, name: z.string(), role: PartyRole, joinedAt: At })),
  /** Colleagues who were asked and have not answered. */
  asked: z.array(
    z.object({
      offerId: Id,
      agentId: Id,
      name: z.string(),
      purpose: z.enum(['transfer', 'consult']),
      expiresAt: At,
    }),
  ),
  /** Supervisors who speak along; those who only listen are not told. */
  supervisors: z.array(z.object({ name: z.string(), mode: z.enum(['coach', 'barge']) })),
});
export type WorkView = z.infer<typeof WorkView>;

/** Somebody else's interaction in which one takes part. */
export const PartyView = About.extend(LastLine.shape).extend({
  role: PartyRole,
  joinedAt: At,
  holderId: Id,
  holderName: z.string(),
});
export type PartyView = z.infer<typeof PartyView>;

/** Work nobody holds, for the agents of its queue: it may be taken by hand. */
export const PullView = About.extend({
  state: z.enum(['queued', 'offered', 'scheduled']),
  firstLine: z.string(),
  /** When scheduled work begins to wait. */
  wakesAt: At.nullable(),
  /** Who is being offered it. */
  offeredTo: z.array(z.string()),
  offersCallback: z.boolean(),
});
export type PullView = z.infer<typeof PullView>;
