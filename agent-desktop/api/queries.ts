import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  ArticleHit,
  ArticleView,
  CentreView,
  ConversationView,
  CustomerView,
  HintView,
  Locale,
  MessageView,
  PersonView,
  SessionView,
  TimelinePage,
} from '@zentrale/protocol/views';
import { ProblemError, request } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, failure) =>
        count < 2 && failure instanceof ProblemError && failure.problem.status === 503,
    },
  },
});

/** `null`: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await request<SessionView>('/session', { signal });
    } catch (failure) {
      if (failure instanceof ProblemError && failure.problem.status === 401) return null;
      throw failure;
    }
  },
});

export const centreQuery = queryOptions({
  queryKey: ['centre'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => request<CentreView>('/centre', { signal }),
});

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async ({ signal }) =>
    (await request<{ items: PersonView[] }>('/people', { signal })).items,
});

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => request<CustomerView>(`/customers/${customerId}`, { signal }),
  });

export const timelineQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', customerId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? '' : `&before=${encodeURIComponent(pageParam)}`;
      return request<TimelinePage>(`/customers/${customerId}/timeline?limit=30${before}`, {
        signal,
      });
    },
    getNextPageParam: (last) => last.nextBefore,
  });

export const articlesQuery = (q: string, language: Locale, limit = 10) =>
  queryOptions({
    queryKey: ['articles', q, language, limit],
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams({ q, language, limit: String(limit) });
      return (await request<{ items: ArticleHit[] }>(`/articles?${search}`, { signal })).items;
    },
    placeholderData: (before) => before,
  });

export const articleQuery = (articleId: string) =>
  queryOptions({
    queryKey: ['article', articleId],
    queryFn: ({ signal }) => request<ArticleView>(`/articles/${articleId}`, { signal }),
  });

export const hintsQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['hints', conversationId],
    queryFn: async ({ signal }) =>
      (await request<{ items: HintView[] }>(`/conversations/${conversationId}/hints`, { signal }))
        .items,
  });

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId],
    queryFn: ({ signal }) =>
      request<{ conversation: ConversationView; messages: MessageView[] }>(
        `/conversations/${conversationId}`,
        { signal },
      ),
  });
