import { asId, type ArticleId } from '@zentrale/kernel/values';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KnowledgeWorld } from '../testing/knowledge-world.ts';

let world: KnowledgeWorld;

beforeAll(async () => {
  world = await KnowledgeWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.begin());

const DRAFT = {
  language: 'de',
  title: 'Zelte imprägnieren',
  body: 'Zuerst **reinigen**, dann imprägnieren.',
  topics: ['product-advice'],
  audience: 'public',
} as const;
const find = async (text: string, from = world.knowledge) =>
  (
    await from.search(world.tenantId, { text, language: 'de', audiences: ['public'], limit: 10 })
  ).map(({ title }) => title);

describe('articles', () => {
  test('a version is added by each change and none by saving the same again', async () => {
    const { articleId } = await world.within((tx) => world.knowledge.saveArticle(tx, DRAFT));
    const id = asId<ArticleId>(articleId);
    await world.within((tx) => world.knowledge.saveArticle(tx, { ...DRAFT, articleId: id }));
    world.clock.advance(1000);
    const second = await world.within((tx) =>
      world.knowledge.saveArticle(tx, { ...DRAFT, articleId: id, body: 'Anders.' }),
    );
    expect(second).toMatchObject({ version: 2, updatedAt: world.clock.now() });
    expect(await world.within((tx) => world.knowledge.article(tx, id))).toEqual(second);
    const versions = await world.within((tx) =>
      tx.query('select version, body from article_versions order by version'),
    );
    expect(versions).toEqual([
      { version: 1, body: DRAFT.body },
      { version: 2, body: 'Anders.' },
    ]);
    expect(world.news).toEqual(['articles.changed', 'articles.changed']);
  });

  test('is found after the commit, in its latest words, and not before', async () => {
    expect(await find('Zelt')).toEqual([]);
    const { articleId } = await world.within(async (tx) => {
      const saved = await world.knowledge.saveArticle(tx, DRAFT);
      expect(await find('Zelt')).toEqual([]);
      return saved;
    });
    expect(await find('Zelt')).toEqual(['Zelte imprägnieren']);
    const id = asId<ArticleId>(articleId);
    await world.within((tx) =>
      world.knowledge.saveArticle(tx, {
        ...DRAFT,
        articleId: id,
        title: 'Planen pflegen',
        body: 'x',
      }),
    );
    expect(await find('Zelt')).toEqual([]);
    expect(await find('Plane')).toEqual(['Planen pflegen']);
  });

  test('what was rolled back is not found', async () => {
    await find('Zelt');
    const failed = world.within(async (tx) => {
      await world.knowledge.saveArticle(tx, DRAFT);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await find('Zelt')).toEqual([]);
  });

  test('another process, or this one restarted, reads the index from the store', async () => {
    await world.within((tx) => world.knowledge.saveArticle(tx, DRAFT));
    expect(await find('imprägniert', world.create())).toEqual(['Zelte imprägnieren']);
  });

  test('other tenants neither find nor read it', async () => {
    const { articleId } = await world.within((tx) => world.knowledge.saveArticle(tx, DRAFT));
    world.tenantId = await world.tenant();
    expect(await find('Zelt')).toEqual([]);
    expect(
      await world.within((tx) => world.knowledge.article(tx, asId<ArticleId>(articleId))),
    ).toBeNull();
  });
});
