export { ARTICLES_CHANGED, createKnowledge } from './knowledge.ts';
export type { HintReaction, Knowledge, KnowledgeParts } from './knowledge.ts';
export type { HintsExport } from './hint-privacy.ts';
export type { HintQuestion } from './hints.ts';
export type { ArticleDraft } from './save-article.ts';
export type { ArticleContent } from './article-rows.ts';
export { ArticleInput, NextBestActionInput } from './schemas.ts';
