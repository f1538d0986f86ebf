import type { CommandId } from '@zentrale/kernel/values';
import { hashText } from './command-digest.ts';
import type { Asked } from './facts.ts';
import { REMEMBERED_COMMAND_COUNT_MAX } from './limits.ts';

export interface ReadonlyRecentCommands {
  get(commandId: CommandId): Asked | undefined;
  readonly size: number;
}

/**
 * The answers of recent commands: at least half of the bound, at most the bound. Two generations
 * instead of one queue, because taking the oldest entry off a large map costs a walk over the
 * holes that earlier ones left.
 */
export class RecentCommands implements ReadonlyRecentCommands {
  #younger = new Generation();
  #older = new Generation();

  get size(): number {
    return this.#younger.size + this.#older.size;
  }

  get(commandId: CommandId): Asked | undefined {
    const mark = markOf(commandId);
    return this.#younger.get(commandId, mark) ?? this.#older.get(commandId, mark);
  }

  add(commandId: CommandId, asked: Asked): void {
    if (this.#younger.size >= REMEMBERED_COMMAND_COUNT_MAX / 2) {
      this.#older = this.#younger;
      this.#younger = new Generation();
    }
    this.#younger.add(commandId, asked);
  }

  /** Both generations, oldest first; `restore` takes them back. */
  generations(): [[CommandId, Asked][], [CommandId, Asked][]] {
    return [this.#older.entries(), this.#younger.entries()];
  }

  static restore([older, younger]: ReturnType<RecentCommands['generations']>): RecentCommands {
    const recent = new RecentCommands();
    for (const [commandId, asked] of older) recent.#older.add(commandId, asked);
    for (const [commandId, asked] of younger) recent.#younger.add(commandId, asked);
    return recent;
  }
}

/** Sixteen kilobytes: an id that is not there is found marked once in 25 times. */
const MARK_COUNT = 2 ** 17;

/**
 * Nearly every id that is asked for is new. A bit for each id that is there, in memory the
 * processor has at hand, spares the walk through a map that it has not.
 */
class Generation {
  readonly #answers = new Map<CommandId, Asked>();
  readonly #marks = new Uint32Array(MARK_COUNT / 32);

  get size(): number {
    return this.#answers.size;
  }

  get(commandId: CommandId, mark: number): Asked | undefined {
    const isMarked = ((this.#marks[mark >>> 5] ?? 0) & (1 << (mark & 31))) !== 0;
    return isMarked ? this.#answers.get(commandId) : undefined;
  }

  add(commandId: CommandId, asked: Asked): void {
    this.#answers.set(commandId, asked);
    const mark = markOf(commandId);
    this.#marks[mark >>> 5] = (this.#marks[mark >>> 5] ?? 0) | (1 << (mark & 31));
  }

  entries(): [CommandId, Asked][] {
    return [...this.#answers];
  }
}

function markOf(commandId: CommandId): number {
  return hashText(commandId, 0) % MARK_COUNT;
}
