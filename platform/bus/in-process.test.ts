import { expect, test } from 'vitest';
import { asId, type TenantId } from '@zentrale/kernel/values';
import { silentLog } from '../testing/index.ts';
import { InProcessBus } from './in-process.ts';

const tenantId = asId<TenantId>('ten_1');

test('subscribers of the subject hear in order, others nothing, and one that left no more', () => {
  const bus = new InProcessBus(silentLog);
  const heard: unknown[] = [];
  bus.subscribe('a', (tenant, body) => heard.push(['first', tenant, body]));
  const leave = bus.subscribe('a', (_tenant, body) => heard.push(['second', body]));
  bus.subscribe('b', () => heard.push('other'));
  bus.publish('a', tenantId, 1);
  leave();
  leave();
  bus.publish('a', tenantId, 2);
  expect(heard).toEqual([
    ['first', tenantId, 1],
    ['second', 1],
    ['first', tenantId, 2],
  ]);
});

test('a subscriber that throws is logged and harms neither the others nor the publisher', () => {
  const lines: string[] = [];
  const bus = new InProcessBus({ ...silentLog, error: (event) => lines.push(event) });
  const heard: unknown[] = [];
  bus.subscribe('a', () => {
    throw new Error('unlucky');
  });
  bus.subscribe('a', (_tenant, body) => heard.push(body));
  bus.publish('a', tenantId, 1);
  expect(heard).toEqual([1]);
  expect(lines).toEqual(['bus.subscriber-failed']);
});
