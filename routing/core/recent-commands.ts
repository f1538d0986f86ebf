import type { CommandId } from '@zentrale/kernel/values';
import type { RoutingAnswer } from './commands.ts';
import { hashText } from './command-digest.ts';
import type { Asked } from './facts.ts';
import { REMEMBERED_COMMAND_COUNT_MAX } from './limits.ts';

const GENERATION_SIZE = REMEMBERED_COMMAND_COUNT_MAX / 2;

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
  #hashedId = '';
  #hash = hashText('', 0);

  get size(): number {
    return this.#younger.size + this.#older.size;
  }

  get(commandId: CommandId): Asked | undefined {
    const hash = hashText(commandId, 0);
    this.#hashedId = commandId;
    this.#hash = hash;
    return this.#younger.get(commandId, hash) ?? this.#older.get(commandId, hash);
  }

  add(commandId: CommandId, asked: Asked): void {
    if (this.#younger.size >= GENERATION_SIZE) {
      const forgotten = this.#older;
      this.#older = this.#younger;
      forgotten.clear();
      this.#younger = forgotten;
    }
    // A command is looked up before it is added: its hash is at hand.
    const hash = commandId === this.#hashedId ? this.#hash : hashText(commandId, 0);
    this.#younger.add(commandId, hash, asked);
  }

  /** Both generations, oldest first; `restore` takes them back. */
  generations(): [[CommandId, Asked][], [CommandId, Asked][]] {
    return [this.#older.entries(), this.#younger.entries()];
  }

  static restore([older, younger]: ReturnType<RecentCommands['generations']>): RecentCommands {
    const recent = new RecentCommands();
    for (const [id, asked] of older) recent.#older.add(id, hashText(id, 0), asked);
    for (const [id, asked] of younger) recent.#younger.add(id, hashText(id, 0), asked);
    return recent;
  }
}

/** Less than a third of them are taken: nearly every walk ends where it begins. */
const SLOT_COUNT = 2 ** 14;

/**
 * Nearly every id that is asked for is new, and thousands a second are added. A map would grow, be
 * filled and thrown away over and over. This table stays, is small enough for the processor to have
 * at hand, and says at once that an id is not there. It has room for one generation.
 */
class Generation {
  readonly #ids: CommandId[] = [];
  readonly #digests: number[] = [];
  readonly #answers: RoutingAnswer[] = [];
  readonly #hashes = new Int32Array(GENERATION_SIZE);
  /** Where an id stands, counted from 1, in the slot of its hash or the next free one. */
  readonly #slots = new Uint16Array(SLOT_COUNT);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(commandId: CommandId, hash: number): Asked | undefined {
    const place = this.#slots[this.#slotOf(commandId, hash)] ?? 0;
    return place === 0 ? undefined : this.#askedAt(place - 1);
  }

  add(commandId: CommandId, hash: number, { digest, answer }: Asked): void {
    const slot = this.#slotOf(commandId, hash);
    let place = this.#slots[slot] ?? 0;
    if (place === 0) {
      this.#size += 1;
      place = this.#size;
      this.#slots[slot] = place;
    }
    this.#ids[place - 1] = commandId;
    this.#hashes[place - 1] = hash;
    this.#digests[place - 1] = digest;
    this.#answers[place - 1] = answer;
  }

  /** What it forgets stays in memory until it is written over. */
  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  entries(): [CommandId, Asked][] {
    return this.#ids.slice(0, this.#size).map((id, at) => [id, this.#askedAt(at)]);
  }

  /** The slot in which the id is, or would be. */
  #slotOf(commandId: CommandId, hash: number): number {
    let slot = hash & (SLOT_COUNT - 1);
    for (let place = this.#slots[slot]; place; place = this.#slots[slot]) {
      if (this.#hashes[place - 1] === hash && this.#ids[place - 1] === commandId) break;
      slot = (slot + 1) & (SLOT_COUNT - 1);
    }
    return slot;
  }

  #askedAt(at: number): Asked {
    // In range: `at` comes from a slot or is below the size.
    return { digest: this.#digests[at] as number, answer: this.#answers[at] as RoutingAnswer };
  }
}
