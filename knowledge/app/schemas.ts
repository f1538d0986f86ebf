import { Id, Locale } from '@zentrale/protocol';
import { z } from 'zod';
import { ACTION_KINDS } from '../core/index.ts';

const texts = (lengthMax: number) => {
  const text = z.string().trim().min(1).max(lengthMax);
  return z.strictObject({ de: text.optional(), en: text.optional() });
};
const phrases = z.array(z.string().trim().min(2).max(100)).max(50).optional();

/** A next best action as JSON, from a seed file or an administrator. */
export const NextBestActionInput = z.strictObject({
  actionId: Id,
  kind: z.enum(ACTION_KINDS),
  title: texts(120),
  reason: texts(200),
  value: z.int().min(1).max(100),
  when: z.strictObject({
    topicIds: z.array(Id).max(50).optional(),
    channels: z.array(z.string().min(1).max(20)).max(20).optional(),
    languages: z.array(Locale).max(2).optional(),
    queueIds: z.array(Id).max(50).optional(),
    pages: phrases,
    words: phrases,
    waitedMsMin: z.int().nonnegative().optional(),
  }),
  articleIds: z.strictObject({ de: Id.optional(), en: Id.optional() }).optional(),
  text: texts(4000).optional(),
  skillId: Id.optional(),
  queueId: Id.optional(),
});

/** An article as JSON, from a seed file or an editor. */
export const ArticleInput = z.strictObject({
  articleId: Id.optional(),
  language: Locale,
  title: z.string().trim().min(1).max(200),
  body: z.string().trim().min(1).max(100_000),
  topics: z.array(Id).max(20),
  audience: z.enum(['public', 'internal']),
});
