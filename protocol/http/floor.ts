import { z } from 'zod';
import { At, Channel, ExplanationView, Id } from '../views/index.ts';

/** GET /api/v1/floor/explanations/{interactionId}; null: it is in work, and waits for nobody. */
export const FloorExplanation = z.object({ explanation: ExplanationView.nullable() });

/** What a number on the floor counts. The first row is of now, the second of today. */
export const FLOOR_LISTS = [
  ...(['waiting', 'offered', 'scheduled', 'active', 'parked', 'wrap-up'] as const),
  ...([
    'arrived',
    'answered',
    'answered-in-time',
    'answered-late',
    'abandoned',
    'short-abandoned',
    'expired',
    'moved-on',
    'handled',
  ] as const),
] as const;
export const FloorList = z.enum(FLOOR_LISTS);
export type FloorList = z.infer<typeof FloorList>;

/** GET /api/v1/floor/interactions: what lies behind a number. */
export const FloorInteractionsQuery = z.strictObject({
  list: FloorList,
  queueId: Id.optional(),
  /** Who holds it, answered it or, of `handled`, closed it. */
  agentId: Id.optional(),
  /** Beginning of a quarter of an hour of today. */
  intervalAt: z.coerce.number().int().nonnegative().multipleOf(900_000).optional(),
  /** `nextAfter` of the page before. */
  after: z
    .string()
    .max(120)
    .regex(/^\d+\.\d+\.[A-Za-z0-9_:.-]+$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** One stay of an interaction in a queue, or where it is just now. */
export const FloorInteraction = z.object({
  /** Unique in the list. */
  key: z.string(),
  interactionId: Id,
  conversationId: Id,
  customerName: z.string(),
  queueId: Id,
  channel: Channel,
  queuedAt: At,
  outcome: z.enum([
    ...(['waiting', 'offered', 'scheduled', 'active', 'on-hold', 'parked', 'wrap-up'] as const),
    ...(['answered', 'abandoned', 'expired', 'moved-on'] as const),
  ]),
  /** Set once the wait is over. */
  waitMs: z.int().nullable(),
  isInTime: z.boolean().nullable(),
  isShort: z.boolean().nullable(),
  agentId: Id.nullable(),
  agentName: z.string().nullable(),
  /** Set once it is closed. */
  handleMs: z.int().nullable(),
  dispositionId: Id.nullable(),
});
export type FloorInteraction = z.infer<typeof FloorInteraction>;

export const FloorInteractions = z.object({
  items: z.array(FloorInteraction),
  totalCount: z.int(),
  nextAfter: z.string().nullable(),
});
export type FloorInteractions = z.infer<typeof FloorInteractions>;

/** GET /api/v1/floor/course: how today went, for curves. */
export const FloorCourseQuery = z.strictObject({ queueId: Id.optional() });
export const FloorCourse = z.object({
  /** Quarters of an hour in which something happened, by the beginning of the wait. */
  intervals: z.array(
    z.object({
      intervalAt: At,
      arrived: z.int(),
      answered: z.int(),
      answeredInTime: z.int(),
      abandoned: z.int(),
      shortAbandoned: z.int(),
    }),
  ),
  /** The most who waited at once, minute by minute over the last hour; as far back as known. */
  waiting: z.array(z.object({ minuteAt: At, waitingMax: z.int() })),
  serverNow: At,
});
export type FloorCourse = z.infer<typeof FloorCourse>;

/** GET /api/v1/floor/staffing: agents required now, by Erlang C. */
export const QueueStaffing = z.object({
  queueId: Id,
  /** Null where there is too little to say. */
  requiredCount: z.int().nullable(),
  /** Arrivals of the last half hour. */
  arrivedCount: z.int(),
  /** Mean of today; null until something was handled. */
  ahtMs: z.int().nullable(),
  handledCount: z.int(),
  handledCountMin: z.int(),
});
export type QueueStaffing = z.infer<typeof QueueStaffing>;
export const FloorStaffing = z.object({ items: z.array(QueueStaffing) });
