import { z } from 'zod';
import { At, Id, Locale } from './base.ts';

export const ArticleView = z.object({
  articleId: Id,
  language: Locale,
  title: z.string(),
  /** Markdown without raw HTML. */
  body: z.string(),
  topics: z.array(Id),
  audience: z.enum(['public', 'internal']),
  version: z.int(),
  updatedAt: At,
});
export type ArticleView = z.infer<typeof ArticleView>;

export const ArticleHit = z.object({
  articleId: Id,
  language: Locale,
  title: z.string(),
  snippet: z.string(),
  /** Words of the query found, as they stand in the article; shown as "why this". */
  matched: z.array(z.string()),
  scorePct: z.int(),
  audience: z.enum(['public', 'internal']),
});
export type ArticleHit = z.infer<typeof ArticleHit>;

/** Something worth doing next; at most three are shown. */
export const HintView = z.object({
  hintId: Id,
  actionId: Id,
  kind: z.enum(['article', 'reply', 'consult', 'transfer']),
  title: z.string(),
  /** One sentence: what in topic, journey or conversation speaks for it. */
  reason: z.string(),
  scorePct: z.int(),
  /** `article`: which one. */
  articleId: Id.nullable(),
  /** `reply`: text to put into the composer, never sent by itself. */
  text: z.string().nullable(),
  /** `consult`: the skill the expert needs; `transfer`: the queue. */
  skillId: Id.nullable(),
  queueId: Id.nullable(),
});
export type HintView = z.infer<typeof HintView>;
