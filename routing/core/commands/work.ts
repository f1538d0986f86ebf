import type { AgentId, Instant, InteractionId, OfferId, QueueId } from '@zentrale/kernel/values';
import type { SkillRequirement } from '../settings.ts';

export interface AcceptOffer {
  readonly type: 'AcceptOffer';
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}
export interface DeclineOffer {
  readonly type: 'DeclineOffer';
  readonly offerId: OfferId;
  readonly agentId: AgentId;
  readonly reason: string;
}
/** What an agent does with an interaction: most of it only with one she holds. */
interface OwnWork {
  readonly interactionId: InteractionId;
  readonly agentId: AgentId;
}
/** Pull: the agent takes waiting, scheduled or parked work by hand; the ledger is charged. */
export interface TakeInteraction extends OwnWork {
  readonly type: 'TakeInteraction';
  /** Beyond her capacity, on purpose and recorded. */
  readonly isOverride?: boolean;
}
/** The customer waits on the line; capacity stays charged. */
export interface HoldInteraction extends OwnWork {
  readonly type: 'HoldInteraction';
}
export interface RetrieveInteraction extends OwnWork {
  readonly type: 'RetrieveInteraction';
}
/** Put aside: capacity becomes free, the interaction stays hers until it wakes. */
export interface ParkInteraction extends OwnWork {
  readonly type: 'ParkInteraction';
  /** When it wakes by itself; the queue's `parkMaxMs` at the latest. */
  readonly untilAt?: Instant;
}
/** The agent takes up what she parked. */
export interface ResumeInteraction extends OwnWork {
  readonly type: 'ResumeInteraction';
  readonly isOverride?: boolean;
}
export interface CompleteInteraction extends OwnWork {
  readonly type: 'CompleteInteraction';
  readonly dispositionId?: string;
}
/** Back from wrap-up to work, because the customer is there again. */
export interface ReopenInteraction extends OwnWork {
  readonly type: 'ReopenInteraction';
}
export interface FinishWrapUp extends OwnWork {
  readonly type: 'FinishWrapUp';
  readonly dispositionId?: string;
}
/**
 * The wait in the new queue begins now. Skills required so far are dropped, because whoever
 * chooses the queue has chosen its agents; new ones may be given.
 */
export interface TransferToQueue extends OwnWork {
  readonly type: 'TransferToQueue';
  readonly queueId: QueueId;
  readonly skills?: readonly SkillRequirement[];
}
/** Direct: the sender keeps the interaction until the receiver accepts. */
export interface TransferToAgent extends OwnWork {
  readonly type: 'TransferToAgent';
  readonly toAgentId: AgentId;
}
/** Asks a colleague into the interaction; she takes part from her acceptance on. */
export interface ConsultAgent extends OwnWork {
  readonly type: 'ConsultAgent';
  readonly toAgentId: AgentId;
}
/** The consulted colleague, or the holder for her, brings her to the customer. */
export interface StartConference extends OwnWork {
  readonly type: 'StartConference';
  readonly partyAgentId: AgentId;
}
/** A colleague leaves, or the holder sends her off; also takes back a consult not yet accepted. */
export interface EndParty extends OwnWork {
  readonly type: 'EndParty';
  readonly partyAgentId: AgentId;
}
/** Consulted transfer: a colleague who takes part becomes the holder. */
export interface CompleteTransfer extends OwnWork {
  readonly type: 'CompleteTransfer';
  readonly toAgentId: AgentId;
}

export type WorkCommand =
  | AcceptOffer
  | DeclineOffer
  | TakeInteraction
  | HoldInteraction
  | RetrieveInteraction
  | ParkInteraction
  | ResumeInteraction
  | CompleteInteraction
  | ReopenInteraction
  | FinishWrapUp
  | TransferToQueue
  | TransferToAgent
  | ConsultAgent
  | StartConference
  | EndParty
  | CompleteTransfer;
