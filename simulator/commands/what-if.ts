// A recorded day under other conditions:
// npm run sim -- --what-if "agents +2, chat concurrency 3" --history day.jsonl
import type { Instant, Refusal } from '@zentrale/kernel/values';
import { dayOfText, dayText } from '@zentrale/routing';
import {
  applyChanges,
  assumptionText,
  changeText,
  dayFromHistory,
  FIGURE_NAMES,
  parseChanges,
  PHRASES,
  QUARTER_MS,
  whatIf,
  type Band,
  type DayRecord,
  type FigureName,
  type WhatIfResult,
} from '../what-if/index.ts';
import { boundsOf, daysOf, readHistoryFile } from '../what-if/read-history.ts';
import { say } from './say.ts';

export interface WhatIfWish {
  /** As typed. */
  readonly changes: string;
  readonly history: string;
  /** `2025-06-02`; the day on which most came when left out. */
  readonly day?: string;
  readonly seed: number;
  readonly runs: number;
}

/** Tells the result; false when the wish could not be understood. */
export function tellWhatIf(wish: WhatIfWish): boolean {
  const changes = parseChanges(wish.changes);
  if (!changes.ok) return sayRefusal(changes.refusal);
  const facts = readHistoryFile(wish.history);
  if (!facts.ok) return sayRefusal(facts.refusal);
  const days = daysOf(facts.value);
  const day = wish.day === undefined ? busiest(days) : dayOfText(wish.day);
  if (day === null || !days.has(day)) {
    say(`nobody came on ${wish.day ?? 'any day'}; days in this history: ${listed(days)}`);
    return false;
  }
  const { startsAt, endsAt } = boundsOf(facts.value, day);
  const record = played(facts.value, startsAt, endsAt);
  if (record === null) return false;
  const applied = applyChanges(record, changes.value);
  if (!applied.ok) return sayRefusal(applied.refusal);
  say(`${dayText(day)}, ${days.get(day)} interactions, ${wish.runs} runs, seed ${wish.seed}`);
  tell(whatIf(record, changes.value, { seed: wish.seed, runs: wish.runs }));
  return true;
}

/** A history that lacks its beginning, or is of another engine, cannot be played. */
function played(
  facts: Parameters<typeof dayFromHistory>[0],
  startsAt: Instant,
  endsAt: Instant,
): DayRecord | null {
  try {
    return dayFromHistory(facts, startsAt, endsAt);
  } catch (error) {
    say(`this history cannot be played: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

const NAMES: Readonly<Record<FigureName, string>> = {
  arrived: 'arrived',
  answered: 'answered',
  abandoned: 'abandoned',
  serviceLevel: 'service level',
  abandonedShare: 'abandoned share',
  asaMs: 'mean wait (ASA)',
  waitP50Ms: 'wait, half',
  waitP90Ms: 'wait, nine of ten',
  occupancy: 'occupancy',
};

const HEADS = ['', 'real', 'simulated (8 of 10)', 'changed (8 of 10)', 'difference (95 %)'];
const WIDTHS = [18, 10, 26, 26, 22];

function tell(result: WhatIfResult): void {
  say(`if              ${result.changes.map(changeText).join(', ')}`);
  for (const assumption of result.assumptions) say(`assumed         ${assumptionText(assumption)}`);
  const parts = [
    {
      name: 'all queues',
      real: result.real.total,
      baseline: result.baseline.total,
      changed: result.changed.total,
      differences: result.differences.total,
    },
    ...result.queues.map(({ name }, index) => ({
      name,
      real: result.real.queues[index],
      baseline: result.baseline.queues[index],
      changed: result.changed.queues[index],
      differences: result.differences.queues[index]?.figures,
    })),
  ];
  for (const { name, real, baseline, changed, differences } of parts) {
    say();
    sayColumns([name, ...HEADS.slice(1)]);
    for (const figure of FIGURE_NAMES) {
      const difference = differences?.[figure] ?? null;
      sayColumns([
        NAMES[figure],
        shown(figure, real?.figures[figure] ?? null),
        band(figure, baseline?.figures[figure] ?? null),
        band(figure, changed?.figures[figure] ?? null),
        difference === null
          ? '-'
          : `${shown(figure, difference.mean)} ± ${shown(figure, difference.halfWidth)}`,
      ]);
    }
  }
  tellCourse(result);
}

/** Where in the day the change is felt. */
function tellCourse({ real, baseline, changed }: WhatIfResult): void {
  say();
  sayColumns(['mean wait, from', ...HEADS.slice(1, 4)]);
  for (const [quarter, realMs] of real.total.waitByQuarterMs.entries()) {
    const before = baseline.total.waitByQuarterMs[quarter] ?? null;
    const after = changed.total.waitByQuarterMs[quarter] ?? null;
    if (realMs === null && before === null && after === null) continue;
    const minute = (quarter * QUARTER_MS) / 60_000;
    const clock = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
    sayColumns([clock, shown('asaMs', realMs), band('asaMs', before), band('asaMs', after)]);
  }
}

function band(figure: FigureName, values: Band | null): string {
  if (values === null) return '-';
  const { mean, low, high } = values;
  return `${shown(figure, mean)} (${shown(figure, low)}..${shown(figure, high)})`;
}

function shown(figure: FigureName, value: number | null): string {
  if (value === null) return '-';
  switch (figure) {
    case 'serviceLevel':
    case 'abandonedShare':
    case 'occupancy':
      return `${(value * 100).toFixed(1)} %`;
    case 'asaMs':
    case 'waitP50Ms':
    case 'waitP90Ms':
      return `${(value / 1000).toFixed(1)} s`;
    case 'arrived':
    case 'answered':
    case 'abandoned':
      return value.toFixed(1).replace(/\.0$/, '');
  }
}

function sayColumns(texts: readonly string[]): void {
  const columns = texts.map((text, index) =>
    index === 0 ? text.padEnd(WIDTHS[index] ?? 0) : text.padStart(WIDTHS[index] ?? 0),
  );
  say(columns.join(' ').trimEnd());
}

function sayRefusal({ kind, facts }: Refusal): false {
  const details = Object.entries(facts ?? {}).map(([name, value]) => `${name} ${value}`);
  say([kind, ...details].join(': '));
  if (kind === 'what-if.not-understood') say(`for example: ${PHRASES.join(', ')}`);
  return false;
}

function busiest(days: ReadonlyMap<number, number>): number | null {
  let most: number | null = null;
  for (const [day, count] of days) {
    if (most === null || count > (days.get(most) ?? 0)) most = day;
  }
  return most;
}

function listed(days: ReadonlyMap<number, number>): string {
  return Array.from(days, ([day, count]) => `${dayText(day)} (${count})`).join(', ');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
