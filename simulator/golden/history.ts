// Recorded days: what was asked at which instant and what the engine made of it. They are never
// edited; an engine that decides otherwise gets a new one beside the old.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CommandId, Instant } from '@zentrale/kernel/values';
import type { RoutingCommand, RoutingFact } from '@zentrale/routing';

const FOLDER = resolve(import.meta.dirname, '../../routing/histories');
const SUFFIX = '.jsonl.gz';

export interface HistoryHead {
  readonly name: string;
  readonly seed: number;
  readonly hours: number;
  /** The format of the state whose digest this is: another one has other digests. */
  readonly format: number;
  readonly digest: string;
}

/** One command as it was performed; the facts follow one another from where the last ones ended. */
export interface Entry {
  readonly now: Instant;
  readonly commandId: CommandId;
  readonly command: RoutingCommand;
  readonly facts: readonly RoutingFact[];
}

export interface History {
  readonly head: HistoryHead;
  readonly entries: readonly Entry[];
}

export function historyNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .toSorted();
}

export function readHistory(name: string): History {
  const text = gunzipSync(readFileSync(join(FOLDER, name + SUFFIX))).toString();
  const [head, ...entries] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  // Our own file, written by `writeHistory`.
  return { head: head as HistoryHead, entries: entries as Entry[] };
}

/** Gives the size in bytes. Refuses to write over what is there. */
export function writeHistory({ head, entries }: History): number {
  const lines = [head, ...entries].map((entry) => JSON.stringify(entry));
  const bytes = gzipSync(`${lines.join('\n')}\n`, { level: 9 });
  writeFileSync(join(FOLDER, head.name + SUFFIX), bytes, { flag: 'wx' });
  return bytes.length;
}
