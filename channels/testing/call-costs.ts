import { observer, type types } from 'mediasoup';
import { FRAME_MS } from '../core/index.ts';

// What a benchmark of calls prints, whatever their codec.

let worker: types.Worker | null = null;
observer.on('newworker', (started) => {
  worker = started;
});

/** Processor time, and the time on the wall that it was spent in. */
interface Costs {
  readonly nodeMs: number;
  readonly workerMs: number;
  readonly tookMs: number;
}

/** From now until the answer is called: what this process and the newest media worker spend. */
export async function meterCosts(): Promise<() => Promise<Costs>> {
  const [startedAt, before, workerBefore] = [
    performance.now(),
    process.cpuUsage(),
    await workerMs(),
  ];
  return async () => {
    const { user, system } = process.cpuUsage(before);
    const tookMs = performance.now() - startedAt;
    const nodeMs = (user + system) / 1000;
    return { nodeMs, workerMs: (await workerMs()) - workerBefore, tookMs };
  };
}

async function workerMs(): Promise<number> {
  if (worker === null) throw new Error('no media worker has been started');
  const { ru_utime: user, ru_stime: system } = await worker.getResourceUsage();
  return user + system;
}

/** One line: how late frames were, how many are missing, what it cost, how many a core carries. */
export function costsLine(about: {
  readonly callCount: number;
  readonly latenciesMs: readonly number[];
  readonly sentCount: number;
  readonly costs: Costs;
  /** `null`: not recorded. */
  readonly recordedCount: number | null;
}): string {
  const { callCount, latenciesMs, sentCount, costs, recordedCount } = about;
  const sorted = latenciesMs.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2);
  const { nodeMs, workerMs, tookMs } = costs;
  const percent = (ms: number) => Math.round((ms / tookMs) * 100);
  // By what was said, both sides of a call, and not by the clock: a run that falls behind would
  // look cheaper than it is.
  const saidMs = (sentCount / 2) * FRAME_MS;
  const recorded = recordedCount === null ? '' : `, recorded ${recordedCount} of ${sentCount}`;
  return (
    `${String(callCount).padStart(4)} calls: frame p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
    `lost ${sentCount - sorted.length} of ${sentCount} in ${(tookMs / 1000).toFixed(1)} s, Node ${percent(nodeMs)} % and ` +
    `worker ${percent(workerMs)} % of a core, ` +
    `${Math.round(saidMs / workerMs)} calls a core of the worker, ` +
    `${Math.round(saidMs / (workerMs + nodeMs))} with Node${recorded}`
  );
}
