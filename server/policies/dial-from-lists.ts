import type { DialAttempt, DialList } from '@zentrale/channels/app';
import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  between,
  minutes,
  type Instant,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import type { RoutingState } from '@zentrale/routing';
import type { Centre } from '../compose/centre.ts';
import { lineThatBegins } from './call-customer.ts';
import { dialEntry } from './dial-entry.ts';
import { dialsFrom, freePlaces } from './dialling-room.ts';
import { topicOf } from './request-routing.ts';
import { withdrawAttempts } from './withdraw-attempts.ts';

/** An attempt that the engine has not got by then never reached it. */
const LOST_AFTER_MS = minutes(10);

export interface Dialled {
  /** Lists are being dialled, so that agents who become free matter. */
  readonly isRunning: boolean;
  /** When there may be more to do, whoever is free by then. */
  readonly nextAt: Instant | null;
}

/**
 * Hands entries of running lists to routing, never more than agents are free for: who comes by
 * herself is to find somebody. What waits in a queue that has closed meanwhile is taken back.
 */
export async function dialFromLists(centre: Centre, tenantId: TenantId): Promise<Dialled> {
  const { state } = await centre.routing.open(tenantId);
  return centre.store.transact(tenantId, async (tx) => {
    const lists = await centre.dialling.running(tx);
    const listIds = lists.map(({ listId }) => listId);
    const attempts = await centre.dialling.attempts(tx, listIds);
    const kept = await withoutLost(centre, tx, state, attempts);
    /** Begun, and not yet in the engine's own figures. */
    const coming = new Map<QueueId, number>();
    let nextAt: Instant | null = null;
    for (const list of lists) {
      const own = kept.filter(({ listId }) => listId === list.listId);
      const at = await dialList(centre, tx, { state, list, attempts: own, coming });
      if (at !== null && (nextAt === null || at < nextAt)) nextAt = at;
    }
    return { isRunning: lists.length > 0, nextAt };
  });
}

/** Answers when there may be more to do; `null`: when an agent becomes free. */
async function dialList(
  centre: Centre,
  tx: Tx,
  about: {
    readonly state: RoutingState;
    readonly list: DialList;
    readonly attempts: readonly DialAttempt[];
    readonly coming: Map<QueueId, number>;
  },
): Promise<Instant | null> {
  const { state, list, attempts, coming } = about;
  const topic = await topicOf(centre, tx, list.topicId);
  const queueId = asId<QueueId>(topic?.queueId ?? '');
  const begins = lineThatBegins(await centre.channels.accounts(tx), queueId);
  if (topic === undefined || begins === null) return null;
  const fromAt = dialsFrom(state, list.calendarId, queueId, tx.now);
  if (fromAt === null || fromAt > tx.now) {
    await withdrawAttempts(tx, state, attempts);
    return fromAt;
  }
  const unknown = attempts.filter(({ interactionId }) => !state.interactions.has(interactionId));
  const before = (coming.get(queueId) ?? 0) + unknown.length;
  const room = freePlaces(state, queueId) - before;
  const due = room > 0 ? await centre.dialling.due(tx, list.listId, room) : [];
  let begun = 0;
  for (const entry of due) {
    begun += Number(await dialEntry(centre, tx, entry, { list, topic, ...begins }));
  }
  coming.set(queueId, before + begun);
  if (room <= 0) return null;
  // Numbers that want no calls have left their places to others.
  return begun < due.length ? tx.now : centre.dialling.nextDueAt(tx, list.listId);
}

async function withoutLost(
  centre: Centre,
  tx: Tx,
  state: RoutingState,
  attempts: readonly DialAttempt[],
): Promise<DialAttempt[]> {
  const kept: DialAttempt[] = [];
  for (const attempt of attempts) {
    const { interactionId, conversationId, queuedAt } = attempt;
    const isKnown = state.interactions.has(interactionId);
    if (isKnown || between(queuedAt, tx.now) < LOST_AFTER_MS) kept.push(attempt);
    else if (await centre.dialling.takeBack(tx, interactionId)) {
      await centre.channels.closeConversation(tx, { conversationId });
    }
  }
  return kept;
}
