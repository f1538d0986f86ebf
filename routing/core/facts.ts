import type { AgentId, InteractionId, PersonId } from '@zentrale/kernel/values';
import type { RoutingAnswer } from './commands.ts';
import type { AgentFact } from './facts/agents.ts';
import type { OfferFact } from './facts/offers.ts';
import type { SettingsFact } from './facts/settings.ts';
import type { WaitingFact } from './facts/waiting.ts';
import type { WorkFact } from './facts/work.ts';

export type * from './facts/about.ts';
export type * from './facts/agents.ts';
export type * from './facts/offers.ts';
export type * from './facts/settings.ts';
export type * from './facts/waiting.ts';
export type * from './facts/work.ts';

/** A command asked for what was so already; recorded so that a late repeat stays without effect. */
export interface NothingChanged {
  readonly type: 'NothingChanged';
}

/** Comes first among the facts of what somebody did to other people's work. */
export interface SupervisorActed {
  readonly type: 'SupervisorActed';
  readonly act: 'reassign' | 'set-priority' | 'force-state' | 'monitor' | 'coach' | 'barge';
  readonly byPersonId: PersonId;
  readonly reason: string;
  readonly subjectAgentId: AgentId | null;
  readonly subjectInteractionId: InteractionId | null;
}

/** The command behind a fact, kept on the first fact of each command for its repeats. */
export interface Asked {
  /** See `commandDigest`. */
  readonly digest: number;
  readonly answer: RoutingAnswer;
}

export type FactBody =
  | SettingsFact
  | WaitingFact
  | OfferFact
  | WorkFact
  | AgentFact
  | SupervisorActed
  | NothingChanged;

export type RoutingFact = FactBody & { readonly asked?: Asked };
