import type { ChatTopic } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  type AgentId,
  type ConversationId,
  type CustomerId,
  type Instant,
  type InteractionId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type { Channel } from '@zentrale/protocol';
import type { RoutingCommand } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { customerAttributes } from './customer-attributes.ts';

export const ROUTING_COMMAND_TOPIC = 'routing.command';

export interface RoutingWish {
  readonly conversationId: ConversationId;
  readonly channel: Channel;
  readonly customerId: CustomerId;
  readonly queueId: QueueId;
  readonly skills: readonly { skillId: SkillId; proficiencyMin: number }[];
  readonly priority?: number;
  /** Who should have it; otherwise whoever served this customer last. */
  readonly preferredAgentId?: AgentId;
  /** The customer is not there and will be written to. */
  readonly isCallback?: boolean;
  /** It begins to wait then, not now. */
  readonly notBeforeAt?: Instant;
}

/** What a conversation is about; undefined where the topic is no more. */
export async function topicOf(
  { directory }: Pick<Centre, 'directory'>,
  tx: Tx,
  topicId: string | null,
) {
  const { topics } = await directory.centre(tx);
  return topics.find((topic) => topic.topicId === topicId);
}

/** The queue and the skills a topic asks for. */
export function demandOf(topic: ChatTopic): Pick<RoutingWish, 'queueId' | 'skills'> {
  return {
    queueId: asId<QueueId>(topic.queueId),
    skills: topic.skills.map(({ skillId, proficiencyMin }) => ({
      skillId: asId<SkillId>(skillId),
      proficiencyMin,
    })),
  };
}

/**
 * Makes a new interaction of a conversation and has it routed once the transaction commits. What
 * the journey knows of the customer goes along, and the agent of last time is asked first.
 */
export async function requestRouting(
  centre: Centre,
  tx: Tx,
  wish: RoutingWish,
): Promise<InteractionId> {
  const interactionId = asId<InteractionId>(centre.ids.next('int'));
  const { conversationId, customerId } = wish;
  const { context, lastAgentId } = await customerAttributes(centre, tx, customerId);
  await centre.channels.setInteraction(tx, { conversationId, interactionId, agent: null });
  await enqueueRouting(tx, conversationId, {
    type: 'RequestRouting',
    interactionId,
    ...(lastAgentId === null ? {} : { preferredAgentId: lastAgentId }),
    ...wish,
    context,
  });
  return interactionId;
}

/** Routing commands of one conversation reach the engine in the order they were committed. */
export async function enqueueRouting(
  tx: Tx,
  conversationId: ConversationId,
  command: RoutingCommand,
): Promise<void> {
  await tx.enqueue({ topic: ROUTING_COMMAND_TOPIC, key: conversationId, body: command });
}
