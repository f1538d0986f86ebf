import type { Instant } from '@zentrale/kernel/values';
import type { RoutingState } from './state.ts';

/** Something that happens by itself at an instant; `id` is the offer, agent or interaction. */
export interface Deadline {
  readonly at: Instant;
  readonly kind: 'offer-expiry' | 'grace-end' | 'wrap-up-end';
  readonly id: string;
}

export function compareDeadlines(a: Deadline, b: Deadline): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** When `PassTime` has something to do next; `null` when nothing is pending. */
export function nextDeadline(state: RoutingState): Instant | null {
  return state.deadlines.first()?.at ?? null;
}
