// One simulated shift from one seed: npm run sim -- --seed 7 --hours 8 --faults storm
import { parseArgs } from 'node:util';
import { Violation } from '../audit/index.ts';
import { CANARIES } from '../canaries/canaries.ts';
import { catchCanary } from '../canaries/catch.ts';
import { catchStoreCanary, STORE_CANARIES } from '../canaries/store-canaries.ts';
import { IN_A_STORM, IN_ANY_HOUR } from '../trials/expected.ts';
import { FAULTS, runShift, type Faults, type ShiftResult } from '../trials/run-shift.ts';
import { commit, say } from './say.ts';
import { tellWhatIf } from './what-if.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    hours: { type: 'string', default: '8' },
    faults: { type: 'string', default: 'some' },
    canary: { type: 'boolean', default: false },
    'what-if': { type: 'string' },
    history: { type: 'string' },
    day: { type: 'string' },
    runs: { type: 'string', default: '30' },
  },
});
const seed = Number(values.seed);
const hours = Number(values.hours);
const faults = FAULTS.find((name): name is Faults => name === values.faults);

if (values['what-if'] !== undefined) {
  process.exitCode = askWhatIf(values['what-if']) ? 0 : 2;
} else if (!Number.isInteger(seed) || !(hours > 0 && hours <= 72) || faults === undefined) {
  say(
    'npm run sim -- [--seed whole number] [--hours up to 72] [--faults none|some|storm] [--canary]',
  );
  process.exitCode = 2;
} else {
  const isSound = await sim(seed, hours, faults);
  process.exitCode = isSound ? 0 : 1;
}

function askWhatIf(changes: string): boolean {
  const runs = Number(values.runs);
  const { history, day } = values;
  if (history === undefined || !Number.isInteger(seed) || !(runs >= 2 && runs <= 1_000)) {
    say(
      'npm run sim -- --what-if "agents +2" --history file [--day 2025-06-02] [--runs 2 to 1000] [--seed whole number]',
    );
    return false;
  }
  return tellWhatIf({ changes, history, seed, runs, ...(day === undefined ? {} : { day }) });
}

async function sim(seed: number, hours: number, faults: Faults): Promise<boolean> {
  say(`simulated centre, seed ${seed}, commit ${commit()}`);
  const areCaught = await tellCanaries(seed);
  if (values.canary) return areCaught;
  try {
    const result = await runShift({ seed, hours, faults });
    return tell(result, hours, faults) && areCaught;
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    say(`FAILED  ${error.message}`);
    say(`again   npm run sim -- --seed ${seed} --hours ${hours} --faults ${faults}`);
    return false;
  }
}

/** An auditor that does not see what is planted would not see what is not. */
async function tellCanaries(seed: number): Promise<boolean> {
  let isSound = true;
  const catches = [
    ...CANARIES.map((canary) => catchCanary(canary, seed)),
    ...(await Promise.all(STORE_CANARIES.map((canary) => catchStoreCanary(canary, seed)))),
  ];
  for (const { canary, property, stepCount } of catches) {
    const isCaught = property !== null && canary.caughtBy.includes(property);
    if (!isCaught) isSound = false;
    if (!isCaught) say(`GOT AWAY  ${canary.name}: ${canary.sentence} (${property ?? 'unseen'})`);
    else if (values.canary) {
      say(`${canary.name.padEnd(28)} ${property.padEnd(24)} after ${stepCount} commands`);
    }
  }
  const caught = catches.filter(({ property }) => property !== null).length;
  say(`planted bugs     ${caught} of ${catches.length} caught`);
  return isSound;
}

function tell(result: ShiftResult, hours: number, faults: Faults): boolean {
  const { report, coverage, checks, commandCount, factCount, digest } = result;
  say(`shift            ${hours} h, faults: ${faults}`);
  say(`commands, facts  ${commandCount}, ${factCount}`);
  for (const line of report.lines()) say(line);
  say(`refusals         ${listed(coverage.refusals)}`);
  say(`faults survived  ${listed(coverage.faults)}`);
  say('properties checked');
  for (const [property, count] of [...checks.counts].toSorted(byName)) {
    say(`  ${property.padEnd(24)} ${count}`);
  }
  say(`final digest     ${digest}`);
  const missing = [
    ...(hours >= 1 ? coverage.missing(IN_ANY_HOUR) : []),
    ...(hours >= 2 && faults === 'storm' ? coverage.missing(IN_A_STORM) : []),
  ];
  for (const what of missing) say(`NOT EXERCISED  ${what}`);
  return missing.length === 0;
}

function listed(counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return 'none';
  return [...counts]
    .toSorted(byName)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : 1;
}
