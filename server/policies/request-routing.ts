import type { ChatTopic } from '@zentrale/channels/app';
import type { OutboxDelivery, Tx } from '@zentrale/kernel/ports';
import {
  asId,
  Fault,
  type AgentId,
  type CommandId,
  type ConversationId,
  type CustomerId,
  type InteractionId,
  type QueueId,
  type SkillId,
} from '@zentrale/kernel/values';
import type { Channel } from '@zentrale/protocol';
import type { RoutingCommand } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';

export const ROUTING_COMMAND_TOPIC = 'routing.command';

export interface RoutingWish {
  readonly conversationId: ConversationId;
  readonly channel: Channel;
  readonly customerId: CustomerId;
  readonly queueId: QueueId;
  readonly skills: readonly { skillId: SkillId; proficiencyMin: number }[];
  readonly priority?: number;
  /** Served this customer lately. */
  readonly preferredAgentId?: AgentId;
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

/** Makes a new interaction of a conversation and has it routed once the transaction commits. */
export async function requestRouting(
  centre: Centre,
  tx: Tx,
  wish: RoutingWish,
): Promise<InteractionId> {
  const interactionId = asId<InteractionId>(centre.ids.next('int'));
  const { conversationId } = wish;
  await centre.channels.setInteraction(tx, { conversationId, interactionId, agent: null });
  await enqueueRouting(tx, conversationId, { type: 'RequestRouting', interactionId, ...wish });
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

// What these say is already so; trying again would not change it.
const SETTLED = new Set([
  'interaction.duplicate',
  'interaction.unknown',
  'interaction.wrong-state',
]);

/** Hands a committed wish to the engine; the outbox message's id makes a repeat harmless. */
export async function submitRouting(centre: Centre, delivery: OutboxDelivery): Promise<void> {
  const runtime = await centre.routing.open(delivery.tenantId);
  const commandId = asId<CommandId>(`outbox:${delivery.messageId}`);
  // Written by `enqueueRouting` above and by nothing else.
  const result = await runtime.submit(commandId, delivery.body as RoutingCommand);
  if (result.ok || SETTLED.has(result.refusal.kind)) return;
  // A full queue empties; a queue that is not configured may be: keep the customer's wish.
  throw new Fault(result.refusal.kind, { retryable: true, ours: true });
}
