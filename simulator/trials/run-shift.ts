import { chance } from '@zentrale/kernel/chance';
import { durationMs } from '@zentrale/kernel/values';
import type { Checks } from '../audit/index.ts';
import { MISCHIEF, NO_MISCHIEF } from '../faults/courier.ts';
import { ordinaryCentre } from '../people/ordinary-centre.ts';
import type { Coverage } from './coverage.ts';
import { Report } from './report.ts';
import { RuntimeShift } from './runtime-shift.ts';
import type { Step } from './script.ts';
import { Shift } from './shift.ts';

/**
 * `none`: people behave, nothing is lost on the way. `some`: agents vanish, supervisors intervene,
 * devices storm, commands come late and twice. `storm`: that, through the real runtime, on machines
 * that die and stores that fail.
 */
export type Faults = 'none' | 'some' | 'storm';

export const FAULTS: readonly string[] = ['none', 'some', 'storm'] satisfies Faults[];
const STORM_FAULTS_PER_HOUR = 60;

export interface ShiftResult {
  readonly report: Report;
  readonly coverage: Coverage;
  readonly checks: Checks;
  readonly commandCount: number;
  readonly factCount: number;
  readonly digest: string;
}

/** A shift of an ordinary centre; throws the first `Violation`, having told `onEnd` the steps. */
export async function runShift(
  plan: { readonly seed: number; readonly hours: number; readonly faults: Faults },
  onEnd: (steps: readonly Step[]) => void = () => {},
): Promise<ShiftResult> {
  const source = chance(plan.seed, 'shift');
  const report = new Report();
  const parts = {
    spec: ordinaryCentre(source.stream('centre'), plan.faults === 'none'),
    chance: source,
    lengthMs: durationMs(Math.round(plan.hours * 3_600_000)),
    mischief: plan.faults === 'none' ? NO_MISCHIEF : MISCHIEF,
    onFact: report.hear,
  };
  const shift =
    plan.faults === 'storm'
      ? new RuntimeShift({ ...parts, faultsPerHour: STORM_FAULTS_PER_HOUR })
      : new Shift({ ...parts, keepsHistory: true });
  const { trial } = shift;
  try {
    await shift.run();
  } finally {
    onEnd(trial.steps);
  }
  return {
    report,
    coverage: trial.coverage,
    checks: trial.auditor.checks,
    commandCount: trial.stepCount,
    factCount: trial.auditor.picture.version,
    digest: trial.digest,
  };
}
