import { z } from 'zod';
import { Connection, NotReadyReason, Routability } from './agent.ts';
import { At, Channel, Id } from './base.ts';

const Count = z.int().nonnegative();
const Pct = z.int().min(1).max(100);

/** About four of five waits end between low and high. */
export const WaitRange = z.object({ lowMs: Count, likelyMs: Count, highMs: Count });
export type WaitRange = z.infer<typeof WaitRange>;

export const ALERT_KINDS = [
  'longest-wait',
  'waiting-count',
  'service-level',
  'abandoned',
  'nobody-signed-in',
] as const;
export const AlertKind = z.enum(ALERT_KINDS);
export type AlertKind = z.infer<typeof AlertKind>;

/** When the floor warns about a queue; what is null does not. */
export const AlertThresholds = z.strictObject({
  longestWaitMs: z.int().min(1_000).max(86_400_000).nullable(),
  waitingCount: z.int().min(1).max(100_000).nullable(),
  /** Below which share of answered in time / (answered + abandoned) of today. */
  serviceLevelPct: Pct.nullable(),
  /** From which share of abandons of today, short ones left out on both sides. */
  abandonedPct: Pct.nullable(),
  /** While the queue is open. */
  warnsOfNobody: z.boolean(),
});
export type AlertThresholds = z.infer<typeof AlertThresholds>;

/** A threshold that is crossed just now. */
export const AlertView = z.object({
  kind: AlertKind,
  /** When it was noticed. */
  sinceAt: At,
  /** The threshold: milliseconds, a count or percent, by kind; 0 for nobody signed in. */
  limit: Count,
  acknowledgedBy: z.string().nullable(),
});
export type AlertView = z.infer<typeof AlertView>;

export const QueueView = z.object({
  queueId: Id,
  name: z.string(),
  waitingCount: Count,
  scheduledCount: Count,
  offeredCount: Count,
  activeCount: Count,
  parkedCount: Count,
  wrapUpCount: Count,
  oldestQueuedAt: At.nullable(),
  isOpen: z.boolean(),
  /** When it opens or closes next; null when it never does. */
  changesAt: At.nullable(),
  /** For somebody who came now; null when too little is known. */
  estimate: WaitRange.nullable(),
  readyAgentCount: Count,
  /** Connected, in whatever state. */
  signedInCount: Count,
  /** Everybody who serves the queue. */
  agentCount: Count,
  /** Today, in the tenant's time zone. */
  arrivedCount: Count,
  answeredCount: Count,
  answeredInTimeCount: Count,
  /** All who left before an answer, short abandons among them. */
  abandonedCount: Count,
  shortAbandonedCount: Count,
  expiredCount: Count,
  movedOnCount: Count,
  /** Of the answered. */
  waitMsSum: Count,
  handledCount: Count,
  /** From assignment to the end of wrap-up, of the handled. */
  handleMsSum: Count,
  serviceLevelMs: Count,
  serviceLevelTargetPct: Count,
  shortAbandonMs: Count,
  thresholds: AlertThresholds,
  /** The usual thresholds hold; nobody has chosen others. */
  hasUsualThresholds: z.boolean(),
  alerts: z.array(AlertView),
});
export type QueueView = z.infer<typeof QueueView>;

/** Who waits, or is being offered. */
export const WaitingView = z.object({
  interactionId: Id,
  conversationId: Id,
  queueId: Id,
  channel: Channel,
  state: z.enum(['queued', 'offered']),
  /** Null for the moment until the names have been read. */
  customerName: z.string().nullable(),
  subject: z.string(),
  priority: z.int(),
  /** Its place in time; a return to the queue does not move it. */
  queuedAt: At,
  /** When the service-level target is reached; null once answered, or never. */
  dueAt: At.nullable(),
  isCallback: z.boolean(),
  /** From 0; -1 waits for the preferred agent alone. */
  step: z.int(),
  stepCount: Count,
  skills: z.array(z.object({ skillId: Id, proficiencyMin: z.int() })),
  /** Whom it is offered to just now. */
  offeredTo: z.array(z.string()),
});
export type WaitingView = z.infer<typeof WaitingView>;

export const SupervisionMode = z.enum(['monitor', 'coach', 'barge']);
export type SupervisionMode = z.infer<typeof SupervisionMode>;

/** A supervisor who reads, or takes part in, somebody's work. */
export const SupervisorView = z.object({
  personId: Id,
  name: z.string(),
  mode: SupervisionMode,
  sinceAt: At,
});
export type SupervisorView = z.infer<typeof SupervisorView>;

/** Who supervises a conversation, as everybody who works on it sees. */
export const SupervisionView = z.object({ supervisors: z.array(SupervisorView) });
export type SupervisionView = z.infer<typeof SupervisionView>;

export const FloorWorkView = z.object({
  interactionId: Id,
  conversationId: Id,
  queueId: Id,
  channel: Channel,
  state: z.enum(['offered', 'active', 'on-hold', 'parked', 'wrap-up', 'consulted']),
  /** Null for the moment until the names have been read. */
  customerName: z.string().nullable(),
  sinceAt: At,
  /** Names of supervisors, by what they do. */
  supervisors: z.array(SupervisorView),
});
export type FloorWorkView = z.infer<typeof FloorWorkView>;

export const FloorAgentView = z.object({
  agentId: Id,
  name: z.string(),
  /** The queues the agent serves. */
  queueIds: z.array(Id),
  connection: Connection,
  connectionAt: At,
  routability: Routability,
  reason: NotReadyReason.nullable(),
  /** What finishing ends in; null while not finishing. */
  next: z.enum(['not-ready', 'offline']).nullable(),
  routabilityAt: At,
  /** When the last offer ended or the last work was let go. */
  idleSinceAt: At,
  capacityTotal: z.int(),
  capacityUsed: z.int(),
  work: z.array(FloorWorkView),
});
export type FloorAgentView = z.infer<typeof FloorAgentView>;
