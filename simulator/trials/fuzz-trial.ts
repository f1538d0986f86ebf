import { chance } from '@zentrale/kernel/chance';
import { minutes } from '@zentrale/kernel/values';
import { Violation } from '../audit/index.ts';
import { MISCHIEF } from '../faults/courier.ts';
import { hurriedCentre } from '../people/hurried-centre.ts';
import type { Coverage } from './coverage.ts';
import { RuntimeShift } from './runtime-shift.ts';
import type { Step } from './script.ts';
import { Shift } from './shift.ts';

export interface FuzzResult {
  readonly through: 'perform' | 'runtime';
  /** `null`: everything held. */
  readonly violation: Violation | null;
  readonly steps: readonly Step[];
  readonly commandCount: number;
  readonly coverage: Coverage;
}

/** One hurried centre: seeds that divide by three through the runtime, others straight. */
export async function fuzzTrial(seed: number): Promise<FuzzResult> {
  const source = chance(seed, 'fuzz');
  const parts = {
    spec: hurriedCentre(source.stream('centre')),
    chance: source,
    mischief: MISCHIEF,
  };
  const through = seed % 3 === 0 ? 'runtime' : 'perform';
  const shift =
    through === 'runtime'
      ? new RuntimeShift({ ...parts, lengthMs: minutes(20), faultsPerHour: 150 })
      : new Shift({ ...parts, lengthMs: minutes(60), keepsHistory: true });
  const violation = await violated(() => shift.run());
  const { steps, coverage, stepCount } = shift.trial;
  return { through, violation, steps, commandCount: stepCount, coverage };
}

async function violated(run: () => void | Promise<void>): Promise<Violation | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    throw error;
  }
}
