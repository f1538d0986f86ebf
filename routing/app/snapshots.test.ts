import { expect, test } from 'vitest';
import { BusyCentre } from '../testing/busy-centre.ts';
import { MemoryEventStore } from '../testing/index.ts';
import { recordingLog, settle, tenantId } from '../testing/runtime-world.ts';
import {
  evolve,
  initial,
  perform,
  stateDigest,
  type Performed,
  type RoutingFact,
} from '../core/index.ts';
import { loadState, ROUTING_STREAM } from './load.ts';
import { Snapshots } from './snapshots.ts';

test('work goes on while a big state is saved, and what was saved is the state as it began', async () => {
  const lines: string[] = [];
  const log = recordingLog(lines);
  const events = new MemoryEventStore();
  const owner = await events.claim(tenantId, ROUTING_STREAM);
  const history: Performed['facts'][number][] = [];
  const centre = new BusyCentre(
    { agentCount: 1_000, queueCount: 10, servedCount: 2, waitingCount: 3_000, kind: 'lively' },
    (state, command, context) => {
      const result = perform(state, command, context);
      if (result.ok) history.push(...result.value.facts);
      return result;
    },
  );
  await events.append<RoutingFact>(owner, 0, history);
  const version = centre.state.version;
  const snapshots = new Snapshots({ events, log, snapshotEvery: 1 });
  snapshots.consider(owner, centre.state);
  let turnCount = 0;
  while ((await events.loadSnapshot(tenantId, ROUTING_STREAM)) === null) {
    centre.round();
    turnCount += 1;
    await settle();
  }
  expect(turnCount).toBeGreaterThan(3);
  await snapshots.settled();
  expect(centre.state.version).toBeGreaterThan(version);
  expect((await events.loadSnapshot(tenantId, ROUTING_STREAM))?.version).toBe(version);

  const { state, snapshotVersion } = await loadState(events, tenantId, log);
  expect(snapshotVersion).toBe(version);
  const replayed = initial();
  for (const recorded of history.slice(0, version)) evolve(replayed, recorded);
  expect(stateDigest(state)).toBe(stateDigest(replayed));
  expect(lines).toEqual([]);
});
