import type { ConsultState, ConsultStep } from './consult.ts';

export { abilitiesOf } from './channel.ts';
export { countSegments, type SegmentCount } from './segments.ts';

/** A name from the error registry, or `null`: nothing speaks against it. */
export type WhyNot = string | null;

export type ConsultAction = ConsultStep | 'write-privately' | 'write-to-customer';

interface ConsultRule {
  readonly states: readonly ConsultState[];
  readonly by: 'expert' | 'agent-or-expert';
}

/** Which state of a consultation allows which action, and to whom. */
export const CONSULT_RULES: Readonly<Record<ConsultAction, ConsultRule>> = {
  accept: { states: ['requested'], by: 'expert' },
  decline: { states: ['requested'], by: 'expert' },
  join: { states: ['private'], by: 'expert' },
  end: { states: ['requested', 'private', 'joined'], by: 'agent-or-expert' },
  'write-privately': { states: ['private', 'joined'], by: 'agent-or-expert' },
  'write-to-customer': { states: ['joined'], by: 'expert' },
};

/** Why may this person not do this with the consultation now? */
export function whyNotConsult(
  action: ConsultAction,
  consult: { readonly state: ConsultState; readonly agentId: string; readonly expertId: string },
  personId: string,
): WhyNot {
  const rule = CONSULT_RULES[action];
  const isParty =
    personId === consult.expertId ||
    (rule.by === 'agent-or-expert' && personId === consult.agentId);
  if (!isParty) return 'consult.not-yours';
  return rule.states.includes(consult.state) ? null : 'consult.wrong-state';
}

export type ConversationAction =
  | 'write-to-customer'
  | 'write-internally'
  | 'attach-file'
  | 'retry-message'
  | 'request-consult';

/** The parts of a conversation the rules look at. */
export interface ConversationFacts {
  readonly state: 'open' | 'closed';
  readonly abilities: { readonly hasAttachments: boolean };
  /** Empty when there is nobody to answer to. */
  readonly replyTo: string;
}

interface ConversationRule {
  readonly reason: string;
  readonly forbids: (conversation: ConversationFacts) => boolean;
}

const isClosed: ConversationRule = {
  reason: 'conversation.closed',
  forbids: ({ state }) => state === 'closed',
};
const carriesNoFiles: ConversationRule = {
  reason: 'channel.no-attachments',
  forbids: ({ abilities }) => !abilities.hasAttachments,
};
const hasNobodyToAnswer: ConversationRule = {
  reason: 'channel.no-reply-address',
  forbids: ({ replyTo }) => replyTo === '',
};

/**
 * What speaks against an action, first reason first. Internal notes are allowed after the end:
 * wrap-up is when they are written.
 */
export const CONVERSATION_RULES: Readonly<Record<ConversationAction, readonly ConversationRule[]>> =
  {
    'write-to-customer': [isClosed, hasNobodyToAnswer],
    'write-internally': [],
    'attach-file': [isClosed, carriesNoFiles],
    'retry-message': [isClosed, hasNobodyToAnswer],
    'request-consult': [isClosed],
  };

/** Why is this not possible in the conversation now? */
export function whyNotConversation(
  action: ConversationAction,
  conversation: ConversationFacts,
): WhyNot {
  const against = CONVERSATION_RULES[action].find((rule) => rule.forbids(conversation));
  return against?.reason ?? null;
}
