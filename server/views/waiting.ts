import type { Tx } from '@zentrale/kernel/ports';
import { asId, type InteractionId, type QueueId } from '@zentrale/kernel/values';
import type { Channel, PullView } from '@zentrale/protocol';
import type { InteractionState, RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import type { TopicAddress } from '../live/topic-hub.ts';
import type { TopicSource } from '../live/topic.ts';
import { idsIn } from './conversation.ts';
import { agentName } from './offers.ts';

/** Nobody chooses from more by hand. */
const SHOWN_MAX = 200;

/** `waiting/{queueId}`: what an agent of the queue may take by hand, oldest first. */
export function waitingSource(centre: Centre, address: TopicAddress): TopicSource {
  const queueId = asId<QueueId>(address.topic.slice('waiting/'.length));
  const read = (select: (state: RoutingState) => readonly InteractionState[]) =>
    centre.store.transact(address.tenantId, async (tx) => {
      const { state } = await centre.routing.open(address.tenantId);
      return entriesOf(centre, tx, state, select(state));
    });
  return {
    load: () =>
      read((state) =>
        [...state.interactions.values()]
          .filter((one) => one.queueId === queueId && isFree(one))
          .slice(0, SHOWN_MAX),
      ),
    read: (keys) =>
      read((state) =>
        idsIn<InteractionId>(keys, 'pull:')
          .flatMap((id) => state.interactions.get(id) ?? [])
          .filter((one) => one.queueId === queueId && isFree(one)),
      ),
  };
}

function isFree({ state }: InteractionState): boolean {
  return state === 'queued' || state === 'offered' || state === 'scheduled';
}

async function entriesOf(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  interactions: readonly InteractionState[],
): Promise<Map<string, PullView>> {
  const ids = interactions.map(({ conversationId }) => conversationId);
  const conversations = new Map(
    (await centre.channels.conversations(tx, ids)).map((one) => [one.conversationId, one]),
  );
  const lines = new Map(
    (await centre.channels.lastLines(tx, ids)).map((line) => [line.conversationId, line]),
  );
  return new Map(
    interactions.map((interaction) => {
      const conversation = conversations.get(interaction.conversationId);
      const queue = state.queues.get(interaction.queueId)?.config;
      const place = interaction.state;
      const view: PullView = {
        interactionId: interaction.interactionId,
        conversationId: interaction.conversationId,
        channel: interaction.channel as Channel,
        // Selected by `isFree`.
        state: place as PullView['state'],
        queueId: interaction.queueId,
        queueName: queue?.name ?? interaction.queueId,
        customerId: interaction.customerId,
        customerName: conversation?.customerName ?? '',
        subject: conversation?.subject ?? '',
        firstLine: lines.get(interaction.conversationId)?.lastLine ?? '',
        priority: interaction.priority,
        queuedAt: interaction.queuedAt,
        isCallback: interaction.isCallback,
        wakesAt: interaction.wakesAt,
        offeredTo: interaction.offerIds.flatMap((offerId) => {
          const offer = state.offers.get(offerId);
          return offer === undefined ? [] : [agentName(state, offer.agentId)];
        }),
        offersCallback: queue?.offersCallback ?? false,
      };
      return [`pull:${interaction.interactionId}`, view];
    }),
  );
}
