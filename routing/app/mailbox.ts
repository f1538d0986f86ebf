import type { CommandId, Result } from '@zentrale/kernel/values';
import type { RoutingAnswer, RoutingCommand } from '../core/index.ts';

/** Submissions that may wait at once; one more is refused with `limit.reached`. */
export const MAILBOX_LENGTH_MAX = 10_000;
/** Commands made durable together. */
const BATCH_LENGTH_MAX = 500;

export interface Submission {
  readonly commandId: CommandId;
  readonly command: RoutingCommand;
  readonly resolve: (result: Result<RoutingAnswer>) => void;
  readonly reject: (error: Error) => void;
}

/** What has been submitted and not been looked at, in order. */
export class Mailbox {
  #waiting: Submission[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  get isFull(): boolean {
    return this.#waiting.length >= MAILBOX_LENGTH_MAX;
  }

  put(submission: Submission): void {
    this.#waiting.push(submission);
  }

  /** As many as are made durable together, for good. */
  takeBatch(): Submission[] {
    return this.#waiting.splice(0, BATCH_LENGTH_MAX);
  }

  rejectAll(error: Error): void {
    for (const submission of this.#waiting.splice(0)) submission.reject(error);
  }
}
