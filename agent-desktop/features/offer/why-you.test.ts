import { i18n } from '@lingui/core';
import type { DecisionView, OfferView } from '@zentrale/protocol/views';
import { beforeAll, expect, test } from 'vitest';
import { whyYou } from './why-you.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const decision = (more: Partial<DecisionView>): DecisionView => ({
  strategy: 'longest-idle',
  step: 0,
  stepCount: 1,
  requirement: 'requested',
  relaxedFrom: null,
  consideredCount: 3,
  leaders: [{ agentId: 'mara', name: 'Mara', proficiency: 90, idleMs: 65_000, loadPct: 40 }],
  excluded: [],
  ...more,
});

const why = (
  more: Partial<DecisionView>,
  { purpose, fromAgentName }: Pick<OfferView, 'purpose' | 'fromAgentName'> = {
    purpose: 'assignment',
    fromAgentName: null,
  },
) => whyYou(i18n, { decision: decision(more), purpose, fromAgentName }, 'mara');

test('every strategy says in its own words what decided', () => {
  const first = (strategy: DecisionView['strategy']) => why({ strategy })[0];
  expect(first('longest-idle')).toMatch(/free the longest: 1:05/);
  expect(first('best-proficiency')).toMatch(/90 points/);
  expect(first('least-loaded')).toMatch(/40 %/);
  expect(first('preferred')).toMatch(/know this customer/);
  expect(new Set((['fastest', 'score', 'directed'] as const).map(first)).size).toBe(3);
});

test('a step is told with what it was relaxed from; a single step needs no words', () => {
  const relaxed = {
    step: 1,
    stepCount: 3,
    requirement: 'skill.es >= 30',
    relaxedFrom: 'skill.es >= 70',
  };
  const words = why(relaxed).join(' ');
  expect(words).toContain('Step 2 of 3');
  expect(words).toContain('skill.es >= 70');
  const common = { ...relaxed, requirement: 'any', relaxedFrom: 'requested minus 20' };
  expect(why(common).join(' ')).toContain(
    'wanted is anybody, before it was whoever has the skills asked for with 20 points less',
  );
  expect(why({}).join(' ')).not.toContain('Step');
});

test('who is kept free for other work is named among those left out', () => {
  const excluded = [{ reason: 'held-in-reserve' as const, count: 2 }];
  expect(why({ excluded }).at(-1)).toContain('2 kept free');
});

test('whoever was named by a colleague reads who named her, and what for', () => {
  const directed = (purpose: OfferView['purpose'], fromAgentName: string | null) =>
    why({ strategy: 'directed' }, { purpose, fromAgentName });
  expect(directed('consult', 'Jonas Weber')).toEqual([
    'Jonas Weber asked for you by name, for advice.',
  ]);
  expect(directed('transfer', 'Jonas Weber')).toEqual(['Jonas Weber chose you by name.']);
  expect(directed('transfer', null)).toEqual(['It was handed to you directly.']);
});
