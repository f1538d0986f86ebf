import type { Problem } from '@zentrale/protocol/errors';
import type { CommandAnswer, CommandInput, CommandType } from '@zentrale/protocol/commands';
import type { CommandReply, CommandRequest } from '@zentrale/protocol/socket';

export interface CommandTransport {
  isConnected(): boolean;
  /** Rejects when no answer comes in time. */
  send(request: CommandRequest): Promise<CommandReply>;
  isWorthRepeating(problem: Problem): boolean;
  wait(ms: number): Promise<void>;
  mintId(): string;
}

/** What became of a command. A refusal is an answer, not an error. */
export type Outcome<Type extends CommandType> =
  | { readonly ok: true; readonly answer: CommandAnswer<Type> }
  | { readonly ok: false; readonly problem: Problem };

interface Waiting {
  request: CommandRequest;
  isFlying: boolean;
  settle(reply: CommandReply): void;
}

const REPEAT_AFTER_MS = 1_000;

/**
 * Sends commands and repeats each, under its own id, until the server has answered it. The id
 * makes a repeat harmless, so a lost connection never loses or doubles what somebody asked for.
 */
export class CommandQueue {
  readonly #transport: CommandTransport;
  readonly #waiting = new Map<string, Waiting>();

  constructor(transport: CommandTransport) {
    this.#transport = transport;
  }

  get waitingCount(): number {
    return this.#waiting.size;
  }

  send<Type extends CommandType>(
    type: Type,
    body: CommandInput<Type>,
    commandId = this.#transport.mintId(),
  ): Promise<Outcome<Type>> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        request: { commandId, type, body },
        isFlying: false,
        // The server answers a command with the shape its definition names.
        settle: (reply) => resolve(reply as Outcome<Type>),
      };
      this.#waiting.set(commandId, waiting);
      void this.#fly(waiting);
    });
  }

  /** To be called on every (re)connect. */
  repeatAll(): void {
    for (const waiting of this.#waiting.values()) void this.#fly(waiting);
  }

  async #fly(waiting: Waiting): Promise<void> {
    if (waiting.isFlying || !this.#transport.isConnected()) return;
    waiting.isFlying = true;
    try {
      const reply = await this.#transport.send(waiting.request);
      if (reply.ok || !this.#transport.isWorthRepeating(reply.problem)) {
        this.#waiting.delete(waiting.request.commandId);
        waiting.settle(reply);
        return;
      }
    } catch {
      // Unanswered; whether it arrived is unknown, and repeating is safe.
    } finally {
      waiting.isFlying = false;
    }
    await this.#transport.wait(REPEAT_AFTER_MS);
    void this.#fly(waiting);
  }
}
