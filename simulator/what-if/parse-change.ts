// What people type: "agents +2 like Ann, chat concurrency 3, arrivals +10% in Support".
import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { AgentStrategyName, OrderingName } from '@zentrale/routing';
import type { Change } from './change.ts';

export const PHRASES: readonly string[] = [
  'agents +2',
  'agents -1 like "Ann Example"',
  'chat concurrency 3',
  'arrivals +10% in support',
  'handle time -5%',
  'handle time +20% for chat',
  'ordering first-come in support',
  'strategy best-proficiency in support',
  'target 30 s in support',
];

const ORDERINGS: Readonly<Record<OrderingName, true>> = {
  'first-come': true,
  'priority-ageing': true,
  'deadline-then-ratio': true,
  'generalised-c-mu': true,
};
const STRATEGIES: Readonly<Record<AgentStrategyName, true>> = {
  'longest-idle': true,
  'best-proficiency': true,
  'least-loaded': true,
  fastest: true,
  score: true,
};

const BARE = '[^\\s",;]+';
const BARE_NAME = new RegExp(`^${BARE}$`);
const NAME = `(?:"([^"]+)"|(${BARE}))`;
const IN_QUEUE = `(?:\\s+in\\s+${NAME})?`;

interface Phrase {
  readonly pattern: RegExp;
  /** `null`: a number out of bounds, or a word that is none of ours. */
  readonly read: (groups: readonly (string | undefined)[]) => Change | null;
}

const PHRASE_READERS: readonly Phrase[] = [
  {
    pattern: whole(`agents\\s+([+-]\\d+)(?:\\s+like\\s+${NAME})?`),
    read: ([count, quoted, bare]) =>
      within(count, -1_000, 1_000, (number) =>
        number === 0 ? null : { kind: 'agents', count: number, like: quoted ?? bare ?? null },
      ),
  },
  {
    pattern: whole(`${NAME}\\s+concurrency\\s+(\\d+)`),
    read: ([quoted, bare, count]) =>
      within(count, 1, 100, (countMax) => ({
        kind: 'concurrency',
        channel: quoted ?? bare ?? '',
        countMax,
      })),
  },
  {
    pattern: whole(`arrivals\\s+([+-]\\d+)\\s*%${IN_QUEUE}`),
    read: ([pct, quoted, bare]) =>
      within(pct, -100, 1_000, (byPct) =>
        byPct === 0 ? null : { kind: 'arrivals', byPct, queue: quoted ?? bare ?? null },
      ),
  },
  {
    pattern: whole(`handle\\s+time\\s+([+-]\\d+)\\s*%(?:\\s+for\\s+${NAME})?`),
    read: ([pct, quoted, bare]) =>
      within(pct, -99, 1_000, (byPct) =>
        byPct === 0 ? null : { kind: 'handle-time', byPct, channel: quoted ?? bare ?? null },
      ),
  },
  {
    pattern: whole(`ordering\\s+([\\w-]+)${IN_QUEUE}`),
    read: ([ordering, quoted, bare]) =>
      isOrdering(ordering) ? { kind: 'ordering', ordering, queue: quoted ?? bare ?? null } : null,
  },
  {
    pattern: whole(`strategy\\s+([\\w-]+)${IN_QUEUE}`),
    read: ([strategy, quoted, bare]) =>
      isStrategy(strategy) ? { kind: 'strategy', strategy, queue: quoted ?? bare ?? null } : null,
  },
  {
    pattern: whole(`target\\s+(\\d+)\\s*(s|min|h)${IN_QUEUE}`),
    read: ([count, unit, quoted, bare]) =>
      within(count, 1, 86_400, (number) => {
        const seconds = number * (unit === 'h' ? 3_600 : unit === 'min' ? 60 : 1);
        if (seconds > 86_400) return null;
        return { kind: 'target', seconds, queue: quoted ?? bare ?? null };
      }),
  },
];

/** Several changes are separated by commas or semicolons; all of them hold at once. */
export function parseChanges(text: string): Result<readonly Change[]> {
  const changes: Change[] = [];
  for (const phrase of phrasesOf(text)) {
    const change = parseChange(phrase);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return changes.length === 0 ? notUnderstood('') : accepted(changes);
}

function parseChange(phrase: string): Result<Change> {
  for (const { pattern, read } of PHRASE_READERS) {
    const match = pattern.exec(phrase);
    if (match === null) continue;
    const change = read(match.slice(1));
    return change === null ? notUnderstood(phrase) : accepted(change);
  }
  return notUnderstood(phrase);
}

/** As it would be typed; `parseChanges` gives the same change back. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'agents':
      return `agents ${signed(change.count)}${after('like', change.like)}`;
    case 'concurrency':
      return `${quoted(change.channel)} concurrency ${change.countMax}`;
    case 'ordering':
      return `ordering ${change.ordering}${after('in', change.queue)}`;
    case 'strategy':
      return `strategy ${change.strategy}${after('in', change.queue)}`;
    case 'target':
      return `target ${change.seconds} s${after('in', change.queue)}`;
    case 'arrivals':
      return `arrivals ${signed(change.byPct)}%${after('in', change.queue)}`;
    case 'handle-time':
      return `handle time ${signed(change.byPct)}%${after('for', change.channel)}`;
  }
}

function after(word: string, name: string | null): string {
  return name === null ? '' : ` ${word} ${quoted(name)}`;
}

/** Only where it must be. */
function quoted(name: string): string {
  return BARE_NAME.test(name) ? name : `"${name}"`;
}

function signed(value: number): string {
  return value < 0 ? `${value}` : `+${value}`;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^\\s*${pattern}\\s*$`, 'i');
}

/** Commas and semicolons inside quotes belong to a name. */
function phrasesOf(text: string): string[] {
  const phrases = text.match(/(?:"[^"]*"|[^,;"])+|"/g) ?? [];
  return phrases.filter((phrase) => phrase.trim() !== '');
}

function within(
  digits: string | undefined,
  min: number,
  max: number,
  read: (value: number) => Change | null,
): Change | null {
  const value = Number(digits);
  return Number.isInteger(value) && value >= min && value <= max ? read(value) : null;
}

function isOrdering(word: string | undefined): word is OrderingName {
  return word !== undefined && Object.hasOwn(ORDERINGS, word);
}

function isStrategy(word: string | undefined): word is AgentStrategyName {
  return word !== undefined && Object.hasOwn(STRATEGIES, word);
}

function notUnderstood(phrase: string): Result<never> {
  return refused('what-if.not-understood', { field: 'changes', facts: { phrase: phrase.trim() } });
}
