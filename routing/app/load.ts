import type { EventStore, Log } from '@zentrale/kernel/ports';
import type { TenantId } from '@zentrale/kernel/values';
import {
  evolve,
  initial,
  readStill,
  upcastFact,
  type RoutingFact,
  type WorkingState,
} from '../core/index.ts';
import { digestOfParts } from './snapshots.ts';

/** The stream that holds a tenant's routing history. */
export const ROUTING_STREAM = 'routing';

const PAGE_LENGTH = 1_000;

/** The newest usable snapshot and everything after it. */
export async function loadState(
  events: EventStore,
  tenantId: TenantId,
  log: Log,
): Promise<{ state: WorkingState; snapshotVersion: number }> {
  const state = (await restoreSnapshot(events, tenantId, log)) ?? initial();
  const snapshotVersion = state.version;
  await readOn(events, tenantId, state);
  return { state, snapshotVersion };
}

/** Everything that was written after what the state knows. */
export async function readOn(
  events: EventStore,
  tenantId: TenantId,
  state: WorkingState,
): Promise<void> {
  for (;;) {
    const page = await events.read<RoutingFact>(
      tenantId,
      ROUTING_STREAM,
      state.version,
      PAGE_LENGTH,
    );
    for (const recorded of page) {
      const fact = upcastFact(recorded.fact);
      evolve(state, fact === recorded.fact ? recorded : { ...recorded, fact });
    }
    if (page.length < PAGE_LENGTH) return;
  }
}

/** A snapshot that does not agree with its digest is left aside: the history is the truth. */
async function restoreSnapshot(
  events: EventStore,
  tenantId: TenantId,
  log: Log,
): Promise<WorkingState | null> {
  const snapshot = await events.loadSnapshot(tenantId, ROUTING_STREAM);
  if (snapshot === null) return null;
  const state =
    digestOfParts(snapshot.parts) === snapshot.digest ? readStill(snapshot.parts) : null;
  if (state !== null) return state;
  log.warn('routing.snapshot-unusable', { version: snapshot.version });
  return null;
}
