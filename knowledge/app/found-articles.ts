import type { HintContext, NextBestAction, Proposal, SearchIndex } from '../core/index.ts';

/** Articles proposed for what the customer wrote, besides those that definitions name. */
const FOUND_MAX = 2;
/** At least this much of what the customer wrote must be in the article. */
const COVERAGE_MIN = 0.3;
/** A question is short; what follows costs time and dilutes it. */
const TEXT_LENGTH_MAX = 600;
/** Below a definition of equal fit: somebody thought about that one. */
const VALUE = 40;

const REASONS = {
  de: 'Der Artikel passt zu dem, was geschrieben wurde',
  en: 'The article fits what was written',
} as const;

/**
 * Proposes articles that answer the customer's last words. Customers are shown public ones only;
 * an alarm has no customer who could read along, there procedures are what is looked for.
 */
export function foundArticles(
  index: SearchIndex,
  context: HintContext,
  actions: readonly NextBestAction[],
): Proposal[] {
  const { language, channel } = context;
  const text = context.lastCustomerTexts.slice(-2).join('\n').slice(0, TEXT_LENGTH_MAX).trim();
  if (text === '') return [];
  const named = new Set(actions.map(({ articleIds }) => articleIds?.[language]));
  const audiences = channel === 'alarm' ? (['public', 'internal'] as const) : (['public'] as const);
  return index
    .search({ text, language, audiences, limit: FOUND_MAX + named.size })
    .filter(({ article, coverage }) => coverage >= COVERAGE_MIN && !named.has(article.articleId))
    .slice(0, FOUND_MAX)
    .map(({ article, coverage, matched }) => ({
      contextPermille: Math.min(1000, Math.round(coverage * 1000)),
      action: {
        actionId: `article:${article.articleId}`,
        kind: 'article',
        title: { [language]: article.title },
        reason: { [language]: REASONS[language] },
        value: VALUE,
        when: { words: matched },
        articleIds: { [language]: article.articleId },
      },
    }));
}
