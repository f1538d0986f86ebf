import { infiniteQueryOptions } from '@tanstack/react-query';
import type { DialEntriesAdded, DialEntriesPage } from '@zentrale/protocol/http';
import { request } from '../../api/client.ts';

/** Read anew with every `revision` of the list. */
export const dialEntriesQuery = (listId: string, revision: string) =>
  infiniteQueryOptions({
    queryKey: ['dial-entries', listId, revision],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request<DialEntriesPage>(`/dial-lists/${listId}/entries?after=${pageParam}`, { signal }),
    getNextPageParam: ({ after }) => after,
    placeholderData: (before) => before,
  });

export function uploadEntries(listId: string, file: File): Promise<DialEntriesAdded> {
  const body = new FormData();
  body.append('file', file, file.name);
  return request<DialEntriesAdded>(`/dial-lists/${listId}/entries`, { method: 'POST', body });
}
