import type { ConversationId, QueueId, TenantId } from '@zentrale/kernel/values';
import type { AlertThresholds } from '@zentrale/protocol';
import type { RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { AlertBook } from './alert-book.ts';
import { ConversationNames } from './conversation-names.ts';
import { WaitingCurve } from './waiting-curve.ts';

/** What the floor of one tenant keeps in mind, so that no frame of it reads a table. */
export interface FloorMemory {
  readonly names: ConversationNames;
  readonly alerts: AlertBook;
  readonly waiting: WaitingCurve;
  /** Chosen by somebody, by queue; read with the first floor that is opened. */
  thresholds: Map<QueueId, AlertThresholds> | null;
}

/** The memories of all tenants of this process. */
export class FloorMemories {
  readonly #centreOf: () => Centre;
  readonly #memories = new Map<TenantId, FloorMemory>();

  constructor(centreOf: () => Centre) {
    this.#centreOf = centreOf;
  }

  of(tenantId: TenantId): FloorMemory {
    const memory = this.#memories.get(tenantId) ?? this.#open(tenantId);
    this.#memories.set(tenantId, memory);
    return memory;
  }

  /** These queues have changed: their waiting goes into the curve. */
  noteQueues(tenantId: TenantId, state: RoutingState, queueIds: Iterable<QueueId>): void {
    const { waiting } = this.of(tenantId);
    const now = this.#centreOf().clock.now();
    for (const queueId of queueIds) {
      const queue = state.queues.get(queueId);
      waiting.note(queueId, queue === undefined ? 0 : queue.waiting.size + queue.offeredCount, now);
    }
  }

  #open(tenantId: TenantId): FloorMemory {
    const centre = this.#centreOf();
    const names = new ConversationNames({
      read: (ids) =>
        centre.store.transact(tenantId, (tx) => centre.channels.conversationNames(tx, ids)),
      learned: (ids) => nameLearned(centre, tenantId, ids),
      failed: (failure) => centre.log.warn('floor.names-unread', { failure }),
    });
    const waiting = new WaitingCurve(centre.clock.now());
    const alerts = new AlertBook((over) => {
      centre.store
        .transact(tenantId, (tx) => centre.directory.forgetAlertAcknowledgement(tx, over))
        .catch((failure: unknown) => centre.log.warn('floor.alert-not-forgotten', { failure }));
    });
    return { names, waiting, alerts, thresholds: null };
  }
}

/** Shows the names wherever the conversations are on the floor. */
function nameLearned(centre: Centre, tenantId: TenantId, ids: readonly ConversationId[]): void {
  const state = centre.routingState(tenantId);
  const live = centre.liveInteractions(tenantId);
  const keys = new Set<string>();
  for (const id of ids) {
    for (const interactionId of live.get(id) ?? []) {
      const interaction = state?.interactions.get(interactionId);
      keys.add(`waiting:${interactionId}`);
      const holderId = interaction?.agentId ?? null;
      if (holderId !== null) keys.add(`agent:${holderId}`);
      for (const { agentId } of interaction?.parties ?? []) keys.add(`agent:${agentId}`);
      for (const offerId of interaction?.offerIds ?? []) {
        const offer = state?.offers.get(offerId);
        if (offer !== undefined) keys.add(`agent:${offer.agentId}`);
      }
    }
  }
  centre.touch(tenantId, 'floor', [...keys]);
}
