import type { Clock } from '@zentrale/kernel/ports';
import type { CommandReply } from '@zentrale/protocol/socket';
import { problem } from '../http/problem.ts';

// Ten times what a fast agent with five interactions needs; a runaway script is stopped.
const COMMANDS_PER_WINDOW_MAX = 120;
const WINDOW_MS = 10_000;

/** Bounds how many commands one socket may send. */
export class CommandPace {
  readonly #clock: Clock;
  #windowAt = 0;
  #count = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  allows(): boolean {
    const now = this.#clock.now();
    if (now - this.#windowAt >= WINDOW_MS) {
      this.#windowAt = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= COMMANDS_PER_WINDOW_MAX;
  }

  refusal(): CommandReply {
    return { ok: false, problem: problem('request.rate-limited') };
  }
}
