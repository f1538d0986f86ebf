import { asId, instant, type QueueId } from '@zentrale/kernel/values';
import { expect, test } from 'vitest';
import { AlertBook } from './alert-book.ts';

const service = asId<QueueId>('service');
const waiting = (limit: number) => [{ kind: 'waiting-count', limit }] as const;

const care = {
  queueId: service,
  kind: 'waiting-count',
  limit: 5,
  sinceAt: instant(100),
  acknowledgedBy: 'Ruth',
} as const;
const opened = () => {
  const over: unknown[] = [];
  return { book: new AlertBook((one) => over.push(one)), over };
};

test('an alert keeps its beginning and its carer until it is over', () => {
  const { book } = opened();
  expect(book.judge(service, waiting(5), instant(100))).toMatchObject([
    { sinceAt: 100, acknowledgedBy: null },
  ]);
  expect(book.acknowledge(service, 'waiting-count', 'Ruth')).toEqual(care);
  expect(book.judge(service, waiting(5), instant(200))).toMatchObject([
    { sinceAt: 100, acknowledgedBy: 'Ruth' },
  ]);
  expect(book.judge(service, [], instant(300))).toEqual([]);
  expect(book.judge(service, waiting(5), instant(400))).toMatchObject([
    { sinceAt: 400, acknowledgedBy: null },
  ]);
});

test('another threshold is another alert to take care of', () => {
  const { book } = opened();
  book.judge(service, waiting(5), instant(100));
  book.acknowledge(service, 'waiting-count', 'Ruth');
  expect(book.judge(service, waiting(3), instant(200))).toMatchObject([
    { limit: 3, acknowledgedBy: null },
  ]);
});

test('nobody can take care of what is not', () => {
  const { book } = opened();
  expect(book.acknowledge(service, 'waiting-count', 'Ruth')).toBeNull();
});

test('what the process before was told holds until the alert is over, and no longer', () => {
  const { book, over } = opened();
  book.restore([care]);
  expect(book.judge(service, waiting(5), instant(900))).toMatchObject([
    { sinceAt: 100, acknowledgedBy: 'Ruth' },
  ]);
  expect(over).toEqual([]);
  book.judge(service, [], instant(1_000));
  expect(over).toMatchObject([{ kind: 'waiting-count', limit: 5, sinceAt: 100 }]);
  expect(book.judge(service, waiting(5), instant(1_100))).toMatchObject([
    { sinceAt: 1_100, acknowledgedBy: null },
  ]);
});

test('what the process before was told of another threshold is forgotten', () => {
  const { book, over } = opened();
  book.restore([care]);
  expect(book.judge(service, waiting(3), instant(900))).toMatchObject([{ acknowledgedBy: null }]);
  expect(over).toHaveLength(1);
});
