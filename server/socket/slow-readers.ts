import type { Log } from '@zentrale/kernel/ports';
import type { Server } from 'socket.io';

/** Bytes that may wait for a client behind the largest single packet among them. */
export const WAITING_BYTES_MAX = 1_000_000;

/** What is needed of the transport below a socket; engine.io leaves the socket itself untyped. */
interface Connection {
  readonly transport: {
    readonly socket?: { readonly bufferedAmount?: number; terminate?(): void };
  };
  on(event: 'packetCreate', hear: (packet: { data?: unknown }) => void): unknown;
  on(event: 'flush', hear: () => void): unknown;
  close(discard: boolean): void;
}

/**
 * Cuts whoever does not read: what is sent to a client waits in this process, and without a bound
 * one laptop that fell asleep would take the memory of all. A client that comes again gets what it
 * missed. Call once, after the server is attached.
 */
export function cutSlowReaders(io: Server, log: Log): void {
  io.engine.on('connection', (connection: Connection) => {
    const waiting = new Waiting();
    connection.on('flush', () => waiting.handedOver());
    connection.on('packetCreate', ({ data }) => {
      const handedOverBytes = connection.transport.socket?.bufferedAmount ?? 0;
      if (waiting.add(bytesOf(data), handedOverBytes)) return;
      log.warn('socket.slow-reader-cut', { waitingBytes: waiting.bytes + handedOverBytes });
      connection.close(true);
      hangUp(connection);
    });
  });
}

/** Who is connected now; `hangUp` ends those who do not part in time. */
export function connectionsOf(io: Server): readonly Connection[] {
  const { clients } = io.engine as unknown as { clients: Readonly<Record<string, Connection>> };
  return Object.values(clients);
}

/** Ends a connection without the other side's goodbye: who does not read would not say it. */
export function hangUp({ transport }: Connection): void {
  transport.socket?.terminate?.();
}

/** What waits for one client. */
class Waiting {
  /** Not handed over to the transport yet. */
  bytes = 0;
  #largestBytes = 0;

  /**
   * Answers false when too much waited already. The largest packet is not counted: one long
   * conversation may be sent whole, and a slow line needs its time for it.
   */
  add(packetBytes: number, handedOverBytes: number): boolean {
    const before = this.bytes + handedOverBytes;
    if (before === 0) this.#largestBytes = 0;
    const isBearable = before - this.#largestBytes <= WAITING_BYTES_MAX;
    this.#largestBytes = Math.max(this.#largestBytes, packetBytes);
    this.bytes += packetBytes;
    return isBearable;
  }

  handedOver(): void {
    this.bytes = 0;
  }
}

function bytesOf(data: unknown): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}
