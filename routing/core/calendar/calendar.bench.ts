// Run with plain `node`: business time as routing asks for it, once per queued interaction and for
// every waiting one when a policy changes. Each sample is a batch, as one call is shorter than
// what the clock can tell; "cold" is the first call with a calendar nobody has asked yet.
import { cpus } from 'node:os';
import { durationMs, instant, must } from '@zentrale/kernel/values';
import { at, officeHours, weekly } from '../../testing/calendars.ts';
import { zoneOffsets } from '../../adapters/time-zone/zone-offsets.ts';
import {
  afterOpenMs,
  dayText,
  dueAt,
  isOpen,
  localDay,
  openMs,
  opensAt,
  rebaseClock,
  startClock,
  type Calendar,
} from './index.ts';

const BATCH_SIZE = 100;
const SAMPLE_COUNT = 20_000;
const DAY_MS = 86_400_000;

const calendar = officeHours('Europe/Berlin', {
  weekly: [...weekly([1, 2, 3, 4, 5], '08:00-12:30', '13:00-18:00'), ...weekly([6], '09:00-14:00')],
  holidays: Array.from({ length: 60 }, (_, index) => ({
    date: dayText(20_500 + 31 * index),
    name: 'Holiday',
    hours: [],
  })),
});
const year = at('2026-01-01T00:00Z');

// Instants of a year in an order that no cache likes, the same in every run.
const instants = Array.from({ length: 4_096 }, (_, index) =>
  instant(year + ((index * 2_654_435_761) % (365 * DAY_MS))),
);
// What a policy change meets: everything that waits began within the last days.
const recent = instants.map((somewhen) => instant(year + (somewhen % (5 * DAY_MS))));

function measure(
  label: string,
  act: (index: number) => unknown,
  batchSize = BATCH_SIZE,
  sampleCount = SAMPLE_COUNT,
): void {
  const times = new Float64Array(sampleCount);
  let index = 0;
  for (; index < 20_000 && index < batchSize * sampleCount; index += 1) act(index);
  const before = performance.now();
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const startedAt = performance.now();
    for (let turn = 0; turn < batchSize; turn += 1) act((index += 1));
    times[sample] = ((performance.now() - startedAt) * 1_000) / batchSize;
  }
  const seconds = (performance.now() - before) / 1_000;
  const sorted = times.toSorted();
  const share = (part: number) => (sorted[Math.floor(sampleCount * part)] ?? 0).toFixed(3);
  const rate = Math.round((batchSize * sampleCount) / seconds).toLocaleString('en');
  console.log(
    `${label.padEnd(40)} ${rate.padStart(11)}/s   p50 ${share(0.5)} us   p99 ${share(0.99)} us`,
  );
}

const pick = (list: typeof instants, index: number) => list[index & 4_095] ?? year;
const hour = durationMs(3_600_000);

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`,
);
measure('isOpen', (index) => isOpen(calendar, pick(recent, index)));
measure('opensAt', (index) => opensAt(calendar, pick(recent, index)));
measure('localDay', (index) => localDay(calendar.offsets, pick(recent, index)));
measure('openMs, within days', (index) =>
  openMs(calendar, pick(recent, index), pick(recent, index + 7)),
);
measure('openMs, within a year', (index) =>
  openMs(calendar, pick(instants, index), pick(instants, index + 7)),
);
measure('afterOpenMs, an hour', (index) => afterOpenMs(calendar, pick(recent, index), hour));
measure('afterOpenMs, an hour, any day of a year', (index) =>
  afterOpenMs(calendar, pick(instants, index), hour),
);
measure('rebaseClock and dueAt', (index) => {
  const now = instant(year + 6 * DAY_MS);
  return dueAt(rebaseClock(startClock(pick(recent, index)), calendar, now), calendar, hour);
});
const strangers: Calendar[] = Array.from({ length: 6_000 }, () => ({ ...calendar }));
measure(
  'afterOpenMs, an hour, cold',
  (index) => afterOpenMs(must(strangers[index % 6_000], 'calendar'), pick(recent, index), hour),
  1,
  3_000,
);
measure(
  'zoneOffsets, ten years',
  () => zoneOffsets('Europe/Berlin', year, instant(year + 3_652 * DAY_MS)),
  1,
  100,
);
