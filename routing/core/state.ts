// The state of one tenant. `…State` interfaces are what everybody may read; `Agent`, `Interaction`,
// `Queue` and `WorkingState` are the same objects as their owner, `evolve`, may change them.
import type {
  AgentId,
  CalendarId,
  ConversationId,
  CustomerId,
  Instant,
  InteractionId,
  OfferId,
  PersonId,
  ProfileId,
  QueueId,
  SkillId,
} from '@zentrale/kernel/values';
import type { SlaClock } from './calendar/index.ts';
import type { SupervisionMode } from './commands/supervisors.ts';
import type { DayCounts } from './day-counts.ts';
import type { Deadline, DeadlineBook, ReadonlyDeadlineBook } from './deadlines.ts';
import type { Demand, Fit } from './demand.ts';
import type { WaitRecord } from './estimate/index.ts';
import type { Decision } from './facts/about.ts';
import type { OfferPurpose } from './facts/offers.ts';
import type { PartyRole } from './facts/work.ts';
import type { OrderedSet, ReadonlyOrderedSet } from './ordered-set.ts';
import type { QueuePlan } from './plan.ts';
import type { ReadonlyRecentCommands, RecentCommands } from './recent-commands.ts';
import type { Presence } from './roster.ts';
import type { ReadonlyShortMap, ReadonlyShortSet, ShortMap, ShortSet } from './short-list.ts';
import type {
  AgentConfig,
  Attributes,
  Calendar,
  CentreConfig,
  QueueConfig,
  RoutingProfile,
  Skill,
  SkillRequirement,
} from './settings.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What one interaction takes of an agent's capacity, as it was when it was charged. */
export interface Charge {
  readonly channel: string;
  readonly weight: number;
}

export interface AgentState {
  /** With the queues and the capacity of her profile, where she has one. */
  readonly config: AgentConfig;
  readonly connection: 'online' | 'lost' | 'offline';
  readonly connectionAt: Instant;
  /** Set while the connection is lost. */
  readonly graceEndsAt: Instant | null;
  readonly routability: 'ready' | 'not-ready' | 'draining';
  /** Why not ready, or with which reason draining will end. */
  readonly reason: string | null;
  /** What draining ends in; `null` while she does not drain. */
  readonly next: 'not-ready' | 'offline' | null;
  readonly routabilityAt: Instant;
  /** When the last offer ended or the last work was let go; states do not touch it. */
  readonly idleSinceAt: Instant;
  readonly offerIds: ReadonlyShortSet<OfferId>;
  /** Active, on hold and in wrap-up. */
  readonly held: ReadonlyShortSet<InteractionId>;
  /** Interactions of others she takes part in. */
  readonly joined: ReadonlyShortSet<InteractionId>;
  /** Hers, but put aside: no capacity is charged. */
  readonly parked: ReadonlyShortSet<InteractionId>;
  readonly charges: ReadonlyShortMap<InteractionId, Charge>;
  /** Sum of the charges, less what is interrupted by other work. */
  readonly loadUsed: number;
  /** Load by total in parts per million. */
  readonly loadPpm: number;
  /** Load that was let pass: what she held when her capacity shrank, or was overridden. */
  readonly loadAdmitted: number;
  /** From outside, 0..1000. */
  readonly score: number;
  /** Mean time from assignment to closing, weighing recent work more; 0 until the first. */
  readonly meanHandleMs: number;
}

export interface Agent extends Mutable<AgentState> {
  offerIds: ShortSet<OfferId>;
  held: ShortSet<InteractionId>;
  joined: ShortSet<InteractionId>;
  parked: ShortSet<InteractionId>;
  charges: ShortMap<InteractionId, Charge>;
  fits: Fit[];
  /** Those of her settings, by reference. */
  queues: Queue[];
  countedAs: Presence;
  graceDeadline: Deadline | null;
  /** Interactions she can hold at once, by her settings. */
  placeCount: number;
}

export type InteractionPlace =
  | 'scheduled'
  | 'queued'
  | 'offered'
  | 'active'
  | 'on-hold'
  | 'parked'
  | 'wrap-up';

/** A colleague who takes part beside the holder. */
export interface Party {
  readonly agentId: AgentId;
  readonly role: PartyRole;
  readonly joinedAt: Instant;
  readonly offerId: OfferId;
}

export interface Supervision {
  readonly personId: PersonId;
  readonly mode: SupervisionMode;
  readonly sinceAt: Instant;
}

export interface InteractionState {
  readonly interactionId: InteractionId;
  readonly conversationId: ConversationId;
  readonly customerId: CustomerId;
  readonly channel: string;
  readonly queueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  readonly context: Attributes;
  readonly priority: number;
  readonly isQueuePriority: boolean;
  readonly preferredAgentId: AgentId | null;
  readonly isCallback: boolean;
  /** It has begun to wait; scheduled work has not. */
  readonly hasArrived: boolean;
  /** Index of the queue's step; -1 while the preferred agent alone is waited for. */
  readonly step: number;
  readonly stepSinceAt: Instant;
  /** Gives the place in the line. */
  readonly queuedAt: Instant;
  /** When the present wait began; later than `queuedAt` after a return. */
  readonly waitingSinceAt: Instant;
  /** Counts open time towards the service level while nobody has answered. */
  readonly clock: SlaClock;
  /** When the service-level target is reached; `null` once answered, or never. */
  readonly dueAt: Instant | null;
  /** When scheduled or parked work begins to wait. */
  readonly wakesAt: Instant | null;
  readonly state: InteractionPlace;
  /** Who holds it: set while active, on hold, parked or in wrap-up. */
  readonly agentId: AgentId | null;
  /** Live offers: several of waiting work; while active, a transfer and consults. */
  readonly offerIds: readonly OfferId[];
  readonly parties: readonly Party[];
  readonly supervisions: readonly Supervision[];
  /** Declined or missed by, in this queue. */
  readonly offeredBefore: readonly AgentId[];
  readonly acceptedOfferId: OfferId | null;
  readonly wasAnswered: boolean;
  readonly assignedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly wrapUpEndsAt: Instant | null;
  readonly dispositionId: string | null;
}

export interface Interaction extends Mutable<InteractionState> {
  /** Where it waits, or would; found anew when what it asks for has changed. */
  demand: Demand | null;
  /** When it leaves its place by itself; made with the first one, and kept while it lives. */
  placeEnd: Deadline | null;
  /** When it leaves its step. */
  stepEnd: Deadline | null;
}

export interface OfferState {
  readonly offerId: OfferId;
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
  readonly purpose: OfferPurpose;
  readonly fromAgentId: AgentId | null;
  readonly offeredAt: Instant;
  readonly expiresAt: Instant;
  readonly decision: Decision;
}

export interface Offer extends OfferState {
  readonly deadline: Deadline;
}

export interface QueueState {
  readonly config: QueueConfig;
  /** Oldest first; the order of service is that of the interactions' demands. */
  readonly waiting: ReadonlyOrderedSet<InteractionState>;
  readonly scheduledCount: number;
  readonly offeredCount: number;
  /** Active and on hold. */
  readonly activeCount: number;
  readonly parkedCount: number;
  readonly wrapUpCount: number;
  /** Online and ready, with or without room. */
  readonly readyAgentCount: number;
  /** Online, ready and without any load. */
  readonly idleAgentCount: number;
  /** Interactions that the ready agents can hold at once, whichever queues they are of. */
  readonly placeCount: number;
  readonly agents: ReadonlyMap<AgentId, AgentState>;
  /** Of the tenant's present day. */
  readonly day: Readonly<DayCounts>;
  /** What estimates of waits are made from. */
  readonly waits: Readonly<WaitRecord>;
}

export interface Queue extends Mutable<QueueState> {
  waiting: OrderedSet<Interaction>;
  agents: Map<AgentId, Agent>;
  day: DayCounts;
  waits: WaitRecord;
  /** The settings in the form that decisions use. */
  plan: QueuePlan;
  /** Lines of this queue. */
  lines: Set<Demand>;
  /** Those in which somebody waits and somebody is available, by what the last facts have noted. */
  matching: Demand[];
  /** With so many lines the idle ones are dropped. */
  lineCountMax: number;
  /** Lines its agents serve: its own, and those of queues that add it in a step. */
  served: Set<Demand>;
  /** Queues that leave agents of this one idle. */
  reserving: Set<Queue>;
}

/** Version of the fact that last changed a setting, by `queue:service` and the like. */
export type SettingVersions = ReadonlyMap<string, number>;

export interface RoutingState {
  /** Version of the last fact. */
  readonly version: number;
  readonly recordedAt: Instant;
  readonly centre: CentreConfig;
  /** Numbers the offers. */
  readonly offerCount: number;
  readonly skills: ReadonlyMap<SkillId, Skill>;
  readonly calendars: ReadonlyMap<CalendarId, Calendar>;
  readonly profiles: ReadonlyMap<ProfileId, RoutingProfile>;
  readonly queues: ReadonlyMap<QueueId, QueueState>;
  readonly agents: ReadonlyMap<AgentId, AgentState>;
  readonly interactions: ReadonlyMap<InteractionId, InteractionState>;
  readonly offers: ReadonlyMap<OfferId, OfferState>;
  readonly settingVersions: SettingVersions;
  readonly commands: ReadonlyRecentCommands;
  readonly deadlines: ReadonlyDeadlineBook;
}

export interface WorkingState extends Mutable<RoutingState> {
  skills: Map<SkillId, Skill>;
  calendars: Map<CalendarId, Calendar>;
  profiles: Map<ProfileId, RoutingProfile>;
  queues: Map<QueueId, Queue>;
  agents: Map<AgentId, Agent>;
  interactions: Map<InteractionId, Interaction>;
  offers: Map<OfferId, Offer>;
  settingVersions: Map<string, number>;
  commands: RecentCommands;
  deadlines: DeadlineBook;
  demands: Map<string, Demand>;
  /** What the last facts made possible and `settle` has not looked at yet; no part of the state. */
  unsettled: Unsettled;
}

/** Queues, lines and agents for whom something may follow. */
export interface Unsettled {
  /** Those that have matching lines. */
  readonly matching: Queue[];
  /** Somebody waits in a step that is passed over, and nobody who qualifies is signed in. */
  readonly skips: Set<Demand>;
  /** Draining agents who hold nothing any more. */
  readonly drained: Set<Agent>;
}
