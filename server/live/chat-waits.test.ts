import { asId, type ConversationId, type QueueId, type TenantId } from '@zentrale/kernel/values';
import { ManualClock } from '@zentrale/kernel/testing';
import { describe, expect, test } from 'vitest';
import { ChatWaits } from './chat-waits.ts';

const tenantId = asId<TenantId>('tnt_1');
const queueId = asId<QueueId>('service');
const chat = asId<ConversationId>('cnv_1');

function world() {
  const clock = new ManualClock();
  const refreshedAt: number[] = [];
  const waiting: ConversationId[] = [chat];
  const begunAt = clock.now();
  const waits = new ChatWaits(clock, {
    waitingIn: () => waiting,
    refresh: () => refreshedAt.push(clock.now() - begunAt),
  });
  return { clock, waits, waiting, refreshedAt };
}

describe('the wait of chat customers', () => {
  test('is told anew at most every two seconds, however much happens in the queue', () => {
    const { clock, waits, refreshedAt } = world();
    for (let at = 0; at < 10_000; at += 100) {
      waits.moved(tenantId, queueId);
      clock.advance(100);
    }
    expect(refreshedAt).toEqual([2_000, 4_000, 6_000, 8_000, 10_000]);
  });

  test('is told anew every fifteen seconds while nothing happens', () => {
    const { clock, waits, refreshedAt } = world();
    waits.moved(tenantId, queueId);
    clock.advance(50_000);
    expect(refreshedAt).toEqual([2_000, 17_000, 32_000, 47_000]);
  });

  test('is nobody’s business once nobody waits', () => {
    const { clock, waits, waiting, refreshedAt } = world();
    waits.moved(tenantId, queueId);
    clock.advance(2_000);
    waiting.pop();
    clock.advance(60_000);
    expect(refreshedAt).toEqual([2_000]);
    waiting.push(chat);
    waits.moved(tenantId, queueId);
    clock.advance(2_000);
    expect(refreshedAt).toHaveLength(2);
  });
});
