// The numbers of the floor are the engine's own, kept as facts come. Here they are counted anew,
// from every table that claims to know them, after a day of busy and clumsy traffic.
import { openTestStore, type TestStore } from '@zentrale/platform/testing';
import type { Tx } from '@zentrale/kernel/ports';
import {
  asId,
  must,
  type ConversationId,
  type QueueId,
  type TenantId,
} from '@zentrale/kernel/values';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueFigures, type DayCounts } from '../../core/index.ts';
import {
  centre,
  drawFrom,
  nextCommand,
  openingCommands,
  type Centre,
} from '../../testing/index.ts';
import { offsetsOf } from '../../testing/calendars.ts';
import {
  interactionsOf,
  queueDay,
  queueIntervals,
  recordHistory,
  staysBehind,
  type Stay,
  type StayList,
} from './index.ts';
import { dayIn } from './local-day.ts';

const TIME_ZONE = 'Europe/Berlin';
const COMMAND_COUNT = 2_500;
const SECONDS_BETWEEN_MAX = 60;
const BATCH = 300;
const PAGE_LENGTH = 30;

let database: TestStore;
beforeAll(async () => {
  database = await openTestStore();
});
afterAll(async () => database.close());

type Counts = Omit<DayCounts, 'day'>;

/** About twenty hours of a small centre, so that midnight lies within. */
function dayOfTraffic(seed: number): Centre {
  const floor = centre().given({
    type: 'ConfigureRouting',
    timeZone: TIME_ZONE,
    offsets: offsetsOf(TIME_ZONE),
  });
  floor.given(openingCommands());
  const draw = drawFrom(seed);
  for (let serial = 0; serial < COMMAND_COUNT; serial += 1) {
    floor.after(1_000 * draw(SECONDS_BETWEEN_MAX)).when({ type: 'PassTime' });
    floor.when(nextCommand(floor.state, draw, serial));
  }
  return floor;
}

async function recorded(floor: Centre): Promise<TenantId> {
  const tenantId = await database.tenant();
  for (let from = 0; from < floor.history.length; from += BATCH) {
    await database.store.transact(tenantId, (tx) =>
      recordHistory(tx, floor.history.slice(from, from + BATCH), { timeZone: TIME_ZONE }),
    );
  }
  return tenantId;
}

const LISTS: Readonly<Record<StayList, (counts: Counts) => number>> = {
  arrived: (counts) => counts.arrived,
  answered: (counts) => counts.answered,
  'answered-in-time': (counts) => counts.answeredInTime,
  'answered-late': (counts) => counts.answered - counts.answeredInTime,
  abandoned: (counts) => counts.abandoned,
  'short-abandoned': (counts) => counts.shortAbandoned,
  expired: (counts) => counts.expired,
  'moved-on': (counts) => counts.movedOn,
  handled: (counts) => counts.handled,
};

describe.each([3, 11, 29])('after a day of traffic from seed %i', (seed) => {
  let floor: Centre;
  let tenantId: TenantId;
  let today: string;
  let days: readonly string[];
  beforeAll(async () => {
    floor = dayOfTraffic(seed);
    tenantId = await recorded(floor);
    today = dayIn(TIME_ZONE)(floor.now);
    days = [...new Set(floor.history.map(({ recordedAt }) => dayIn(TIME_ZONE)(recordedAt)))];
  });

  function inTenant<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
    return database.store.transact(tenantId, work);
  }

  /** All pages of a list. */
  async function everyStay(list: StayList, day: string, queueId?: QueueId): Promise<Stay[]> {
    const found: Stay[] = [];
    for (let after: Stay | undefined; ; after = found.at(-1)) {
      const { stays } = await inTenant((tx) =>
        staysBehind(tx, { list, day, queueId }, { after, limit: PAGE_LENGTH }),
      );
      found.push(...stays);
      if (stays.length < PAGE_LENGTH) return found;
    }
  }

  test('something of everything has happened, on two days', async () => {
    expect(days.length).toBeGreaterThan(1);
    for (const list of Object.keys(LISTS) as StayList[]) {
      const counts = await Promise.all(days.map((day) => everyStay(list, day)));
      // Nobody is quick enough to be a short abandon in every day of traffic.
      if (list !== 'short-abandoned') expect(counts.flat().length, list).toBeGreaterThan(0);
    }
  });

  test('the live counts of today are those of the day’s table', async () => {
    const rows = new Map(
      (await inTenant((tx) => queueDay(tx, today))).map(({ queueId, day: _day, ...row }) => [
        queueId,
        row,
      ]),
    );
    for (const queueId of floor.state.queues.keys()) {
      const figures = must(queueFigures(floor.state, queueId, floor.now), 'a queue has figures');
      const { day: _day, ...live } = figures.day;
      expect(rows.get(queueId) ?? noCounts, queueId).toEqual(live);
    }
  });

  test('each number of each day is the number of stays behind it', async () => {
    for (const day of days) {
      for (const { queueId, ...counts } of await inTenant((tx) => queueDay(tx, day))) {
        for (const [list, count] of Object.entries(LISTS)) {
          const stays = await everyStay(list as StayList, day, queueId);
          const { totalCount } = await inTenant((tx) =>
            staysBehind(tx, { list: list as StayList, day, queueId }, { limit: 1 }),
          );
          const what = `${list} of ${queueId} on ${day}`;
          expect(totalCount, what).toBe(count(counts));
          expect(new Set(stays.map(keyOf)).size, what).toBe(totalCount);
        }
        const answered = await everyStay('answered', day, queueId);
        expect(sum(answered.map(({ waitMs }) => waitMs ?? NaN))).toBe(counts.waitMsSum);
        const handled = await everyStay('handled', day, queueId);
        expect(sum(handled.map(({ handleMs }) => handleMs ?? NaN))).toBe(counts.handleMsSum);
      }
    }
  });

  test('the quarters of an hour add up to the day', async () => {
    for (const day of days) {
      const rows = await inTenant((tx) => queueDay(tx, day));
      for (const { queueId, ...counts } of rows) {
        const quarters = await inTenant((tx) => queueIntervals(tx, { day, queueId }));
        for (const name of [
          'arrived',
          'answered',
          'answeredInTime',
          'abandoned',
          'shortAbandoned',
        ] as const) {
          expect(sum(quarters.map((one) => one[name])), `${name} of ${queueId}`).toBe(counts[name]);
        }
      }
      const all = await inTenant((tx) => queueIntervals(tx, { day }));
      expect(sum(all.map(({ arrived }) => arrived))).toBe(sum(rows.map(({ arrived }) => arrived)));
    }
  });

  test('the rows of interactions tell of the same arrivals, abandons and handled work', async () => {
    const list = async (name: StayList) =>
      (await Promise.all(days.map((day) => everyStay(name, day)))).flat();
    const arrivedIds = new Set((await list('arrived')).map(({ interactionId }) => interactionId));
    const rows = await inTenant(async (tx) => {
      const found = [];
      for (const id of arrivedIds) {
        const conversationId = asId<ConversationId>(`conversation-${id}`);
        found.push(...(await interactionsOf(tx, conversationId)));
      }
      return found;
    });
    expect(new Set(rows.map(({ interactionId }) => interactionId))).toEqual(arrivedIds);
    const withOutcome = (outcome: string) =>
      new Set(rows.filter((row) => row.outcome === outcome).map((row) => row.interactionId));
    const ids = (stays: readonly Stay[]) =>
      new Set(stays.map(({ interactionId }) => interactionId));
    expect(withOutcome('handled')).toEqual(ids(await list('handled')));
    // Who left after an answer has left, and is no abandon of a queue.
    const answered = new Set(rows.filter((row) => row.acceptedAt !== null).map(idOf));
    const left = [...withOutcome('abandoned')].filter((id) => !answered.has(id));
    const neverAnswered = (await list('abandoned')).filter(
      (one) => !answered.has(one.interactionId),
    );
    expect(new Set(left)).toEqual(ids(neverAnswered));
    const lastStays = lastStayOf(await list('arrived'));
    for (const row of rows) expect(row.queueId).toBe(lastStays.get(row.interactionId)?.queueId);
  });
});

const noCounts: Counts = {
  arrived: 0,
  answered: 0,
  answeredInTime: 0,
  abandoned: 0,
  shortAbandoned: 0,
  expired: 0,
  movedOn: 0,
  waitMsSum: 0,
  handled: 0,
  handleMsSum: 0,
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function keyOf({ interactionId, stay }: Stay): string {
  return `${interactionId} ${stay}`;
}

function idOf({ interactionId }: { readonly interactionId: string }): string {
  return interactionId;
}

function lastStayOf(stays: readonly Stay[]): ReadonlyMap<string, Stay> {
  const last = new Map<string, Stay>();
  for (const stay of stays) {
    if (stay.stay > (last.get(stay.interactionId)?.stay ?? 0)) last.set(stay.interactionId, stay);
  }
  return last;
}
