import type { Bus, Ids, Log, Store, Tx } from '@zentrale/kernel/ports';
import { accepted, refused, type Result } from '@zentrale/kernel/values';
import type { ArticleId, ConversationId, PersonId, TenantId } from '@zentrale/kernel/values';
import type { ArticleHit, ArticleView, HintView } from '@zentrale/protocol';
import type { ActionKind, NextBestAction, SearchQuery, Stem } from '../core/index.ts';
import { addToTallies, writeActions } from './action-rows.ts';
import { readArticle, readArticles } from './article-rows.ts';
import { addReaction, readHint } from './hint-rows.ts';
import { eraseHints, exportHints, type HintsExport } from './hint-privacy.ts';
import { decideHints, type HintQuestion } from './hints.ts';
import { Indexes } from './indexes.ts';
import { saveArticle, type ArticleDraft } from './save-article.ts';

/** Said after an article's new version is committed; the body is `{ articleId }`. */
export const ARTICLES_CHANGED = 'articles.changed';

export interface KnowledgeParts {
  readonly ids: Ids;
  readonly bus: Bus;
  readonly log: Log;
  readonly store: Store;
  /** `snowballStem` of `adapters/snowball`. */
  readonly stem: Stem;
}

export interface HintReaction {
  readonly hintId: string;
  readonly personId: PersonId;
  readonly reaction: 'used' | 'dismissed';
  readonly reason?: string | undefined;
}

export interface Knowledge {
  /** Writes the next version; saving what is there already changes nothing. */
  saveArticle(tx: Tx, draft: ArticleDraft): Promise<ArticleView>;
  /** `null` when there is none. Whether the reader may see it is the caller's question. */
  article(tx: Tx, articleId: ArticleId): Promise<ArticleView | null>;
  /** Best first; for an empty text the newest. Articles of other audiences are never looked at. */
  search(tenantId: TenantId, query: SearchQuery): Promise<ArticleHit[]>;
  /** Replaces all definitions of next best actions. */
  saveActions(tx: Tx, actions: readonly NextBestAction[]): Promise<void>;
  hints(tx: Tx, question: HintQuestion): Promise<HintView[]>;
  /** Records the first reaction to a hint; later ones are accepted and change nothing. */
  react(
    tx: Tx,
    reaction: HintReaction,
  ): Promise<Result<{ conversationId: ConversationId; title: string; kind: ActionKind }>>;
  /** What was proposed in these conversations and why, oldest first. */
  exportHints(tx: Tx, conversationIds: readonly ConversationId[]): Promise<HintsExport>;
  /**
   * Forgets why hints were shown in these conversations and what people said of them; that they
   * were shown and used stays counted.
   */
  eraseHints(tx: Tx, conversationIds: readonly ConversationId[]): Promise<void>;
}

/** Articles, their search, and hints for what to do next. */
export function createKnowledge({ ids, bus, log, store, stem }: KnowledgeParts): Knowledge {
  const indexes = new Indexes(stem);
  return {
    saveArticle: (tx, draft) =>
      saveArticle(tx, ids, draft, (article) => {
        const { articleId, version } = article;
        tx.afterCommit(() => {
          indexes.put(tx.tenantId, article);
          bus.publish(ARTICLES_CHANGED, tx.tenantId, { articleId });
          log.info('article.saved', { articleId, version });
        });
      }),
    article: readArticle,
    search: async (tenantId, query) => {
      const index = await indexes.of(tenantId, () => store.transact(tenantId, readArticles));
      return index.search(query).map(({ article, scorePct, snippet, matched }) => {
        const { articleId, language, title, audience } = article;
        const words = [...matched];
        return { articleId, language, title, audience, scorePct, snippet, matched: words };
      });
    },
    saveActions: writeActions,
    hints: (tx, question) => decideHints(tx, { ids, indexes, stem }, question),
    react,
    exportHints,
    eraseHints,
  };
}

async function react(
  tx: Tx,
  { hintId, personId, reaction, reason = '' }: HintReaction,
): ReturnType<Knowledge['react']> {
  const hint = await readHint(tx, hintId);
  if (hint === null) return refused('hint.unknown');
  const row = { hintId, personId, reaction, reason: reason === '' ? null : reason };
  const isFirst = await addReaction(tx, row);
  if (isFirst && reaction === 'used') await addToTallies(tx, [hint.actionId], 'used_count');
  const { conversationId, title, kind } = hint;
  return accepted({ conversationId, title, kind });
}
