import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brokenInvariants, stateDigest } from '@zentrale/routing';
import { describe, expect, test } from 'vitest';
import { historyNames, readHistory } from './golden/history.ts';
import { formatOf, recordDay } from './golden/record.ts';
import { evolveHistory, firstDifference } from './golden/replay.ts';

const changes = readFileSync(resolve(import.meta.dirname, '../routing/core/changes.md'), 'utf8');

/** A numbered note that names the recorded day. */
function hasNote(name: string): boolean {
  return changes
    .split(/^(?=\d+\. )/m)
    .slice(1)
    .some((note) => note.includes(`\`${name}\``));
}

describe('recorded days', () => {
  test.each(historyNames())('are what their facts say: %s', (name) => {
    const history = readHistory(name);
    const state = evolveHistory(history);
    expect(brokenInvariants(state)).toEqual([]);
    if (formatOf(state) !== history.head.format) return;
    expect(stateDigest(state)).toBe(history.head.digest);
  });

  test.each(historyNames())('are decided alike, or a note says why not: %s', (name) => {
    const difference = firstDifference(readHistory(name));
    if (difference !== null && hasNote(name)) return;
    expect(difference, 'add a note to routing/core/changes.md and record a new day').toBeNull();
  });
});

describe('recording a day', () => {
  const day = recordDay('some-day', 2, 1);

  test('keeps what is needed to have it again, by facts and by commands', () => {
    expect(day.entries.length).toBeGreaterThan(100);
    expect(stateDigest(evolveHistory(day))).toBe(day.head.digest);
    expect(firstDifference(day)).toBeNull();
  });

  test('notices an engine that decides otherwise', () => {
    const at = day.entries.findIndex(({ command }) => command.type === 'SetReady');
    const entries = day.entries.toSpliced(at, 1);
    expect(firstDifference({ ...day, entries })).toMatch(/some-day: command \d+ .*, now /);
  });
});
