import { execFileSync } from 'node:child_process';

/** A line for whoever has started the command. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Which state of the code this is: a seed means the same only there. */
export function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    // Unpacked without its history: then the version must do.
    return 'unknown';
  }
}
