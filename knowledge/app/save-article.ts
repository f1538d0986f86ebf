import type { Ids, Tx } from '@zentrale/kernel/ports';
import { asId, type ArticleId } from '@zentrale/kernel/values';
import type { ArticleView } from '@zentrale/protocol';
import { lockArticle, writeVersion } from './article-rows.ts';
import type { ArticleContent, ArticleRow } from './article-rows.ts';

export type ArticleDraft = ArticleContent & {
  /** Left out for a new article. An id nobody has yet is taken as it is, for seeds and imports. */
  readonly articleId?: ArticleId;
};

/**
 * Writes an article's next version; the former ones stay as they were. Saving what is there
 * already makes no version. `changed` is called with the new version before the commit.
 */
export async function saveArticle(
  tx: Tx,
  ids: Ids,
  draft: ArticleDraft,
  changed: (article: ArticleRow) => void,
): Promise<ArticleView> {
  const articleId = draft.articleId ?? asId<ArticleId>(ids.next('art'));
  const known = await lockArticle(tx, articleId);
  if (known !== null && isSame(known, draft)) return known;
  const { language, title, body, audience } = draft;
  const article: ArticleRow = {
    articleId,
    language,
    title,
    body,
    audience,
    topics: [...draft.topics],
    version: (known?.version ?? 0) + 1,
    updatedAt: tx.now,
  };
  await writeVersion(tx, article);
  changed(article);
  return article;
}

function isSame(known: ArticleRow, draft: ArticleDraft): boolean {
  return (
    known.language === draft.language &&
    known.title === draft.title &&
    known.body === draft.body &&
    known.audience === draft.audience &&
    known.topics.join(' ') === draft.topics.join(' ')
  );
}
