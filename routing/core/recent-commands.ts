import type { CommandId } from '@zentrale/kernel/values';
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
  #younger = new Map<CommandId, Asked>();
  #older = new Map<CommandId, Asked>();

  get size(): number {
    return this.#younger.size + this.#older.size;
  }

  get(commandId: CommandId): Asked | undefined {
    return this.#younger.get(commandId) ?? this.#older.get(commandId);
  }

  add(commandId: CommandId, asked: Asked): void {
    if (this.#younger.size >= REMEMBERED_COMMAND_COUNT_MAX / 2) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(commandId, asked);
  }

  /** Both generations, oldest first; `restore` takes them back. */
  generations(): [[CommandId, Asked][], [CommandId, Asked][]] {
    return [[...this.#older], [...this.#younger]];
  }

  static restore([older, younger]: ReturnType<RecentCommands['generations']>): RecentCommands {
    const recent = new RecentCommands();
    recent.#older = new Map(older);
    recent.#younger = new Map(younger);
    return recent;
  }
}
