import type { Fit } from '../demand.ts';

/** Who is least loaded, then who has sat longest, then the id. */
export function byLongestIdle(a: Fit, b: Fit): number {
  const one = a.agent;
  const other = b.agent;
  if (one.loadPpm !== other.loadPpm) return one.loadPpm - other.loadPpm;
  if (one.idleSinceAt !== other.idleSinceAt) return one.idleSinceAt - other.idleSinceAt;
  const id = one.config.agentId;
  const otherId = other.config.agentId;
  return id < otherId ? -1 : id > otherId ? 1 : 0;
}
