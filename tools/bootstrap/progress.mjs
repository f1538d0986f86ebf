import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { logFolder, root } from './paths.mjs';

const PLAIN_REPORT_EVERY_MS = 15_000;
const LOG_LINES_SHOWN = 40;

export function elapsed(sinceMs) {
  const seconds = (performance.now() - sinceMs) / 1000;
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/**
 * One line on the screen for one piece of work. On a terminal the line is rewritten in place;
 * elsewhere it is printed at the start and then now and again, so that nobody thinks it hangs.
 *
 * @param {string} title what is being done, as a person would say it
 * @param {() => string} detail a word on how far it is; asked while the work goes on
 */
export function showStep(title, detail = () => '') {
  const startedAt = performance.now();
  const isTerminal = process.stdout.isTTY === true && process.env.CI === undefined;
  const line = () => `  ${title} ${[detail(), elapsed(startedAt)].filter(Boolean).join(', ')}`;
  const rewrite = (text) => process.stdout.write(`\r\u001b[2K${text}`);
  if (!isTerminal) console.log(`  ${title} ...`);
  const timer = setInterval(
    () => (isTerminal ? rewrite(line()) : console.log(line())),
    isTerminal ? 200 : PLAIN_REPORT_EVERY_MS,
  );
  const end = (text) => {
    clearInterval(timer);
    if (isTerminal) rewrite(`${text}\n`);
    else console.log(text);
  };
  return {
    done: (note = '') => end(`  ${title}: done${note && ` (${note})`}, ${elapsed(startedAt)}`),
    fail: () => end(`  ${title}: FAILED after ${elapsed(startedAt)}`),
  };
}

/** A failure whose message says all a person needs; no stack is shown. */
export class StepFailure extends Error {}

/**
 * Runs a command with its output in a log file. Resolves when it ends well; throws `StepFailure`
 * with the end of the output otherwise.
 *
 * @param {string} name of the log file, without ending
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function runLogged(name, command, args, options = {}) {
  mkdirSync(logFolder, { recursive: true });
  const path = join(logFolder, `${name}.log`);
  const log = createWriteStream(path);
  return new Promise((settle, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on('error', (error) =>
      log.end(() => fail(new StepFailure(`${command}: ${error.message}`))),
    );
    child.on('close', (code, signal) =>
      log.end(() => {
        if (code === 0) return settle();
        const tail = endOf(path);
        const shown = [command, ...args].join(' ');
        fail(
          new StepFailure(
            `${tail}\n\n\`${shown}\` ended with ${signal ?? `code ${code}`}. All output: ${path}`,
          ),
        );
      }),
    );
  });
}

/** The end of a log, without colours: rolldown's diagrams are unreadable with them. */
export function endOf(path) {
  const lines = stripVTControlCharacters(readFileSync(path, 'utf8')).trimEnd().split('\n');
  return lines.slice(-LOG_LINES_SHOWN).join('\n');
}

/** Prints a `StepFailure` for people; anything else is a defect of ours and keeps its stack. */
export function explainAndExit(error) {
  console.error(error instanceof StepFailure ? `\n${error.message}` : error);
  process.exit(1);
}
