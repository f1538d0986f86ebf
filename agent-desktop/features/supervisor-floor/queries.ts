import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  FloorCourse,
  FloorExplanation,
  FloorInteractions,
  FloorStaffing,
  QueueStaffing,
} from '@zentrale/protocol/http';
import type { ExplanationView } from '@zentrale/protocol/views';
import type { z } from 'zod';
import { ProblemError, request } from '../../api/client.ts';
import type { ListChoice } from './search.ts';

const EXPLAINED_EVERY_MS = 2_000;
const LISTED_EVERY_MS = 5_000;
const FIGURED_EVERY_MS = 30_000;

/** `null`: it waits no longer. */
export const explanationQuery = (interactionId: string) =>
  queryOptions({
    queryKey: ['floor', 'explanation', interactionId],
    queryFn: async ({ signal }): Promise<ExplanationView | null> => {
      try {
        const path = `/floor/explanations/${interactionId}`;
        const answer = await request<z.infer<typeof FloorExplanation>>(path, { signal });
        return answer.explanation;
      } catch (failure) {
        if (failure instanceof ProblemError && failure.problem.status === 404) return null;
        throw failure;
      }
    },
    refetchInterval: ({ state }) => (state.data === null ? false : EXPLAINED_EVERY_MS),
    staleTime: 0,
  });

export const listQuery = ({ list, queueId, agentId, intervalAt }: ListChoice) =>
  infiniteQueryOptions({
    queryKey: ['floor', 'list', list, queueId, agentId, intervalAt],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ list });
      if (queueId !== undefined) search.set('queueId', queueId);
      if (agentId !== undefined) search.set('agentId', agentId);
      if (intervalAt !== undefined) search.set('intervalAt', String(intervalAt));
      if (pageParam !== null) search.set('after', pageParam);
      return request<FloorInteractions>(`/floor/interactions?${search}`, { signal });
    },
    getNextPageParam: (last) => last.nextAfter,
    refetchInterval: LISTED_EVERY_MS,
    staleTime: 0,
  });

export const courseQuery = (queueId: string | undefined) =>
  queryOptions({
    queryKey: ['floor', 'course', queueId],
    queryFn: ({ signal }) =>
      request<z.infer<typeof FloorCourse>>(
        `/floor/course${queueId === undefined ? '' : `?queueId=${queueId}`}`,
        { signal },
      ),
    refetchInterval: FIGURED_EVERY_MS,
    placeholderData: (before) => before,
  });

/** By queue. */
export const staffingQuery = queryOptions({
  queryKey: ['floor', 'staffing'],
  queryFn: async ({ signal }): Promise<ReadonlyMap<string, QueueStaffing>> => {
    const { items } = await request<z.infer<typeof FloorStaffing>>('/floor/staffing', { signal });
    return new Map(items.map((one) => [one.queueId, one]));
  },
  refetchInterval: FIGURED_EVERY_MS,
});
