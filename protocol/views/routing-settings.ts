// Routing's settings as administrators edit them. The bounds are those of the engine, which checks
// them again together with everything that one setting says of another.
import { z } from 'zod';
import { At, Channel, Id, SkillLevel } from './base.ts';

const TEXT_LENGTH_MAX = 200;
const DURATION_MS_MAX = 2_592_000_000;
const PRIORITY_MAX = 1000;

const Text = z.string().trim().min(1).max(TEXT_LENGTH_MAX);
/** 0 to 30 days. */
const Duration = z.int().min(0).max(DURATION_MS_MAX);
/** Sooner than a second nothing ends. */
const DurationFromSecond = z.int().min(1_000).max(DURATION_MS_MAX);
const Priority = z.int().min(0).max(PRIORITY_MAX);

export const ORDERING_NAMES = [
  'deadline-then-ratio',
  'first-come',
  'priority-ageing',
  'generalised-c-mu',
] as const;
export const OrderingName = z.enum(ORDERING_NAMES);
export type OrderingName = z.infer<typeof OrderingName>;

export const AGENT_STRATEGY_NAMES = [
  'longest-idle',
  'best-proficiency',
  'least-loaded',
  'fastest',
  'score',
] as const;
export const AgentStrategyName = z.enum(AGENT_STRATEGY_NAMES);
export type AgentStrategyName = z.infer<typeof AgentStrategyName>;

/** Whole numbers, texts and yes or no, by name; expressions ask for them. */
export const Attributes = z
  .record(
    z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
    z.union([z.string().max(TEXT_LENGTH_MAX), z.int(), z.boolean()]),
  )
  .refine((attributes) => Object.keys(attributes).length <= 30, 'at most 30');
export type Attributes = z.infer<typeof Attributes>;

export const SkillSetting = z.strictObject({ skillId: Id, name: Text });
export type SkillSetting = z.infer<typeof SkillSetting>;

export const RoutingStepSettings = z.strictObject({
  /** Who qualifies, as an expression. */
  requirement: z.string().max(500),
  /** Null in the last step, and only there. */
  lastsMs: DurationFromSecond.nullable(),
  priorityGain: Priority,
  queueIds: z.array(Id).max(20),
  skipsWhenNobody: z.boolean(),
});
export type RoutingStepSettings = z.infer<typeof RoutingStepSettings>;

export const QueueSettings = z.strictObject({
  queueId: Id,
  name: Text,
  priority: Priority,
  ordering: OrderingName,
  /** For `priority-ageing`. */
  priorityGrowthPerMinute: Priority,
  priorityMax: Priority,
  agentStrategy: AgentStrategyName,
  steps: z.array(RoutingStepSettings).min(1).max(10),
  stickyMs: Duration,
  offerTimeoutMs: DurationFromSecond,
  offerCountMax: z.int().min(1).max(10),
  wrapUpMs: Duration,
  lengthMax: z.int().min(1).max(200_000),
  onFull: z.enum(['refuse', 'overflow']),
  waitMaxMs: DurationFromSecond,
  onWaitMax: z.enum(['overflow', 'expire']),
  overflowQueueId: Id.nullable(),
  /** Null is always open. */
  calendarId: Id.nullable(),
  onClosed: z.enum(['wait', 'refuse', 'overflow', 'schedule']),
  onAgentLost: z.enum(['requeue', 'keep']),
  handleMaxMs: DurationFromSecond,
  parkMaxMs: DurationFromSecond,
  serviceLevelMs: Duration,
  serviceLevelTargetPct: z.int().min(0).max(100),
  shortAbandonMs: Duration,
  /** Work of this queue leaves so many agents of another one idle. */
  reserve: z.strictObject({ queueId: Id, idleMin: z.int().min(1).max(1_000) }).nullable(),
  offersCallback: z.boolean(),
});
export type QueueSettings = z.infer<typeof QueueSettings>;

export const ChannelCapacitySettings = z.strictObject({
  /** What one interaction costs of the total. */
  weight: z.int().min(0).max(10_000),
  countMax: z.int().min(0).max(10_000),
  /** Work of this channel makes room for work of these. */
  interruptibleBy: z.array(Channel).max(20).optional(),
});
export const CapacitySettings = z.strictObject({
  total: z.int().min(0).max(10_000),
  /** A channel that is absent is not served. */
  channels: z.partialRecord(Channel, ChannelCapacitySettings),
});
export type CapacitySettings = z.infer<typeof CapacitySettings>;

export const ProfileSettings = z.strictObject({
  profileId: Id,
  name: Text,
  queueIds: z.array(Id).max(100),
  capacity: CapacitySettings,
});
export type ProfileSettings = z.infer<typeof ProfileSettings>;

/** The name is the directory's. */
export const AgentRoutingSettings = z.strictObject({
  agentId: Id,
  skills: z.array(SkillLevel).max(100),
  attributes: Attributes,
  /** Gives queues and capacity; without one the agent's own hold. */
  profileId: Id.nullable(),
  queueIds: z.array(Id).max(100),
  capacity: CapacitySettings,
});
export type AgentRoutingSettings = z.infer<typeof AgentRoutingSettings>;

export const CentreRoutingSettings = z.strictObject({
  /** How long a lost connection may take to come back. */
  graceMs: Duration,
  ordering: OrderingName,
  /** IANA name. */
  timeZone: Text,
});
export type CentreRoutingSettings = z.infer<typeof CentreRoutingSettings>;

/** Who changed a setting last, and when; null where a program did or nobody remembers. */
const Changed = z.object({
  /** Goes into `baseVersion` of the next change. */
  version: z.int(),
  changedAt: At.nullable(),
  changedBy: z.object({ personId: Id, name: z.string() }).nullable(),
});

export const CentreRoutingView = Changed.extend({ centre: CentreRoutingSettings });
export type CentreRoutingView = z.infer<typeof CentreRoutingView>;
export const SkillsView = Changed.extend({ skills: z.array(SkillSetting) });
export type SkillsView = z.infer<typeof SkillsView>;
export const QueueSettingsView = Changed.extend({ queue: QueueSettings });
export type QueueSettingsView = z.infer<typeof QueueSettingsView>;
export const ProfileSettingsView = Changed.extend({ profile: ProfileSettings });
export type ProfileSettingsView = z.infer<typeof ProfileSettingsView>;
export const AgentSettingsView = Changed.extend({ agent: AgentRoutingSettings, name: z.string() });
export type AgentSettingsView = z.infer<typeof AgentSettingsView>;
