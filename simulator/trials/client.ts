import {
  durationMs,
  Fault,
  seconds,
  type CommandId,
  type DurationMs,
  type Result,
  type TenantId,
} from '@zentrale/kernel/values';
import type { RoutingAnswer, RoutingCommand } from '@zentrale/routing';
import type { RoutingHost } from '@zentrale/routing/app';
import { Violation } from '../audit/index.ts';
import type { Timeline } from '../world/index.ts';

const PATIENCE = seconds(6);
const PAUSE_MS = 150;
const PAUSE_MS_MAX = 2_000;
/** Longer than any trouble lasts. */
const ATTEMPT_COUNT_MAX = 500;

/** Sends a command under one id until it is answered, as every client of ours does. */
export class Client {
  readonly #tenantId: TenantId;
  readonly #timeline: Timeline;
  readonly #pick: (who: number) => RoutingHost | null;
  #serial = 0;
  pendingCount = 0;

  constructor(tenantId: TenantId, timeline: Timeline, pick: (who: number) => RoutingHost | null) {
    this.#tenantId = tenantId;
    this.#timeline = timeline;
    this.#pick = pick;
  }

  async send(commandId: CommandId, command: RoutingCommand): Promise<Result<RoutingAnswer>> {
    this.pendingCount += 1;
    this.#serial += 1;
    const serial = this.#serial;
    for (let attempt = 1; attempt <= ATTEMPT_COUNT_MAX; attempt += 1) {
      // She stays with a machine for a while before she tries another.
      const host = this.#pick(serial + Math.floor(attempt / 3));
      const result = host === null ? null : await this.#attempt(host, commandId, command);
      if (result !== null && !isTooBusy(result)) {
        this.pendingCount -= 1;
        return result;
      }
      await this.#sleep(durationMs(Math.min(PAUSE_MS_MAX, PAUSE_MS * attempt)));
    }
    throw new Violation('everybody-is-answered', `${command.type} ${commandId} never was`);
  }

  /** `null`: no answer, or one that says to try again. */
  async #attempt(
    host: RoutingHost,
    commandId: CommandId,
    command: RoutingCommand,
  ): Promise<Result<RoutingAnswer> | null> {
    const sent = host
      .open(this.#tenantId)
      .then((runtime) => runtime.submit<RoutingCommand>(commandId, command))
      .catch((error: unknown) => {
        if (error instanceof Fault && error.retryable) return null;
        throw error;
      });
    let takeBack = () => {};
    const silence = new Promise<null>((resolve) => {
      takeBack = this.#timeline.after(PATIENCE, () => resolve(null));
    });
    try {
      return await Promise.race([sent, silence]);
    } finally {
      takeBack();
      // An answer that comes after she has given up waiting is nobody's any more.
      sent.catch(() => {});
    }
  }

  async #sleep(ms: DurationMs): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#timeline.after(ms, resolve);
    });
  }
}

/** The mailbox is full: no decision about the command, but a wish to hear of it later. */
function isTooBusy(result: Result<RoutingAnswer>): boolean {
  return !result.ok && result.refusal.facts?.['waiting'] !== undefined;
}
