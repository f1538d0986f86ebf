import { durationMs } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import { crossedThresholds, usualThresholds, type Judged } from './alert-rules.ts';

const calm: Judged = {
  waitingCount: 0,
  oldestQueuedAt: null,
  isOpen: true,
  signedInCount: 3,
  answeredCount: 0,
  answeredInTimeCount: 0,
  abandonedCount: 0,
  shortAbandonedCount: 0,
};
const thresholds = {
  longestWaitMs: 60_000,
  waitingCount: 5,
  serviceLevelPct: 80,
  abandonedPct: 10,
  warnsOfNobody: true,
};
const off = {
  longestWaitMs: null,
  waitingCount: null,
  serviceLevelPct: null,
  abandonedPct: null,
  warnsOfNobody: false,
};
const kinds = (queue: Partial<Judged>, now = 1_000_000) =>
  crossedThresholds({ ...calm, ...queue }, thresholds, now).map(({ kind }) => kind);

describe('a queue warns', () => {
  test('when somebody waits longer than allowed, and not a moment sooner', () => {
    expect(kinds({ oldestQueuedAt: 940_000 })).toEqual([]);
    expect(kinds({ oldestQueuedAt: 939_999 })).toEqual(['longest-wait']);
  });

  test('from the number of waiting customers on', () => {
    expect(kinds({ waitingCount: 4 })).toEqual([]);
    expect(kinds({ waitingCount: 5 })).toEqual(['waiting-count']);
  });

  test('below the service level, once ten customers can be measured', () => {
    expect(kinds({ answeredCount: 9, answeredInTimeCount: 0 })).toEqual([]);
    expect(kinds({ answeredCount: 10, answeredInTimeCount: 8 })).toEqual([]);
    expect(kinds({ answeredCount: 1_000, answeredInTimeCount: 799 })).toEqual(['service-level']);
    // Short abandons are forgiven among abandons, not in the service level.
    const impatient = { abandonedCount: 3, shortAbandonedCount: 3 };
    expect(kinds({ answeredCount: 7, answeredInTimeCount: 7, ...impatient })).toEqual([
      'service-level',
    ]);
  });

  test('of abandons by their share, short ones left out on both sides', () => {
    const answered = { answeredCount: 18, answeredInTimeCount: 18 };
    expect(kinds({ ...answered, abandonedCount: 4, shortAbandonedCount: 3 })).toEqual([]);
    expect(kinds({ ...answered, abandonedCount: 2 })).toEqual(['abandoned']);
  });

  test('when nobody is signed in while it is open', () => {
    expect(kinds({ signedInCount: 0 })).toEqual(['nobody-signed-in']);
    expect(kinds({ signedInCount: 0, isOpen: false })).toEqual([]);
  });

  test('of nothing that is switched off', () => {
    const everything = {
      ...calm,
      waitingCount: 99,
      oldestQueuedAt: 0,
      signedInCount: 0,
      answeredCount: 50,
      abandonedCount: 50,
    };
    expect(crossedThresholds(everything, thresholds, 1_000_000)).toHaveLength(5);
    expect(crossedThresholds(everything, off, 1_000_000)).toEqual([]);
  });
});

test('without a choice of one’s own a queue warns by its target', () => {
  const usual = usualThresholds({ serviceLevelMs: durationMs(60_000), serviceLevelTargetPct: 80 });
  expect(usual).toMatchObject({ longestWaitMs: 180_000, serviceLevelPct: 80, warnsOfNobody: true });
  // A queue without a target has none to miss.
  const targetless = usualThresholds({ serviceLevelMs: durationMs(0), serviceLevelTargetPct: 0 });
  expect(targetless).toMatchObject({ longestWaitMs: 60_000, serviceLevelPct: null });
});
