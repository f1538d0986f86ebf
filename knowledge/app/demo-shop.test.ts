import { readFile } from 'node:fs/promises';
import { asId, must, type ArticleId, type PersonId } from '@zentrale/kernel/values';
import type { ConversationId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { KnowledgeWorld } from '../testing/knowledge-world.ts';
import { ArticleInput, NextBestActionInput } from './index.ts';
import type { HintQuestion } from './index.ts';

let world: KnowledgeWorld;

beforeAll(async () => {
  world = await KnowledgeWorld.open();
});
afterAll(() => world.close());

const seed = async (name: string): Promise<unknown> =>
  JSON.parse(
    await readFile(new URL(`../../server/seed/${name}`, import.meta.url), 'utf8'),
  ) as unknown;

/** The texts of the demo centre, for a tenant of their own. */
async function beginDemoShop(): Promise<void> {
  await world.begin();
  const articles = z.array(ArticleInput).parse(await seed('articles.json'));
  const actions = z.array(NextBestActionInput).parse(await seed('actions.json'));
  await world.within(async (tx) => {
    for (const { articleId, ...article } of articles) {
      const id = asId<ArticleId>(must(articleId, 'seeded articles have ids'));
      await world.knowledge.saveArticle(tx, { ...article, articleId: id });
    }
    await world.knowledge.saveActions(tx, actions);
  });
}

describe('the articles of the demo shop', () => {
  // Nothing here changes them, so one tenant serves all.
  beforeAll(beginDemoShop);

  test.each([
    ['de', 'Rücksendeetikett', 'art-return-label-de'],
    ['de', 'Wie lange braucht mein Paket?', 'art-delivery-times-de'],
    ['de', 'Ich habe eine Mahnung bekommen, obwohl ich bezahlt habe', 'art-pay-by-invoice-de'],
    ['de', 'Reißverschluss kaputt', 'art-warranty-de'],
    ['de', 'Gutscheincode geht nicht', 'art-gift-card-de'],
    ['de', 'meine Daten loeschen', 'art-data-protection-de'],
    ['de', 'Welche Schuhgroesse brauche ich?', 'art-sizes-de'],
    ['en', 'I lost my return label', 'art-return-label-en'],
    ['en', 'the zip is broken', 'art-warranty-en'],
    ['en', 'can I still cancel my order', 'art-order-change-en'],
    ['en', 'what size boots do I need', 'art-sizes-en'],
    ['en', 'when will my parcel arrive', 'art-delivery-times-en'],
  ] as const)('answers in %s: %s', async (language, text, expected) => {
    const query = { text, language, audiences: ['public'], limit: 3 } as const;
    const [hit] = await world.knowledge.search(world.tenantId, query);
    expect(hit?.articleId).toBe(expected);
    expect(hit?.matched.length).toBeGreaterThan(0);
  });

  test('procedures are found by those inside only', async () => {
    const query = { text: 'Defibrillator entnommen', language: 'de', limit: 3 } as const;
    expect(
      await world.knowledge.search(world.tenantId, { ...query, audiences: ['public'] }),
    ).toEqual([]);
    const [hit] = await world.knowledge.search(world.tenantId, {
      ...query,
      audiences: ['public', 'internal'],
    });
    expect(hit).toMatchObject({ articleId: 'art-defibrillator-taken-de', audience: 'internal' });
  });

  test('names only articles, skills and queues that the demo centre has', async () => {
    const actions = z.array(NextBestActionInput).parse(await seed('actions.json'));
    for (const { articleIds, skillId, queueId, when } of actions) {
      for (const id of [articleIds?.de, articleIds?.en]) {
        if (id === undefined) continue;
        expect(
          await world.within((tx) => world.knowledge.article(tx, asId<ArticleId>(id))),
        ).not.toBeNull();
      }
      expect([undefined, 'footwear']).toContain(skillId);
      expect([undefined, 'service', 'advice', 'billing', 'alarms']).toContain(queueId);
      for (const topicId of when.topicIds ?? []) {
        expect(['returns', 'delivery', 'product-advice', 'billing']).toContain(topicId);
      }
    }
  });
});

describe('hints in the demo shop', () => {
  beforeEach(beginDemoShop);

  const QUESTION: HintQuestion = {
    conversationId: asId<ConversationId>('con_1'),
    topicId: 'returns',
    channel: 'chat',
    language: 'de',
    lastCustomerTexts: ['Die Wanderschuhe sind zu klein, ich brauche ein Rücksendeetikett'],
    pageTitles: ['Wanderschuh Grat GTX', 'Rückgabe und Umtausch'],
    waitedMs: 20_000,
  };
  const ask = (more: Partial<HintQuestion> = {}) =>
    world.within((tx) => world.knowledge.hints(tx, { ...QUESTION, ...more }));
  const react = (hintId: string, reaction: 'used' | 'dismissed') =>
    world.within((tx) =>
      world.knowledge.react(tx, { hintId, personId: asId<PersonId>('per_1'), reaction }),
    );
  const tally = async (actionId: string) =>
    (
      await world.within((tx) =>
        tx.query<{ shown: number; used: number }>(
          `select shown_count as shown, used_count as used from action_tallies
           where action_id = $1`,
          [actionId],
        ),
      )
    )[0];

  test('three hints, each with one sentence that names what was found', async () => {
    const hints = await ask();
    expect(hints.map(({ actionId }) => actionId)).toEqual([
      'send-return-label',
      'ask-footwear-expert',
      'suggest-exchange',
    ]);
    expect(hints[0]).toMatchObject({
      kind: 'reply',
      title: 'Rücksendeetikett anbieten',
      reason:
        'Eine Rückgabe ohne Etikett bleibt liegen (im Gespräch: „Rücksendeetikett“; angesehen: „Rückgabe und Umtausch“)',
    });
    expect(hints[1]).toMatchObject({ kind: 'consult', skillId: 'footwear' });
    expect(
      (await ask({ language: 'en', lastCustomerTexts: ['a return label please'] }))[0],
    ).toMatchObject({
      title: 'Offer a return label',
      reason: expect.stringContaining('mentioned: “return”, “label”'),
    });
  });

  test('the same question gives the same answer and is logged once', async () => {
    const first = await ask();
    expect(await ask({ waitedMs: 25_000 })).toEqual(first);
    expect(await ask({}).then(() => ask({}))).toEqual(first);
    const decisions = await world.within((tx) =>
      tx.query<{ considered: { actionId: string; excludedBecause: string | null }[] }>(
        'select considered from hint_decisions',
      ),
    );
    expect(decisions).toHaveLength(1);
    const reasons = new Map(
      decisions[0]?.considered.map((one) => [one.actionId, one.excludedBecause]),
    );
    expect(reasons.get('send-return-label')).toBeNull();
    expect(reasons.get('track-parcel')).toBe('topic');
    expect(reasons.get('apologise-for-waiting')).toBe('waited-too-short');
    expect(reasons.get('transfer-to-billing')).toBe('no-evidence');
    expect(await tally('send-return-label')).toEqual({ shown: 1, used: 0 });
  });

  test('when the conversation goes on, hints that stay keep their ids', async () => {
    const before = await ask();
    const after = await ask({ waitedMs: 200_000, lastCustomerTexts: ['Das Etikett fehlt'] });
    const idOf = (hints: typeof before, actionId: string) =>
      hints.find((hint) => hint.actionId === actionId)?.hintId;
    expect(idOf(after, 'send-return-label')).toBe(idOf(before, 'send-return-label'));
    expect(await tally('send-return-label')).toEqual({ shown: 1, used: 0 });
    expect(after).not.toEqual(before);
  });

  test('a hint that was used goes, counts once, and makes room for the next', async () => {
    const [best] = await ask();
    const { hintId } = must(best, 'there are hints');
    const answer = await react(hintId, 'used');
    expect(answer).toEqual({
      ok: true,
      value: { conversationId: 'con_1', title: 'Rücksendeetikett anbieten', kind: 'reply' },
    });
    expect(await react(hintId, 'used')).toEqual(answer);
    expect(await react(hintId, 'dismissed')).toEqual(answer);
    expect(await tally('send-return-label')).toEqual({ shown: 1, used: 1 });
    const rest = await ask();
    expect(rest.map(({ actionId }) => actionId)).not.toContain('send-return-label');
    expect(rest).toHaveLength(3);
    const elsewhere = await ask({ conversationId: asId<ConversationId>('con_2') });
    expect(elsewhere[0]?.actionId).toBe('send-return-label');
  });

  test('what is used again and again rises above what is only shown', async () => {
    for (let count = 0; count < 4; count += 1) {
      const hints = await ask({ conversationId: asId<ConversationId>(`con_u${count}`) });
      const exchange = hints.find(({ actionId }) => actionId === 'suggest-exchange');
      await react(must(exchange, 'three hints are shown').hintId, 'used');
    }
    const [best] = await ask({ conversationId: asId<ConversationId>('con_last') });
    expect(best?.actionId).toBe('suggest-exchange');
  });

  test('an article that answers the question is proposed though no definition names it', async () => {
    const hints = await ask({
      topicId: 'billing',
      pageTitles: [],
      lastCustomerTexts: ['Wie löse ich meine Geschenkkarte ein, der Code wird nicht angenommen?'],
    });
    expect(hints[0]).toMatchObject({
      kind: 'article',
      articleId: 'art-gift-card-de',
      title: 'Gutscheine und Geschenkkarten',
    });
  });

  test('an alarm brings its procedure, a chat never an internal article', async () => {
    const lastCustomerTexts = ['Defibrillator entnommen'];
    const alarm = await ask({ channel: 'alarm', topicId: null, pageTitles: [], lastCustomerTexts });
    expect(alarm[0]?.articleId).toBe('art-defibrillator-taken-de');
    const chat = await ask({ topicId: null, pageTitles: [], lastCustomerTexts });
    expect(chat).toEqual([]);
  });

  test('many first questions at once do not wait for each other for ever', async () => {
    world.knowledge = world.create();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        ask({ conversationId: asId<ConversationId>(`con_p${index}`) }),
      ),
    );
    expect(all.every((hints) => hints.length === 3)).toBe(true);
  });

  test('a hint nobody was shown is refused', async () => {
    expect(await react('hint_none', 'used')).toEqual({
      ok: false,
      refusal: { kind: 'hint.unknown' },
    });
  });
});
