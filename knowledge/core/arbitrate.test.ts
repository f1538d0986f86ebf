import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snowballStem } from '../adapters/snowball/index.ts';
import type { HintContext, NextBestAction, Tally } from './action.ts';
import { arbitrate, scorePct, type Exclusion } from './arbitrate.ts';
import { readContext, reasonFor } from './evidence.ts';

const CONTEXT: HintContext = {
  topicId: 'returns',
  channel: 'chat',
  language: 'de',
  lastCustomerTexts: ['Ich möchte die Schuhe zurückschicken, brauche aber ein Rücksendeetikett.'],
  pageTitles: ['Rückgabe und Umtausch'],
  waitedMs: 400_000,
  openQueueIds: ['service'],
};
const action = (actionId: string, more: Partial<NextBestAction> = {}): NextBestAction => ({
  actionId,
  kind: 'reply',
  title: { de: actionId, en: actionId },
  reason: { de: 'Grund', en: 'Reason' },
  value: 50,
  when: {},
  text: { de: 'Text', en: 'Text' },
  ...more,
});
const decide = (
  actions: readonly NextBestAction[],
  more: Partial<HintContext> = {},
  tallies: Record<string, Tally> = {},
  reacted: string[] = [],
) =>
  arbitrate(
    actions.map((one) => ({ action: one })),
    readContext({ ...CONTEXT, ...more }, snowballStem),
    new Map(Object.entries(tallies)),
    new Set(reacted),
    snowballStem,
  );
const ids = (decision: ReturnType<typeof decide>): string[] =>
  decision.shown.map((candidate) => candidate.action.actionId);

describe('conditions', () => {
  const cases: [string, Partial<NextBestAction>, Partial<HintContext>, Exclusion | null][] = [
    ['a topic that fits', { when: { topicIds: ['returns'] } }, {}, null],
    ['another topic', { when: { topicIds: ['billing'] } }, {}, 'topic'],
    ['no topic known', { when: { topicIds: ['returns'] } }, { topicId: null }, 'topic'],
    ['another channel', { when: { channels: ['sms'] } }, {}, 'channel'],
    ['another language', { when: { languages: ['en'] } }, {}, 'language'],
    ['no text in the language', { text: { en: 'only' } }, {}, 'language'],
    ['an inflected word', { when: { words: ['Etikett', 'Schuh'] } }, {}, null],
    ['a page by part of its title', { when: { pages: ['umtausch'] } }, {}, null],
    [
      'neither word nor page',
      { when: { words: ['Gutschein'], pages: ['zelt'] } },
      {},
      'no-evidence',
    ],
    ['a page though no word', { when: { words: ['Gutschein'], pages: ['ruckgabe'] } }, {}, null],
    ['waited long enough', { when: { waitedMsMin: 400_000 } }, {}, null],
    ['not waited enough', { when: { waitedMsMin: 400_001 } }, {}, 'waited-too-short'],
    ['a closed target', { kind: 'transfer', queueId: 'billing' }, {}, 'queue-closed'],
    ['an open target', { kind: 'transfer', queueId: 'service' }, {}, null],
    ['queues unknown', { kind: 'transfer', queueId: 'x' }, { openQueueIds: null }, null],
  ];
  test.each(cases)('%s', (_name, more, context, expected) => {
    const decision = decide([action('one', more)], context);
    expect(decision.considered[0]?.excludedBecause).toBe(expected);
    expect(ids(decision)).toEqual(expected === null ? ['one'] : []);
  });

  test('a hint that was reacted to is not shown again in this conversation', () => {
    const decision = decide([action('one'), action('two')], {}, {}, ['one']);
    expect(ids(decision)).toEqual(['two']);
    expect(decision.considered[0]?.excludedBecause).toBe('reacted-before');
  });
});

describe('score', () => {
  test('is P x C x V: (used + 1) / (shown + 2), the fit, the value', () => {
    const decision = decide(
      [action('one', { when: { topicIds: ['returns'], words: ['Schuhe', 'Etikett'] } })],
      {},
      { one: { shownCount: 8, usedCount: 3 } },
    );
    const parts = { propensityPpm: 400_000, contextPermille: 800, value: 50 };
    expect(decision.considered[0]).toEqual({
      actionId: 'one',
      parts,
      score: 400_000 * 800 * 50,
      excludedBecause: null,
    });
    expect(scorePct(400_000 * 800 * 50)).toBe(16);
  });

  test('more evidence outranks less, use outranks neglect, and three are shown', () => {
    const decision = decide(
      [
        action('plain'),
        action('fitting', { when: { words: ['Etikett'] } }),
        action('loved'),
        action('ignored'),
      ],
      {},
      {
        loved: { shownCount: 10, usedCount: 9 },
        ignored: { shownCount: 10, usedCount: 0 },
      },
    );
    expect(ids(decision)).toEqual(['loved', 'fitting', 'plain']);
    expect(decision.considered[3]?.excludedBecause).toBe('rank');
  });

  test('the order of definitions makes no difference', () => {
    const all = Array.from({ length: 8 }, (_, index) =>
      action(`a${index}`, { value: 1 + (index % 3) }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(ids(decide(shuffled))).toEqual(ids(decide(all)));
      }),
    );
  });

  test('scores are integers within their bound', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 100 }),
        (shownCount, used, value) => {
          const usedCount = Math.min(used, shownCount);
          const decision = decide(
            [action('one', { value })],
            {},
            { one: { shownCount, usedCount } },
          );
          const score = decision.considered[0]?.score ?? -1;
          expect(Number.isSafeInteger(score)).toBe(true);
          expect(scorePct(score)).toBeGreaterThanOrEqual(0);
          expect(scorePct(score)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

describe('reason', () => {
  test.each([
    [
      'de',
      'Grund (im Gespräch: „Rücksendeetikett“; angesehen: „Rückgabe und Umtausch“; wartet seit über 5 Min.)',
    ],
    [
      'en',
      'Grund (mentioned: “Rücksendeetikett”; visited: “Rückgabe und Umtausch”; has waited more than 5 min)',
    ],
  ] as const)('names what was found, in %s', (language, expected) => {
    const when = { words: ['Etikett'], pages: ['Umtausch'], waitedMsMin: 300_000 };
    const [shown] = decide([action('one', { when })]).shown;
    expect(shown && reasonFor('Grund', shown.evidence, language)).toBe(expected);
  });

  test('stays as it is when nothing in particular was found', () => {
    const [shown] = decide([action('one')]).shown;
    expect(shown && reasonFor('Grund', shown.evidence, 'de')).toBe('Grund');
  });
});
