import type { Instant } from '@zentrale/kernel/values';
import type { RoutingState } from './state.ts';

export type DeadlineKind =
  | 'offer-expiry'
  | 'grace-end'
  | 'wrap-up-end'
  | 'step-end'
  | 'wait-end'
  | 'handle-end'
  | 'wake';

/** Something that happens by itself at an instant; `id` is the offer, agent or interaction. */
export interface Deadline {
  readonly at: Instant;
  readonly kind: DeadlineKind;
  readonly id: string;
  /** Taken back: it will not happen. */
  isOff: boolean;
}

export interface ReadonlyDeadlineBook extends Iterable<Deadline> {
  readonly size: number;
  first(): Deadline | undefined;
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

/** Dead entries are swept out when there are more of them than this and than live ones. */
const DEAD_COUNT_MAX = 1_000;

/**
 * All deadlines in the order of their coming. A binary heap whose entries are taken back by a mark:
 * nearly all deadlines are (offers are answered, steps are left), most of them long before their
 * time, and neither adding a late one nor taking it back walks anything.
 */
export class DeadlineBook implements ReadonlyDeadlineBook {
  #heap: Deadline[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(at: Instant, kind: DeadlineKind, id: string): Deadline {
    const deadline: Deadline = { at, kind, id, isOff: false };
    this.#size += 1;
    this.#heap.push(deadline);
    this.#rise(this.#heap.length - 1);
    return deadline;
  }

  /** Each deadline is taken back once. */
  takeBack(deadline: Deadline): void {
    deadline.isOff = true;
    this.#size -= 1;
    const deadCount = this.#heap.length - this.#size;
    if (deadCount > DEAD_COUNT_MAX && deadCount > this.#size) this.#sweep();
  }

  first(): Deadline | undefined {
    let top = this.#heap[0];
    while (top?.isOff === true) {
      this.#dropTop();
      top = this.#heap[0];
    }
    return top;
  }

  *[Symbol.iterator](): Iterator<Deadline> {
    for (const deadline of this.#heap) if (!deadline.isOff) yield deadline;
  }

  #dropTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #sweep(): void {
    this.#heap = this.#heap.filter(({ isOff }) => !isOff);
    for (let at = (this.#heap.length >> 1) - 1; at >= 0; at -= 1) this.#sink(at);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const item = heap[from] as Deadline; // Just pushed.
    let at = from;
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt] as Deadline; // In range: below `at`.
      if (compareDeadlines(parent, item) <= 0) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = item;
  }

  #sink(from: number): void {
    const heap = this.#heap;
    const item = heap[from] as Deadline; // In range by the callers.
    let at = from;
    for (;;) {
      let childAt = 2 * at + 1;
      let child = heap[childAt];
      if (child === undefined) break;
      const right = heap[childAt + 1];
      if (right !== undefined && compareDeadlines(right, child) < 0) {
        child = right;
        childAt += 1;
      }
      if (compareDeadlines(item, child) <= 0) break;
      heap[at] = child;
      at = childAt;
    }
    heap[at] = item;
  }
}
