import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { node24, node24Environment } from './node24.mjs';
import { logFolder, root } from './paths.mjs';
import { endOf, showStep } from './progress.mjs';

/**
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} failed
 * @property {{ title: string, message: string }[]} failures
 */

/**
 * Runs Vitest over the given projects (`unit`, `tidy`, `crash`, `pg`, `mqtt`).
 *
 * @param {string[]} projects
 * @param {string[]} filters further arguments: parts of paths, or `-t` and part of a title
 * @returns {Promise<SuiteResult>}
 */
export function runVitest(projects, filters) {
  return runSuite(`${projects.join(' and ')} tests`, `vitest-${projects.join('-')}`, (report) => ({
    script: join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    args: [
      'run',
      '-c',
      'tools/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...projects.flatMap((project) => ['--project', project]),
      ...filters,
    ],
    env: {},
    read: readVitestReport,
  }));
}

/**
 * Runs the end-to-end tests in the given browser.
 *
 * @param {string} chromium path of the program
 * @param {string[]} projects of the Playwright configuration
 * @param {string[]} filters further arguments
 * @returns {Promise<SuiteResult>}
 */
export function runPlaywright(chromium, projects, filters) {
  return runSuite('browser tests', 'playwright', (report) => ({
    script: join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    args: [
      'test',
      '-c',
      'e2e/playwright.config.ts',
      '--pass-with-no-tests',
      '--reporter=list,json',
      ...projects.map((project) => `--project=${project}`),
      ...filters,
    ],
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    read: readPlaywrightReport,
  }));
}

async function runSuite(title, name, plan) {
  mkdirSync(logFolder, { recursive: true });
  const report = join(logFolder, `${name}.json`);
  const logPath = join(logFolder, `${name}.log`);
  rmSync(report, { force: true });
  const { script, args, env, read } = plan(report);
  const step = showStep(`Running ${title}`);
  const code = await runToLog(logPath, script, args, env);
  const result = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, failures: [] };
  if (code !== 0 && result.failed === 0) {
    // The run itself went wrong: nothing may look as if it had passed.
    const message = endOf(logPath);
    result.failed += 1;
    result.failures.push({ title: `${title} ended with code ${code}`, message });
  }
  step.done(`${result.passed} passed, ${result.failed} failed`);
  return result;
}

function runToLog(logPath, script, args, env) {
  const log = openSync(logPath, 'w');
  return new Promise((settle) => {
    const child = spawn(node24, [script, ...args], {
      cwd: root,
      stdio: ['ignore', log, log],
      env: { ...node24Environment(), NO_COLOR: '1', ...env },
    });
    child.on('close', (code) => settle(code ?? 1));
    child.on('error', () => settle(1));
  });
}

function readVitestReport(report) {
  const failures = report.testResults.flatMap((file) => {
    const place = relative(root, file.name);
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    if (file.status === 'failed' && failed.length === 0) {
      return [{ title: place, message: file.message }];
    }
    return failed.map(({ fullName, failureMessages }) => ({
      title: `${place}: ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

function readPlaywrightReport(report) {
  const failures = report.errors.map(({ message }) => ({ title: 'browser tests', message }));
  const collect = (suite) => {
    for (const inner of suite.suites ?? []) collect(inner);
    for (const spec of suite.specs ?? []) {
      if (spec.ok) continue;
      const results = spec.tests.flatMap(({ results: all }) => all);
      const messages = results.flatMap(({ errors }) => errors.map(({ message }) => message));
      failures.push({ title: `${spec.file}: ${spec.title}`, message: messages.join('\n') });
    }
  };
  report.suites.forEach(collect);
  const { expected, flaky } = report.stats;
  return { passed: expected + flaky, failed: failures.length, failures };
}
