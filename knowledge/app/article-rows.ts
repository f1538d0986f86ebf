import type { Tx } from '@zentrale/kernel/ports';
import type { ArticleId } from '@zentrale/kernel/values';
import type { ArticleView } from '@zentrale/protocol';
import type { IndexedArticle } from '../core/index.ts';

const COLUMNS = `article_id as "articleId", language, title, body, topics, audience, version,
  updated_at as "updatedAt"`;

export type ArticleRow = ArticleView & { readonly articleId: ArticleId };

export interface ArticleContent {
  readonly language: 'de' | 'en';
  /** 1..200 characters. */
  readonly title: string;
  /** Markdown without raw HTML, at most 100,000 characters. */
  readonly body: string;
  readonly topics: readonly string[];
  readonly audience: 'public' | 'internal';
}

/** Locks the row, so that two versions are never numbered alike. */
export async function lockArticle(tx: Tx, articleId: ArticleId): Promise<ArticleRow | null> {
  const rows = await tx.query<ArticleRow>(
    `select ${COLUMNS} from articles where article_id = $1 for update`,
    [articleId],
  );
  return rows[0] ?? null;
}

export async function readArticle(tx: Tx, articleId: ArticleId): Promise<ArticleRow | null> {
  const rows = await tx.query<ArticleRow>(`select ${COLUMNS} from articles where article_id = $1`, [
    articleId,
  ]);
  return rows[0] ?? null;
}

/** All present versions, for the index. */
export async function readArticles(tx: Tx): Promise<IndexedArticle[]> {
  return tx.query<IndexedArticle>(
    `select article_id as "articleId", language, title, body, audience, version,
       updated_at as "updatedAt"
     from articles order by updated_at, article_id`,
  );
}

export async function writeVersion(tx: Tx, article: ArticleRow): Promise<void> {
  const { articleId, language, title, body, topics, audience, version, updatedAt } = article;
  const values = [articleId, language, title, body, topics, audience, version, updatedAt];
  await tx.query(
    `insert into articles (article_id, language, title, body, topics, audience, version, updated_at)
     values ($1, $2, $3, $4, $5::text[], $6, $7, $8)
     on conflict (tenant_id, article_id) do update set language = excluded.language,
       title = excluded.title, body = excluded.body, topics = excluded.topics,
       audience = excluded.audience, version = excluded.version, updated_at = excluded.updated_at`,
    values,
  );
  await tx.query(
    `insert into article_versions (article_id, language, title, body, topics, audience, version,
       created_at)
     values ($1, $2, $3, $4, $5::text[], $6, $7, $8)`,
    values,
  );
}
