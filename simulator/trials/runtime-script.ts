import type { EventStore } from '@zentrale/kernel/ports';
import { RuntimeTrial } from './runtime.ts';
import type { Step } from './script.ts';

/** Plays recorded commands and faults through the runtime; throws what is violated. */
export async function playRuntimeScript(
  steps: readonly Step[],
  plant?: (store: EventStore) => EventStore,
): Promise<RuntimeTrial> {
  const trial = new RuntimeTrial(plant === undefined ? {} : { plant });
  await trial.replay(steps);
  return trial;
}
