import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Violation, type Property } from '../audit/index.ts';
import { DirectTrial } from '../trials/direct.ts';
import { playRuntimeScript } from '../trials/runtime-script.ts';
import type { Step } from '../trials/script.ts';
import { isCommandStep } from '../trials/script.ts';
import { engine, type Subject } from '../trials/subject.ts';
import { shrink } from './shrink.ts';

const FOLDER = resolve(import.meta.dirname, '../../routing/regressions');

/** A case that failed once, with the fewest steps that show it. It must never fail again. */
export interface Regression {
  /** What went wrong, in a sentence a supervisor would understand. */
  readonly sentence: string;
  readonly property: Property;
  /** Straight on the engine, or through the runtime with its faults. */
  readonly through: 'perform' | 'runtime';
  /** A planted bug which this case catches; the real engine never had it. */
  readonly canary?: string;
  readonly steps: readonly Step[];
}

export function regressions(): { readonly name: string; readonly regression: Regression }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      // Our own file, written by `fileRegression`.
      regression: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Regression,
    }));
}

/** Gives the path of the file. */
export function fileRegression(name: string, regression: Regression): string {
  const path = join(FOLDER, `${name}.json`);
  const { steps, ...head } = regression;
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`);
  // One step a line: people read these.
  const opening = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  writeFileSync(path, `${opening},\n  "steps": [\n${lines.join(',\n')}\n  ]\n}\n`);
  return path;
}

/** Plays the steps; gives what was violated, or `null`. */
export async function play(
  through: Regression['through'],
  steps: readonly Step[],
  plant: (subject: Subject) => Subject = (subject) => subject,
): Promise<Violation | null> {
  try {
    if (through === 'runtime') await playRuntimeScript(steps);
    else {
      const trial = new DirectTrial({ subject: plant(engine()), keepsHistory: true });
      trial.replay(steps.filter(isCommandStep));
    }
    return null;
  } catch (error) {
    if (error instanceof Violation) return error;
    throw error;
  }
}

/** The fewest of the steps that still break the property. */
export function shrinkSteps(
  through: Regression['through'],
  steps: readonly Step[],
  property: Property,
  plant?: (subject: Subject) => Subject,
): Promise<readonly Step[]> {
  return shrink(
    steps,
    async (some) => (await play(through, some, plant))?.property === property,
    through === 'runtime' ? 400 : 3_000,
  );
}
