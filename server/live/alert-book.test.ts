import { asId, instant, type QueueId } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { AlertBook } from './alert-book.ts';

const service = asId<QueueId>('service');
const waiting = (limit: number) => [{ kind: 'waiting-count', limit }] as const;

test('an alert keeps its beginning and its carer until it is over', () => {
  const book = new AlertBook();
  expect(book.judge(service, waiting(5), instant(100))).toMatchObject([
    { sinceAt: 100, acknowledgedBy: null },
  ]);
  expect(book.acknowledge(service, 'waiting-count', 'Ruth')).toBe(true);
  expect(book.judge(service, waiting(5), instant(200))).toMatchObject([
    { sinceAt: 100, acknowledgedBy: 'Ruth' },
  ]);
  expect(book.judge(service, [], instant(300))).toEqual([]);
  expect(book.judge(service, waiting(5), instant(400))).toMatchObject([
    { sinceAt: 400, acknowledgedBy: null },
  ]);
});

test('another threshold is another alert to take care of', () => {
  const book = new AlertBook();
  book.judge(service, waiting(5), instant(100));
  book.acknowledge(service, 'waiting-count', 'Ruth');
  expect(book.judge(service, waiting(3), instant(200))).toMatchObject([
    { limit: 3, acknowledgedBy: null },
  ]);
});

test('nobody can take care of what is not', () => {
  const book = new AlertBook();
  expect(book.acknowledge(service, 'waiting-count', 'Ruth')).toBe(false);
});
