// Whether an entry of a list may go to its queue now: by hours, and by who is free.
import { asId, type Instant, type QueueId } from '@zentrale/kernel/values';
import { hasRoom, isReady, opensAt, type RoutingState } from '@zentrale/routing';

/**
 * When calendar and queue are both open; `null`: not in sight. A calendar that is gone stays
 * closed: nobody knows any more when the list's people may be called.
 */
export function dialsFrom(
  state: RoutingState,
  calendarId: string | null,
  queueId: QueueId,
  now: Instant,
): Instant | null {
  let fromAt = now;
  for (const id of [calendarId, state.queues.get(queueId)?.config.calendarId ?? null]) {
    if (id === null) continue;
    const calendar = state.calendars.get(asId(id));
    const at = calendar === undefined ? null : opensAt(calendar, fromAt);
    if (at === null) return null;
    fromAt = at;
  }
  // The first may be closed again by the time the second opens; then it is asked anew.
  return fromAt;
}

/** Agents who could take a call of the queue now, less those whom calls waiting there will get. */
export function freePlaces(state: RoutingState, queueId: QueueId): number {
  const queue = state.queues.get(queueId);
  if (queue === undefined) return 0;
  let free = 0;
  for (const agent of queue.agents.values()) {
    if (isReady(agent) && hasRoom(agent, 'voice')) free += 1;
  }
  if (free === 0) return 0;
  for (const { channel } of queue.waiting) if (channel === 'voice') free -= 1;
  return Math.max(0, free);
}
