import type { Recorded } from '@zentrale/kernel/history';
import type { Log } from '@zentrale/kernel/ports';
import { ManualClock } from '@zentrale/kernel/testing';
import { asId, Fault, type CommandId, type Result, type TenantId } from '@zentrale/kernel/values';
import { createRoutingHost, ROUTING_STREAM, type RoutingHost } from '../app/index.ts';
import type { RoutingCommand, RoutingFact } from '../core/index.ts';
import { MemoryEventStore } from './memory-event-store.ts';

export const tenantId = asId<TenantId>('tenant');
export const commandId = (text: string) => asId<CommandId>(text);

/** Keeps errors and warnings as `level event`. */
export function recordingLog(lines: string[]): Log {
  const log: Log = {
    error: (event) => lines.push(`error ${event}`),
    warn: (event) => lines.push(`warn ${event}`),
    info: () => {},
    debug: () => {},
    with: () => log,
  };
  return log;
}

/** Lets every promise that can settle do so; a longer macrotask turn than any chain here needs. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One tenant's routing in memory, with faults on demand, a clock by hand and restarts. */
export class RuntimeWorld {
  readonly events = new MemoryEventStore();
  readonly clock = new ManualClock();
  readonly lines: string[] = [];
  host: RoutingHost = this.start();

  start(): RoutingHost {
    const { events, clock, lines } = this;
    return createRoutingHost({ events, clock, log: recordingLog(lines), snapshotEvery: 40 });
  }

  /** Another process takes over; this one is told nothing, as after a kill or a long pause. */
  killAndStart(): void {
    this.host = this.start();
  }

  async history(): Promise<Recorded<RoutingFact>[]> {
    return this.events.read<RoutingFact>(tenantId, ROUTING_STREAM, 0, 1_000_000);
  }

  /** Sends until it is answered, as every client of ours does. */
  async submit(id: string, command: RoutingCommand): Promise<Result<unknown>> {
    for (let attempt = 1; attempt <= 50; attempt += 1) {
      const runtime = await this.host.open(tenantId).catch(retryable);
      if (runtime === null) continue;
      const sent = runtime.submit(commandId(id), command).catch(retryable);
      const wait = { isOver: false };
      void sent.finally(() => (wait.isOver = true)).catch(() => {});
      for (let turn = 0; turn < 200 && !wait.isOver; turn += 1) {
        await settle();
        if (turn > 3) this.clock.advance(50);
      }
      const result = await sent;
      if (result !== null) return result;
    }
    throw new Error(`${command.type} was never answered`);
  }
}

function retryable(error: unknown): null {
  if (error instanceof Fault && error.retryable) return null;
  throw error;
}
