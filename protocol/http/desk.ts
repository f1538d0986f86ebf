import { z } from 'zod';
import { ArticleHit, HintView, Id, Locale, SessionView } from '../views/index.ts';

/** POST /api/v1/session: sets the session cookie. DELETE ends it; GET tells who is signed in. */
export const SignIn = z.strictObject({
  email: z.email().max(200),
  password: z.string().min(1).max(200),
});
export const SignedIn = SessionView;

/** PATCH /api/v1/session */
export const SessionChange = z.strictObject({ locale: Locale });

/** GET /api/v1/customers/{customerId}/timeline?before=&limit= */
export const TimelineQuery = z.strictObject({
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** GET /api/v1/articles?q=&language= */
export const ArticleQuery = z.strictObject({
  q: z.string().trim().max(300).default(''),
  language: Locale,
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export const ArticleHits = z.object({ items: z.array(ArticleHit) });

/** GET /api/v1/conversations/{conversationId}/hints */
export const Hints = z.object({ items: z.array(HintView) });

/** GET /api/v1/articles/{articleId} -> ArticleView; /customers/{id} -> CustomerView;
 * /centre -> CentreView; /people -> { items: PersonView[] };
 * /conversations/{id} -> { conversation, messages } for reading closed ones. */
export const IdParams = z.object({ id: Id });
