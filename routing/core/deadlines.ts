import { assert, must, type Instant } from '@zentrale/kernel/values';
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
  at: Instant;
  kind: DeadlineKind;
  readonly id: string;
  /** The part of the book that it stands in; `null` when it was taken back. */
  part: Part | null;
  /** Its place there, while the part is unsorted. */
  place: number;
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

/**
 * All deadlines in the order of their coming. Nearly all are taken back (offers are answered, steps
 * are left), most of them long before their time. So they stand in parts of a second each, in no
 * order, where adding and taking back cost one step; a part is sorted when its second has come.
 */
export class DeadlineBook implements ReadonlyDeadlineBook {
  /** Those that have become empty stay a while: as a rule their second is soon asked for again. */
  readonly #parts = new Map<number, Part>();
  #emptyCount = 0;
  /** Of all parts, as a binary heap: the lowest comes first. */
  #seconds: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(at: Instant, kind: DeadlineKind, id: string): Deadline {
    const deadline: Deadline = { at, kind, id, part: null, place: 0 };
    this.#enter(deadline);
    return deadline;
  }

  /** Adds one again that was taken back: what somebody waits for changes, and who does not. */
  renew(deadline: Deadline, at: Instant, kind: DeadlineKind): void {
    if (deadline.part !== null) assert(false, `a deadline is in the book: ${deadline.id}`);
    deadline.at = at;
    deadline.kind = kind;
    this.#enter(deadline);
  }

  /** Without effect on one that was taken back before. */
  takeBack(deadline: Deadline): void {
    const { part } = deadline;
    if (part === null) return;
    part.takeBack(deadline);
    this.#size -= 1;
    if (part.size > 0) return;
    this.#emptyCount += 1;
    // The empty ones in the far future would be more than all others.
    if (2 * this.#emptyCount > this.#parts.size + EMPTY_COUNT_MAX) this.#sweep();
  }

  first(): Deadline | undefined {
    for (;;) {
      const second = this.#seconds[0];
      if (second === undefined) return undefined;
      const part = must(this.#parts.get(second), 'part of a second');
      if (part.size > 0) return part.first();
      this.#parts.delete(second);
      this.#emptyCount -= 1;
      this.#dropTop();
    }
  }

  *[Symbol.iterator](): Iterator<Deadline> {
    for (const part of this.#parts.values()) yield* part;
  }

  #enter(deadline: Deadline): void {
    this.#partOf(secondOf(deadline.at)).add(deadline);
    this.#size += 1;
  }

  #partOf(second: number): Part {
    const present = this.#parts.get(second);
    if (present !== undefined) {
      if (present.size === 0) this.#emptyCount -= 1;
      return present;
    }
    const part = new Part();
    this.#parts.set(second, part);
    this.#rise(second);
    return part;
  }

  #sweep(): void {
    for (const [second, { size }] of this.#parts) if (size === 0) this.#parts.delete(second);
    this.#emptyCount = 0;
    // What is sorted is a heap.
    this.#seconds = [...this.#parts.keys()].toSorted((a, b) => a - b);
  }

  #rise(second: number): void {
    const heap = this.#seconds;
    let at = heap.length;
    heap.push(second);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = heap[parentAt] as number; // In range: below `at`.
      if (parent <= second) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = second;
  }

  #dropTop(): void {
    const heap = this.#seconds;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let childAt = 2 * at + 1;
      let child = heap[childAt];
      if (child === undefined) break;
      const right = heap[childAt + 1];
      if (right !== undefined && right < child) {
        child = right;
        childAt += 1;
      }
      if (last <= child) break;
      heap[at] = child;
      at = childAt;
    }
    heap[at] = last;
  }
}

/** Empty parts are swept out when they are so many more than the others. */
const EMPTY_COUNT_MAX = 1_000;

function secondOf(at: Instant): number {
  return Math.floor(at / 1_000);
}

/** Places that were left are freed when they are so many times those that are taken. */
const LEFT_SHARE_MAX = 8;
const LEFT_COUNT_MIN = 64;

/**
 * The deadlines of one second. Who is taken back is only told so: whatever a list of them would
 * have to move lies far away in memory, and most parts are empty long before their second comes.
 */
class Part {
  /** Unsorted, with some who were taken back; or sorted, and the last comes first. */
  #deadlines: Deadline[] = [];
  #isSorted = false;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(deadline: Deadline): void {
    deadline.part = this;
    this.#size += 1;
    if (this.#isSorted) {
      this.#deadlines.splice(this.#countAfter(deadline), 0, deadline);
      return;
    }
    deadline.place = this.#deadlines.length;
    this.#deadlines.push(deadline);
  }

  takeBack(deadline: Deadline): void {
    if (this.#isSorted) this.#deadlines.splice(this.#countAfter(deadline), 1);
    deadline.part = null;
    this.#size -= 1;
    if (this.#size === 0) {
      this.#deadlines = [];
      this.#isSorted = false;
    } else if (this.#deadlines.length > LEFT_SHARE_MAX * this.#size + LEFT_COUNT_MIN) {
      this.#freePlaces();
    }
  }

  /** Of a part that is not empty. */
  first(): Deadline | undefined {
    if (!this.#isSorted) {
      this.#deadlines = [...this].toSorted((a, b) => compareDeadlines(b, a));
      this.#isSorted = true;
    }
    return this.#deadlines[this.#deadlines.length - 1];
  }

  *[Symbol.iterator](): Iterator<Deadline> {
    for (const [place, deadline] of this.#deadlines.entries()) {
      // Taken back and added again, it may stand in another part, or further on in this one.
      const isHere = deadline.part === this && (this.#isSorted || deadline.place === place);
      if (isHere) yield deadline;
    }
  }

  #freePlaces(): void {
    this.#deadlines = [...this];
    for (const [place, deadline] of this.#deadlines.entries()) deadline.place = place;
  }

  #countAfter(deadline: Deadline): number {
    let low = 0;
    let high = this.#deadlines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#deadlines[middle] as Deadline; // In range by the loop's bounds.
      if (compareDeadlines(other, deadline) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
