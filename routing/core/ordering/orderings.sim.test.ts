// What an ordering costs, in the smallest model that shows it: three queues, twenty agents who
// serve all of them, nobody gives up. Every ordering meets the same customers.
import { chance } from '@zentrale/kernel/chance';
import { asId, durationMs, instant, seconds, type InteractionId } from '@zentrale/kernel/values';
import { describe, expect, test } from 'vitest';
import type { LineTraits, Ordering, Waiting } from './ordering.ts';
import { ORDERINGS } from './orderings.ts';

const AGENT_COUNT = 20;
const COUNT = 200_000;
/** Customers at the beginning, when the centre is still filling, are not counted. */
const WARM_UP_COUNT = COUNT / 50;

const CLASSES = [
  { name: 'voice', share: 2, targetMs: seconds(20), meanHandleMs: seconds(180) },
  { name: 'chat', share: 2, targetMs: seconds(120), meanHandleMs: seconds(240) },
  { name: 'email', share: 1, targetMs: seconds(1800), meanHandleMs: seconds(420) },
];
const MEAN_HANDLE_MS = 252_000;
const LINES: readonly LineTraits[] = CLASSES.map(({ targetMs, meanHandleMs }) => ({
  targetMs,
  meanHandleMs,
  priorityGrowthPerMinute: 60,
  priorityMax: 1000,
}));

interface Customer extends Waiting {
  readonly line: number;
  readonly handleMs: number;
}

describe.each([92, 97])('at a load of %i %%', (loadPct) => {
  const customers = arrivals(loadPct);
  const cmu = served(customers, ORDERINGS['generalised-c-mu']);
  const standard = served(customers, ORDERINGS['deadline-then-ratio']);

  test('the default ordering costs at most 1.3 times what generalised c-mu does', () => {
    expect(standard.cost / cmu.cost).toBeLessThan(1.3);
  });

  test('and starves no e-mail: one in a thousand waits no longer than there', () => {
    const longest = (waits: readonly number[]) =>
      waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.999)] ?? 0;
    const [, , waitsOfEmail = []] = standard.waits;
    const [, , waitsUnderCMu = []] = cmu.waits;
    expect(waitsOfEmail.length).toBeGreaterThan(COUNT / 6);
    expect(longest(waitsOfEmail)).toBeLessThan(longest(waitsUnderCMu) * 1.1);
  });

  test('first come costs tens of times as much, and ageing hardly less', () => {
    // A head start of 100 seconds from channel to channel.
    const withPriorities = customers.map((each) => ({ ...each, priority: 200 - 100 * each.line }));
    const firstCome = served(customers, ORDERINGS['first-come']).cost;
    const ageing = served(withPriorities, ORDERINGS['priority-ageing']).cost;
    expect(firstCome / cmu.cost).toBeGreaterThan(25);
    expect(ageing / cmu.cost).toBeGreaterThan(15);
    expect(ageing).toBeLessThan(firstCome);
  });
});

function arrivals(loadPct: number): Customer[] {
  const gaps = chance(3, 'gaps');
  const kinds = chance(3, 'kinds');
  const times = chance(3, 'times');
  let queuedAt = 0;
  return Array.from({ length: COUNT }, (_, index) => {
    queuedAt += Math.round(gaps.exponential((MEAN_HANDLE_MS * 100) / loadPct / AGENT_COUNT));
    const drawn = kinds.below(5);
    const line = drawn < 2 ? 0 : drawn < 4 ? 1 : 2;
    const { targetMs, meanHandleMs } = LINES[line] as LineTraits; // Three lines, three kinds.
    return {
      line,
      interactionId: asId<InteractionId>(`i${index}`),
      // One tier, so that the rule inside it shows.
      priority: 0,
      queuedAt: instant(queuedAt),
      dueAt: instant(queuedAt + targetMs),
      handleMs: Math.round(times.exponential(meanHandleMs)),
    };
  });
}

/** Mean of (wait / target)^2 over all customers, and the waits per line. */
function served(customers: readonly Customer[], ordering: Ordering) {
  const lines = CLASSES.map(() => ({ queue: [] as Customer[], head: 0, waits: [] as number[] }));
  const freeAt = new Array<number>(AGENT_COUNT).fill(0);
  let cost = 0;
  let arrived = 0;
  let waitingCount = 0;
  const admitUntil = (now: number) => {
    for (let next = customers[arrived]; next && next.queuedAt <= now; next = customers[arrived]) {
      lines[next.line]?.queue.push(next);
      waitingCount += 1;
      arrived += 1;
    }
  };
  for (let servedCount = 0; servedCount < COUNT; servedCount += 1) {
    const agent = freeAt.indexOf(Math.min(...freeAt));
    let now = freeAt[agent] as number; // The agent who is free first.
    admitUntil(now);
    if (waitingCount === 0) {
      now = customers[arrived]?.queuedAt ?? now;
      admitUntil(now);
    }
    let chosen: Customer | undefined;
    let highest = -Infinity;
    for (const [index, line] of lines.entries()) {
      const head = line.queue[line.head];
      if (head === undefined) continue;
      const urgency = ordering.urgency(head, LINES[index] as LineTraits, instant(now)); // As many.
      if (urgency > highest || (urgency === highest && chosen && head.queuedAt < chosen.queuedAt)) {
        highest = urgency;
        chosen = head;
      }
    }
    if (chosen === undefined) break;
    const line = lines[chosen.line] as (typeof lines)[number]; // As many lines as kinds.
    line.head += 1;
    waitingCount -= 1;
    freeAt[agent] = now + chosen.handleMs;
    if (Number(chosen.interactionId.slice(1)) < WARM_UP_COUNT) continue;
    const waitMs = durationMs(now - chosen.queuedAt);
    line.waits.push(waitMs);
    cost += (waitMs / (LINES[chosen.line] as LineTraits).targetMs) ** 2;
  }
  return { cost: cost / (COUNT - WARM_UP_COUNT), waits: lines.map(({ waits }) => waits) };
}
