// Answers to people's questions; asked of a state, changing nothing.
import type { AgentId, DurationMs, Instant, QueueId } from '@zentrale/kernel/values';
import type { DayCounts } from '../day-counts.ts';
import type { ExclusionReason } from '../facts/about.ts';
import type { Attributes, SkillRequirement } from '../settings.ts';

export interface WaitEstimate {
  /** About 80 % of waits end between low and high. */
  readonly lowMs: DurationMs;
  readonly likelyMs: DurationMs;
  readonly highMs: DurationMs;
}

export interface QueueFigures {
  readonly waitingCount: number;
  readonly scheduledCount: number;
  readonly offeredCount: number;
  readonly activeCount: number;
  readonly parkedCount: number;
  readonly wrapUpCount: number;
  readonly oldestQueuedAt: Instant | null;
  /** Online and ready, with or without room. */
  readonly readyAgentCount: number;
  readonly idleAgentCount: number;
  readonly agentCount: number;
  readonly isOpen: boolean;
  /** When it opens or closes next; `null` when it never does. */
  readonly changesAt: Instant | null;
  /** For somebody who came now; `null` when too little is known. */
  readonly estimate: WaitEstimate | null;
  readonly day: Readonly<DayCounts>;
}

/** One agent and how she stands to a wish. */
export interface CandidateView {
  readonly agentId: AgentId;
  /** `null`: she could be offered it now. */
  readonly excludedBy: ExclusionReason | null;
  /** Parts of the requirement she does not meet, as written in expressions; at most five. */
  readonly unmet: readonly string[];
  readonly proficiency: number;
  readonly idleMs: DurationMs;
  readonly loadPct: number;
  /** The first step in which she qualifies; `null`: in none. */
  readonly qualifiesInStep: number | null;
}

export interface StepView {
  /** -1: the preferred agent alone. */
  readonly step: number;
  /** Who qualifies, with all that the interaction brings put in; relaxes from step to step. */
  readonly requirement: string;
  /** When it began or begins by the clock; `null` when an earlier step lasts. */
  readonly startsAt: Instant | null;
  readonly qualifiedCount: number;
  readonly signedInCount: number;
}

/** Why an interaction still waits, or who would get one. */
export interface WaitingExplanation {
  readonly queueId: QueueId;
  readonly step: number;
  readonly steps: readonly StepView[];
  /** When the circle of agents grows next. */
  readonly nextStepAt: Instant | null;
  readonly priority: number;
  readonly dueAt: Instant | null;
  /** From 1; what is served before it by today's order, in its queue. */
  readonly position: number;
  readonly estimate: WaitEstimate | null;
  readonly consideredCount: number;
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: number }[];
  /** Best first, then who is left out; at most `candidateCountMax`. */
  readonly candidates: readonly CandidateView[];
  /** Who is waited for or offered to. */
  readonly preferredAgentId: AgentId | null;
}

/** A wish that nobody has yet: "who would get a Spanish chat at priority 5 now?" */
export interface Wish {
  readonly channel: string;
  readonly queueId: QueueId;
  readonly skills: readonly SkillRequirement[];
  readonly priority?: number;
  readonly context?: Attributes;
  readonly preferredAgentId?: AgentId;
}
