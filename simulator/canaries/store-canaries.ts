// Bugs below the engine: in what the runtime stands on.
import { chance } from '@zentrale/kernel/chance';
import type { EventStore } from '@zentrale/kernel/ports';
import { minutes } from '@zentrale/kernel/values';
import { Violation, type Property } from '../audit/index.ts';
import { MISCHIEF } from '../faults/courier.ts';
import { hurriedCentre } from '../people/hurried-centre.ts';
import { RuntimeShift } from '../trials/runtime-shift.ts';
import type { Step } from '../trials/script.ts';

export interface StoreCanary {
  readonly name: string;
  readonly sentence: string;
  readonly caughtBy: readonly Property[];
  readonly plant: (store: EventStore) => EventStore;
}

const APPENDS_BEFORE = 60;

export const STORE_CANARIES: readonly StoreCanary[] = [
  {
    name: 'store-forgets',
    sentence: 'The store says it has written and has not.',
    caughtBy: ['promises-kept', 'offers-end', 'states-end'],
    plant: (store) => {
      let count = 0;
      return withAppend(store, async (append) => {
        count += 1;
        return count > APPENDS_BEFORE && count % 7 === 0 ? 'appended' : append();
      });
    },
  },
  {
    name: 'store-writes-twice',
    sentence: 'A write that failed half way is written again.',
    caughtBy: ['acted-once'],
    plant: (store) => {
      let count = 0;
      return withAppend(store, async (append, again) => {
        count += 1;
        const outcome = await append();
        if (count >= APPENDS_BEFORE && outcome === 'appended') await again();
        return outcome;
      });
    },
  },
  {
    name: 'store-hangs',
    sentence: 'A write never comes back, and neither does any after it.',
    caughtBy: ['everybody-is-answered', 'offers-end', 'states-end'],
    plant: (store) => {
      let count = 0;
      return withAppend(store, (append) => {
        count += 1;
        return count < APPENDS_BEFORE ? append() : new Promise(() => {});
      });
    },
  },
];

type Append = () => Promise<'appended' | 'conflict'>;

function withAppend(
  store: EventStore,
  act: (append: Append, again: Append) => Promise<'appended' | 'conflict'>,
): EventStore {
  return {
    claim: (tenantId, stream) => store.claim(tenantId, stream),
    isCurrent: (owner, version) => store.isCurrent(owner, version),
    read: (tenantId, stream, afterVersion, countMax) =>
      store.read(tenantId, stream, afterVersion, countMax),
    saveSnapshot: (owner, snapshot) => store.saveSnapshot(owner, snapshot),
    loadSnapshot: (tenantId, stream) => store.loadSnapshot(tenantId, stream),
    onAppended: (listener) => store.onAppended(listener),
    append: (owner, expectedVersion, facts) =>
      act(
        () => store.append(owner, expectedVersion, facts),
        () => store.append(owner, expectedVersion + facts.length, facts),
      ),
  };
}

/** Runs a hurried centre on the broken store until the auditor catches it. */
export async function catchStoreCanary(canary: StoreCanary, seed: number | string) {
  const source = chance(seed, `canary/${canary.name}`);
  const shift = new RuntimeShift({
    spec: hurriedCentre(source.stream('centre')),
    chance: source,
    lengthMs: minutes(10),
    mischief: MISCHIEF,
    faultsPerHour: 0,
    plant: canary.plant,
  });
  let property: Property | null = null;
  let message = 'got away';
  try {
    await shift.run();
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    ({ property, message } = error);
  }
  const steps: readonly Step[] = shift.trial.steps;
  return { canary, property, message, stepCount: shift.trial.stepCount, steps };
}
