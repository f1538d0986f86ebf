import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildWhatIsStale } from './bootstrap/build.mjs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { ensureInstalled } from './bootstrap/install.mjs';
import { root } from './bootstrap/paths.mjs';
import { elapsed, explainAndExit, StepFailure } from './bootstrap/progress.mjs';
import { runPlaywright, runVitest } from './bootstrap/suites.mjs';

// `npm test [what]`: everything that needs only Node and a browser. `what` is a folder, a file or
// part of a title. `--suites crash,pg` runs other suites instead; `.ci/run` uses that.

const MESSAGE_LINES_MAX = 30;
/** The Playwright projects of a suite; `npm test` runs the story, `.ci/run` all of them. */
const BROWSER_PROJECTS = { e2e: ['story'], features: ['features'], screens: ['screens'] };
const startedAt = performance.now();
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const suitesOption = process.argv.find((word) => word.startsWith('--suites='));

try {
  await ensureInstalled();
  const results = await runSuites();
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  for (const failure of results.flatMap(({ failures }) => failures)) showFailure(failure);
  if (passed + failed === 0) {
    throw new StepFailure(`No test is about ${words.join(' ') || 'anything'}.`);
  }
  console.log(`\nin ${elapsed(startedAt)}; all output: .cache/logs`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  // Who reads only the last line must not take this for a success.
  process.on('exit', () => console.log('0 passed, 1 failed'));
  explainAndExit(error);
}

async function runSuites() {
  const places = words.filter((word) => existsSync(join(root, word)));
  const titles = words.filter((word) => !places.includes(word));
  const wanted = suitesOption?.slice('--suites='.length).split(',') ?? suitesFor(places);
  const results = [];
  const vitestProjects = wanted.filter((suite) => !(suite in BROWSER_PROJECTS));
  if (vitestProjects.length > 0) {
    const byTitle = titles.length === 0 ? [] : ['-t', titles.join(' ')];
    results.push(await runVitest(vitestProjects, [...places.map(asFilter), ...byTitle]));
  }
  const browserProjects = wanted.flatMap((suite) => BROWSER_PROJECTS[suite] ?? []);
  if (browserProjects.length > 0) {
    const byTitle = titles.length === 0 ? [] : ['-g', titles.join(' ')];
    const files = places.filter((place) => place.includes('/'));
    results.push(await runBrowserTests(browserProjects, [...files, ...byTitle]));
  }
  return results;
}

/** Folders say which suites can be meant; a title may be anywhere. */
function suitesFor(places) {
  if (places.length === 0) return ['unit', 'tidy', 'e2e'];
  const suites = places.flatMap((place) => {
    if (place.startsWith('e2e')) return Object.keys(BROWSER_PROJECTS);
    return place.startsWith('tools/tidy') ? ['tidy'] : ['unit'];
  });
  return [...new Set(suites)];
}

/** Vitest looks for its filter anywhere in a path: `routing` would mean `x/routing.ts` too. */
function asFilter(place) {
  const path = join(root, place);
  return statSync(path).isDirectory() ? `${path}/` : path;
}

async function runBrowserTests(projects, filters) {
  let chromium;
  try {
    chromium = await ensureChromium();
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    return { passed: 0, failed: 1, failures: [{ title: 'browser tests', message: error.message }] };
  }
  await buildWhatIsStale();
  return runPlaywright(chromium, projects, filters);
}

function showFailure({ title, message }) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, MESSAGE_LINES_MAX);
  console.log(`\nFAILED ${title}\n${lines.map((line) => `    ${line}`).join('\n')}`);
}
