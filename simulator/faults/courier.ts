import type { Chance } from '@zentrale/kernel/chance';
import { asId, durationMs, type CommandId, type InteractionId } from '@zentrale/kernel/values';
import type { RoutingCommand } from '@zentrale/routing';
import type { Floor, OnAnswer } from '../people/floor.ts';
import type { Timeline } from '../world/index.ts';

export type Deliver = (commandId: CommandId, command: RoutingCommand, onAnswer: OnAnswer) => void;

/** What becomes of commands on their way, per mille of them. */
export interface Mischief {
  readonly late: number;
  readonly twice: number;
  readonly otherBody: number;
}

export const NO_MISCHIEF: Mischief = { late: 0, twice: 0, otherBody: 0 };
export const MISCHIEF: Mischief = { late: 20, twice: 30, otherBody: 5 };

const WAY_MS_MAX = 80;
const LATE_MS_MAX = 40_000;

/** Carries commands to the engine: late, twice, or with somebody else's words under their id. */
export class Courier implements Floor {
  readonly timeline: Timeline;
  readonly #deliver: Deliver;
  readonly #chance: Chance;
  readonly #mischief: Mischief;
  readonly #count: (fault: string) => void;
  #serial = 0;

  constructor(parts: {
    readonly timeline: Timeline;
    readonly deliver: Deliver;
    readonly chance: Chance;
    readonly mischief: Mischief;
    readonly count: (fault: string) => void;
  }) {
    this.timeline = parts.timeline;
    this.#deliver = parts.deliver;
    this.#chance = parts.chance;
    this.#mischief = parts.mischief;
    this.#count = parts.count;
  }

  send(command: RoutingCommand, onAnswer: OnAnswer = () => {}): void {
    this.#serial += 1;
    const commandId = asId<CommandId>(`c${this.#serial}`);
    const { late, twice, otherBody } = this.#mischief;
    const isLate = this.#happens(late, 'late command');
    this.#after(isLate, () => this.#deliver(commandId, command, onAnswer));
    if (this.#happens(twice, 'repeated command')) {
      this.#after(this.#chance.happens(500), () => this.#deliver(commandId, command, () => {}));
    }
    if (this.#happens(otherBody, 'command id used again')) {
      const other: RoutingCommand = {
        type: 'CancelInteraction',
        interactionId: asId<InteractionId>('somebody-elses'),
        reason: 'mistaken',
      };
      this.#after(true, () => this.#deliver(commandId, other, () => {}));
    }
  }

  #happens(perMille: number, fault: string): boolean {
    if (perMille === 0 || !this.#chance.happens(perMille)) return false;
    this.#count(fault);
    return true;
  }

  #after(isLate: boolean, act: () => void): void {
    const way = this.#chance.between(1, isLate ? LATE_MS_MAX : WAY_MS_MAX);
    this.timeline.after(durationMs(way), act);
  }
}
