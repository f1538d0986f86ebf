import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineSpeed } from './machine-speed.ts';
import { pathsBelow, ROOT } from './tidy/scan.ts';

// `npm run bench [-- part-of-path ...] [--record]`: runs every `*.bench.ts` by itself, one after
// the other, on what should be a quiet machine. `--record` keeps the results in docs/benchmarks.md.

const RECORD = join(ROOT, 'docs', 'benchmarks.md');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false } },
});

const paths = pathsBelow()
  .filter((path) => path.endsWith('.bench.ts'))
  .filter((path) => positionals.length === 0 || positionals.some((part) => path.includes(part)));

if (paths.length === 0) {
  console.error(`No benchmark is called ${positionals.join(' or ') || '*.bench.ts'}.`);
  process.exit(1);
}

const machine = describeMachine();
console.log(machine);
const results: { path: string; output: string; isOk: boolean }[] = [];
for (const path of paths) {
  console.log(`\n== ${path}`);
  const before = noteSpeed('before');
  const { output, isOk } = await run(path);
  results.push({ path, isOk, output: [before, output.trim(), noteSpeed('after')].join('\n') });
}
const failed = results.filter(({ isOk }) => !isOk).map(({ path }) => path);
if (failed.length > 0) console.error(`\nFAILED ${failed.join(', ')}`);
if (values.record && failed.length === 0) record();
process.exitCode = failed.length === 0 ? 0 : 1;

function noteSpeed(when: 'before' | 'after'): string {
  const line = `${when}: ${machineSpeed()}`;
  console.log(line);
  return line;
}

function describeMachine(): string {
  const [first, ...others] = cpus();
  return [
    `${first?.model.trim() ?? 'unknown processor'}, ${others.length + 1} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB memory`,
    `${type()} ${release()}`,
    `Node ${process.version}`,
  ].join('; ');
}

function run(path: string): Promise<{ output: string; isOk: boolean }> {
  return new Promise((settle) => {
    const bench = spawn(
      process.execPath,
      ['--expose-gc', '--disable-warning=ExperimentalWarning', path],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    bench.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    bench.on('error', (error) => settle({ output: error.message, isOk: false }));
    bench.on('close', (code) => settle({ output, isOk: code === 0 }));
  });
}

/** Replaces the sections of what ran and leaves the others as they are. */
function record(): void {
  const day = new Date().toISOString().slice(0, 10);
  const kept = new Map(recordedSections());
  for (const { path, output } of results) {
    kept.set(path, `${day}, ${machine}\n\n\`\`\`text\n${output.trim()}\n\`\`\``);
  }
  const sections = [...kept]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `## ${path}\n\n${text}\n`);
  const intro =
    '# Benchmarks\n\nWritten by `npm run bench -- --record`; each section says when and where it ran.\n';
  writeFileSync(RECORD, [intro, ...sections].join('\n'));
  console.log('\nrecorded in docs/benchmarks.md');
}

function recordedSections(): [string, string][] {
  let text: string;
  try {
    text = readFileSync(RECORD, 'utf8');
  } catch {
    // Nothing has been recorded so far.
    return [];
  }
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [path = '', ...lines] = section.split('\n');
      return [path.trim(), lines.join('\n').trim()];
    });
}
