import { infiniteQueryOptions } from '@tanstack/react-query';
import type { SettingHistoryPage } from '@zentrale/protocol/views';
import { request } from '../../../api/client.ts';

const PAGE_LENGTH = 30;

/** Changes, newest first. `revision` is the live topic's: what changed since is asked for anew. */
export const settingHistoryQuery = (settingKey: string | undefined, revision: string) =>
  infiniteQueryOptions({
    queryKey: ['routing-history', settingKey ?? '', revision],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(PAGE_LENGTH) });
      if (settingKey !== undefined) search.set('key', settingKey);
      if (pageParam !== null) search.set('before', String(pageParam));
      return request<SettingHistoryPage>(`/routing/history?${search}`, { signal });
    },
    getNextPageParam: (last) => last.nextBefore,
    placeholderData: (before) => before,
  });
