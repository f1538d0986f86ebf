import { expect, test } from 'vitest';
import { spokenTopic } from './spoken-topic.ts';

const topic = (topicId: string, nameDe: string, nameEn: string) => ({
  topicId,
  nameDe,
  nameEn,
  queueId: 'service',
  skills: [],
});
const TOPICS = [
  topic('returns', 'Rückgabe und Umtausch', 'Returns and exchanges'),
  topic('delivery', 'Lieferung', 'Delivery'),
  topic('billing', 'Rechnung und Zahlung', 'Billing and payment'),
];

test.each([
  ['Lieferung', 'de', 'delivery'],
  ['es geht um meine Lieferungen', 'de', 'delivery'],
  ['Ich möchte einen Umtausch.', 'de', 'returns'],
  ['RÜCKGABE', 'de', 'returns'],
  ['I want to return something', 'en', 'returns'],
  ['the payment, please', 'en', 'billing'],
] as const)('“%s” (%s) is about %s', (said, language, wanted) => {
  expect(spokenTopic(said, TOPICS, language)?.topicId).toBe(wanted);
});

test.each([
  ['guten Tag', 'de'],
  ['und', 'de'],
  ['', 'en'],
  // As much of the one as of the other.
  ['Rückgabe und Rechnung', 'de'],
] as const)('“%s” (%s) is asked again', (said, language) => {
  expect(spokenTopic(said, TOPICS, language)).toBeNull();
});
