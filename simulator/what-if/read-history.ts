// A tenant's routing history from a file: lines of JSON, packed or not.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Recorded } from '@zentrale/kernel/history';
import { accepted, instant, refused, type Instant, type Result } from '@zentrale/kernel/values';
import { initial, localDay, startOfDay, type RoutingFact } from '@zentrale/routing';
import type { Entry } from '../golden/history.ts';

/**
 * Every line is a fact as the store has it (`version`, `recordedAt`, `commandId`, `fact`), or an
 * entry of a day recorded by `npm run golden`, whose first line tells of the day.
 */
export function readHistoryFile(path: string): Result<readonly Recorded<RoutingFact>[]> {
  let text: string;
  try {
    const bytes = readFileSync(path);
    text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused('what-if.unreadable', { field: 'history', facts: { reason } });
  }
  const facts: Recorded<RoutingFact>[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const told = factsOfLine(line, facts.length);
    if (told !== null) facts.push(...told);
    // The first line may tell of the whole.
    else if (index > 0) return noFact(index + 1);
  }
  return facts.length === 0 ? noFact(1) : accepted(facts);
}

/** The tenant's days on which interactions came, each with their number, in the order of time. */
export function daysOf(facts: readonly Recorded<RoutingFact>[]): Map<number, number> {
  const offsets = offsetsOf(facts);
  const counts = new Map<number, number>();
  for (const { fact, recordedAt } of facts) {
    if (fact.type !== 'InteractionQueued') continue;
    const day = localDay(offsets, recordedAt);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/** From midnight to midnight in the tenant's time zone, but no longer than there are facts. */
export function boundsOf(
  facts: readonly Recorded<RoutingFact>[],
  day: number,
): { startsAt: Instant; endsAt: Instant } {
  const offsets = offsetsOf(facts);
  const lastAt = facts.at(-1)?.recordedAt ?? 0;
  const endsAt = Math.min(startOfDay(offsets, day + 1), lastAt + 1);
  return { startsAt: startOfDay(offsets, day), endsAt: instant(endsAt) };
}

function offsetsOf(facts: readonly Recorded<RoutingFact>[]) {
  return facts.reduce(
    (offsets, { fact }) => (fact.type === 'RoutingConfigured' ? fact.centre.offsets : offsets),
    initial().centre.offsets,
  );
}

/** `null`: the line is no fact. */
function factsOfLine(line: string, versionBefore: number): Recorded<RoutingFact>[] | null {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('commandId' in read)) return null;
  // Written by our store or by our simulator; a wrong one shows when it is played.
  if ('fact' in read && 'recordedAt' in read) return [read as Recorded<RoutingFact>];
  if (!('facts' in read)) return null;
  const { now, commandId, facts } = read as Entry;
  return facts.map((fact, index) => ({
    version: versionBefore + index + 1,
    recordedAt: now,
    commandId,
    fact,
  }));
}

function noFact(line: number): Result<never> {
  return refused('what-if.no-fact', { field: 'history', facts: { line } });
}
