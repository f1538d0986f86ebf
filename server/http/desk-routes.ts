import { asId, type ArticleId, type CustomerId } from '@zentrale/kernel/values';
import {
  ArticleHits,
  ArticleQuery,
  ArticleView,
  CentreView,
  ConversationView,
  CustomerView,
  Hints,
  IdParams,
  MessageView,
  PersonView,
  Problem,
  TimelinePage,
  TimelineQuery,
} from '@zentrale/protocol';
import { z } from 'zod';
import { mayReadCustomer } from '../auth/conversation-rights.ts';
import type { Centre } from '../compose/centre.ts';
import { readConversation, readMessages } from '../views/conversation.ts';
import { readCustomer } from '../views/customer.ts';
import { readHints } from '../views/hints.ts';
import { readPeople } from '../views/people.ts';
import { principalOf } from './authenticate.ts';
import { problem, problemOfRefusal, Refused } from './problem.ts';
import type { Routes } from './routes.ts';

const found = <Schema extends z.ZodType>(schema: Schema) => ({ 200: schema, 404: Problem });
const READERS = ['agent', 'expert', 'supervisor', 'administrator', 'integration'] as const;

/** What the desktop reads besides its live topics. */
export function deskRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/centre',
    {
      schema: {
        tags: ['Centre'],
        summary: 'Queues, skills, reasons and topics',
        response: { 200: CentreView },
      },
    },
    (request) => centre.readCentre(principalOf(request, READERS).tenantId),
  );

  app.get(
    '/api/v1/people',
    {
      schema: {
        tags: ['Centre'],
        summary: 'Agents and experts with presence',
        response: { 200: z.object({ items: z.array(PersonView) }) },
      },
    },
    async (request) => ({ items: await readPeople(centre, principalOf(request).tenantId) }),
  );

  customerRoutes(app, centre);
  conversationRoutes(app, centre);
  knowledgeRoutes(app, centre);
}

function customerRoutes(app: Routes, centre: Centre): void {
  const readable = async (request: Parameters<typeof principalOf>[0], id: string) => {
    const principal = principalOf(request, READERS);
    const customerId = asId<CustomerId>(id);
    const isReadable = await centre.store.transact(principal.tenantId, (tx) =>
      mayReadCustomer(centre, tx, principal, customerId),
    );
    if (!isReadable) throw new Refused(problem('customer.unknown'));
    return { tenantId: principal.tenantId, customerId };
  };

  app.get(
    '/api/v1/customers/:id',
    {
      schema: {
        tags: ['Customers'],
        summary: 'One customer',
        params: IdParams,
        response: found(CustomerView),
      },
    },
    async (request) => {
      const { tenantId, customerId } = await readable(request, request.params.id);
      return must(await readCustomer(centre, tenantId, customerId), 'customer.unknown');
    },
  );

  app.get(
    '/api/v1/customers/:id/timeline',
    {
      schema: {
        tags: ['Customers'],
        summary: 'The story of a customer over all channels, newest first',
        params: IdParams,
        querystring: TimelineQuery,
        response: found(TimelinePage),
      },
    },
    async (request) => {
      const { tenantId, customerId } = await readable(request, request.params.id);
      const { before, limit } = request.query;
      const page = await centre.store.transact(tenantId, (tx) =>
        centre.journey.timeline(tx, customerId, { before, limit }),
      );
      if (!page.ok) throw new Refused(problemOfRefusal(page.refusal));
      return page.value;
    },
  );
}

function conversationRoutes(app: Routes, centre: Centre): void {
  const readable = async (request: Parameters<typeof principalOf>[0], id: string) => {
    const principal = principalOf(request, READERS);
    if (!(await centre.mayReadConversation(principal, id))) {
      throw new Refused(problem('conversation.unknown'));
    }
    return principal;
  };

  app.get(
    '/api/v1/conversations/:id',
    {
      schema: {
        tags: ['Conversations'],
        summary: 'A conversation and its last messages',
        params: IdParams,
        querystring: z.strictObject({ beforeSeq: z.coerce.number().int().positive().optional() }),
        response: found(
          z.object({ conversation: ConversationView, messages: z.array(MessageView) }),
        ),
      },
    },
    async (request) => {
      const { id } = request.params;
      const { tenantId } = await readable(request, id);
      const conversation = must(
        await readConversation(centre, tenantId, id),
        'conversation.unknown',
      );
      return {
        conversation,
        messages: await readMessages(centre, tenantId, id, request.query.beforeSeq),
      };
    },
  );

  app.get(
    '/api/v1/conversations/:id/hints',
    {
      schema: {
        tags: ['Conversations'],
        summary: 'Next best actions, at most three',
        params: IdParams,
        response: found(Hints),
      },
    },
    async (request) => {
      const principal = await readable(request, request.params.id);
      return { items: await readHints(centre, principal, request.params.id) };
    },
  );
}

function knowledgeRoutes(app: Routes, centre: Centre): void {
  app.get(
    '/api/v1/articles',
    {
      schema: {
        tags: ['Knowledge'],
        summary: 'Search articles',
        querystring: ArticleQuery,
        response: { 200: ArticleHits },
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, READERS);
      const { q, language, limit } = request.query;
      const search = { text: q, language, limit, audiences: ['public', 'internal'] as const };
      return { items: await centre.knowledge.search(tenantId, search) };
    },
  );

  app.get(
    '/api/v1/articles/:id',
    {
      schema: {
        tags: ['Knowledge'],
        summary: 'One article',
        params: IdParams,
        response: found(ArticleView),
      },
    },
    async (request) => {
      const { tenantId } = principalOf(request, READERS);
      const articleId = asId<ArticleId>(request.params.id);
      const article = await centre.store.transact(tenantId, (tx) =>
        centre.knowledge.article(tx, articleId),
      );
      return must(article, 'article.unknown');
    },
  );
}

function must<Value>(value: Value | null, kind: string): Value {
  if (value === null) throw new Refused(problem(kind));
  return value;
}
