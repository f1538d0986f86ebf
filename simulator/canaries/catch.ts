import { chance } from '@zentrale/kernel/chance';
import { minutes } from '@zentrale/kernel/values';
import { Violation, type Property } from '../audit/index.ts';
import { MISCHIEF } from '../faults/courier.ts';
import { hurriedCentre } from '../people/hurried-centre.ts';
import type { CommandStep } from '../trials/script.ts';
import { Shift } from '../trials/shift.ts';
import { engine } from '../trials/subject.ts';
import type { Canary } from './tamper.ts';

const SHIFT_LENGTH = minutes(60);
/** Some centres never give an occasion for a bug; then another one is tried. */
const SHIFT_COUNT_MAX = 24;

export interface Catch {
  readonly canary: Canary;
  /** `null`: it got away. */
  readonly property: Property | null;
  readonly message: string;
  readonly stepCount: number;
  readonly steps: readonly CommandStep[];
}

/** Runs hurried centres with the bug planted until the auditor catches it. */
export function catchCanary(canary: Canary, seed: number | string): Catch {
  let stepCount = 0;
  for (let round = 1; round <= SHIFT_COUNT_MAX; round += 1) {
    const source = chance(seed, `canary/${canary.name}/${round}`);
    const shift = new Shift({
      spec: hurriedCentre(source.stream('centre')),
      chance: source,
      lengthMs: SHIFT_LENGTH,
      mischief: MISCHIEF,
      subject: canary.plant(engine()),
      keepsHistory: true,
    });
    try {
      shift.run();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      const { steps, stepCount: last } = shift.trial;
      const { property, message } = error;
      return { canary, property, message, stepCount: stepCount + last, steps };
    }
    stepCount += shift.trial.stepCount;
  }
  return { canary, property: null, message: 'got away', stepCount, steps: [] };
}
