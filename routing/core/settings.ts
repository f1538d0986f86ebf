// What people configure. Settings are facts in the history: a replay knows them as they were.
import type {
  AgentId,
  CalendarId,
  DurationMs,
  PersonId,
  ProfileId,
  QueueId,
  SkillId,
} from '@zentrale/kernel/values';
import type { Calendar } from './calendar/index.ts';

export type { Calendar };

/** In which order waiting work is served; one file each in `ordering/`. */
export type OrderingName =
  | 'first-come'
  | 'priority-ageing'
  | 'deadline-then-ratio'
  | 'generalised-c-mu';

/** Which of the available agents is chosen; one file each in `choice/`. */
export type AgentStrategyName =
  | 'longest-idle'
  | 'best-proficiency'
  | 'least-loaded'
  | 'fastest'
  | 'score';

/** Texts, whole numbers and yes or no, by name: what is known of an agent or of an interaction. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface Skill {
  readonly skillId: SkillId;
  readonly name: string;
}

/** The tenant's own settings. */
export interface CentreConfig {
  /** How long a lost connection may take to come back. */
  readonly graceMs: DurationMs;
  /** Between queues, for an agent who serves several; inside a queue its own ordering holds. */
  readonly ordering: OrderingName;
  /** IANA name, for people; days are counted with `offsets`. */
  readonly timeZone: string;
  readonly offsets: Calendar['offsets'];
}

/**
 * A ring of agents around waiting work. Whoever qualified in an earlier step still does, so a wish
 * is only ever relaxed.
 */
export interface RoutingStep {
  /** Who qualifies, as an expression: `requested and skill.german >= 70`. */
  readonly requirement: string;
  /** How long until the next step begins; `null` in the last one, and only there. */
  readonly lastsMs: DurationMs | null;
  /** Added to the interaction's priority when the step begins, 0..1000. */
  readonly priorityGain: number;
  /** Agents of these queues may serve as well from this step on. */
  readonly queueIds: readonly QueueId[];
  /** Passed over at once when nobody who qualifies is signed in. Never in the last step. */
  readonly skipsWhenNobody: boolean;
}

/** Blending: work of this queue leaves so many agents of another queue idle. */
export interface Reserve {
  readonly queueId: QueueId;
  /** Agents of that queue who must stay online, ready and without any load; 1..1000. */
  readonly idleMin: number;
}

export interface QueueConfig {
  readonly queueId: QueueId;
  readonly name: string;
  /** 0..1000, higher first; the default for interactions that bring none. */
  readonly priority: number;
  readonly ordering: OrderingName;
  /** For `priority-ageing`: points per minute of waiting, 0..1000. */
  readonly priorityGrowthPerMinute: number;
  /** Where ageing and steps stop raising a priority, 0..1000. */
  readonly priorityMax: number;
  readonly agentStrategy: AgentStrategyName;
  /** At least one. */
  readonly steps: readonly RoutingStep[];
  /** How long the preferred agent alone is waited for while she is signed in; 0 does not wait. */
  readonly stickyMs: DurationMs;
  readonly offerTimeoutMs: DurationMs;
  /**
   * How many agents are offered one interaction at once, 1..10; the first to accept gets it. A
   * preferred agent is asked alone, and so is whoever would take an agent out of a reserve.
   */
  readonly offerCountMax: number;
  /** 0 closes an interaction as soon as it is completed. */
  readonly wrapUpMs: DurationMs;
  /** Waiting interactions at most; offered ones do not count. */
  readonly lengthMax: number;
  readonly onFull: 'refuse' | 'overflow';
  /** Longest wait in this queue. */
  readonly waitMaxMs: DurationMs;
  readonly onWaitMax: 'overflow' | 'expire';
  /** Where work goes that overflows; it keeps its place in time. */
  readonly overflowQueueId: QueueId | null;
  /** Opening hours; `null` is always open. Service-level clocks run while it is open. */
  readonly calendarId: CalendarId | null;
  /** What becomes of work that comes while closed; `schedule` lets it wait for the opening. */
  readonly onClosed: 'wait' | 'refuse' | 'overflow' | 'schedule';
  readonly onAgentLost: 'requeue' | 'keep';
  /** Longest time with one agent until completion; then the interaction waits again. */
  readonly handleMaxMs: DurationMs;
  /** Longest time parked; then the interaction waits again, at its place. */
  readonly parkMaxMs: DurationMs;
  /** Target of the service level, in open time. */
  readonly serviceLevelMs: DurationMs;
  readonly serviceLevelTargetPct: number;
  /** Customers who leave sooner count as short abandons. */
  readonly shortAbandonMs: DurationMs;
  readonly reserve: Reserve | null;
  /** Whether waiting customers may ask to be called back, keeping their place. */
  readonly offersCallback: boolean;
}

export interface ChannelCapacity {
  /** What one interaction costs of the total. */
  readonly weight: number;
  readonly countMax: number;
  /** Work of this channel makes room for work of these channels: it is interrupted meanwhile. */
  readonly interruptibleBy?: readonly string[];
}

export interface Capacity {
  readonly total: number;
  /** A channel that is absent is not served. */
  readonly channels: Readonly<Record<string, ChannelCapacity>>;
}

/** Which queues an agent serves and how much she takes; shared by many agents. */
export interface RoutingProfile {
  readonly profileId: ProfileId;
  readonly name: string;
  readonly queueIds: readonly QueueId[];
  readonly capacity: Capacity;
}

export interface AgentConfig {
  readonly agentId: AgentId;
  readonly name: string;
  readonly skills: readonly { readonly skillId: SkillId; readonly proficiency: number }[];
  /** What expressions may ask of her beside skills. */
  readonly attributes: Attributes;
  /** Gives queues and capacity; without one the agent's own hold. */
  readonly profileId: ProfileId | null;
  readonly queueIds: readonly QueueId[];
  readonly capacity: Capacity;
}

/** `proficiencyMin` 0 prefers the skill without requiring it. */
export interface SkillRequirement {
  readonly skillId: SkillId;
  readonly proficiencyMin: number;
}

/** Who changes a setting, and on top of which version of it. */
export interface Change {
  readonly byPersonId?: PersonId;
  /**
   * Version of the fact that last changed this setting, as the editor saw it; 0 for a new one.
   * Refused with `settings.conflict` when it has changed since. Left out: whatever it is.
   */
  readonly baseVersion?: number;
}

/** Who acts on other people's work, and why. */
export interface Act {
  readonly byPersonId: PersonId;
  readonly reason: string;
}
