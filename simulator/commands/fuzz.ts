// Random centres until one fails or time is up: npm run fuzz -- --minutes 10
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { CANARIES } from '../canaries/canaries.ts';
import { catchCanary } from '../canaries/catch.ts';
import { PROPERTIES, type Violation } from '../audit/index.ts';
import { fileRegression, play, regressions, shrinkSteps } from '../shrink/regression.ts';
import { Coverage } from '../trials/coverage.ts';
import { fuzzTrial, type FuzzResult } from '../trials/fuzz-trial.ts';
import { commit, say } from './say.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: 'until stopped' },
  },
});

/** Only for when to stop and what to report; nothing simulated depends on it. */
const startedAt = performance.now();
const coverage = new Coverage();
const total = { trials: 0, commands: 0 };

process.exitCode = await fuzz();

async function fuzz(): Promise<number> {
  const firstSeed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  say(`fuzzing, commit ${commit()}, seeds from ${firstSeed}`);
  for (const { name, regression } of regressions()) {
    const violation = await play(regression.through, regression.steps);
    if (violation === null) continue;
    say(`FAILED  routing/regressions/${name}.json is back: ${violation.message}`);
    return 1;
  }
  for (const canary of CANARIES) {
    const { property } = catchCanary(canary, firstSeed);
    if (property !== null && canary.caughtBy.includes(property)) continue;
    say(`GOT AWAY  ${canary.name}: ${canary.sentence}`);
    return 1;
  }
  for (let seed = firstSeed; ; seed += 1) {
    const result = await fuzzTrial(seed);
    total.trials += 1;
    total.commands += result.commandCount;
    coverage.add(result.coverage);
    if (result.violation !== null) {
      await fail(seed, result, result.violation);
      return 1;
    }
    const minutes = (performance.now() - startedAt) / 60_000;
    if (total.trials % 50 === 0) say(progress());
    if (values.seed !== undefined || minutes >= Number(values.minutes)) break;
  }
  say(`${progress()}; all sound`);
  return 0;
}

function progress(): string {
  const exercised = ['commands', 'facts', 'refusals', 'faults'] as const;
  const kinds = exercised.map((kind) => `${coverage[kind].size} kinds of ${kind}`).join(', ');
  return `${total.trials} trials, ${total.commands} commands, ${kinds}`;
}

/** Shrinks what failed and files it, so that it is played first for ever after. */
async function fail(seed: number, result: FuzzResult, violation: Violation): Promise<void> {
  const { property } = violation;
  say(`FAILED  ${violation.message}`);
  say(`again   npm run fuzz -- --seed ${seed}      (commit ${commit()})`);
  say(`shrinking ${result.steps.length} steps`);
  const steps = await shrinkSteps(result.through, result.steps, property);
  const isShown = (await play(result.through, steps))?.property === property;
  const path = fileRegression(`fuzz-${property}-${seed}`, {
    sentence: `${PROPERTIES[property]} Not so here: ${violation.message}`,
    property,
    through: result.through,
    steps: isShown ? steps : result.steps,
  });
  say(`${steps.length} steps are left: ${path}`);
}
