import type {
  ConsultId,
  ConversationId,
  Instant,
  InteractionId,
  PersonId,
} from '@zentrale/kernel/values';

/** `private`: agent and expert talk; `joined`: the expert also talks to the customer. */
export type ConsultState = 'requested' | 'private' | 'joined' | 'declined' | 'ended';

/** An expert asked for help with a conversation. */
export interface Consult {
  readonly consultId: ConsultId;
  readonly conversationId: ConversationId;
  readonly interactionId: InteractionId | null;
  readonly agentId: PersonId;
  readonly agentName: string;
  readonly expertId: PersonId;
  readonly expertName: string;
  readonly question: string;
  readonly customerName: string;
  readonly subject: string;
  readonly state: ConsultState;
  readonly requestedAt: Instant;
  readonly endedAt: Instant | null;
}

export type ConsultStep = 'accept' | 'decline' | 'join' | 'end';

const NEXT: Readonly<Record<ConsultStep, ConsultState>> = {
  accept: 'private',
  decline: 'declined',
  join: 'joined',
  end: 'ended',
};

/** The state a step leads to; whether it may be taken is said by `whyNotConsult`. */
export function consultStateAfter(step: ConsultStep): ConsultState {
  return NEXT[step];
}

export const OPEN_CONSULT_STATES: readonly ConsultState[] = ['requested', 'private', 'joined'];
