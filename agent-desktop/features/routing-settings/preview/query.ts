import { queryOptions } from '@tanstack/react-query';
import type { PreviewInput } from '@zentrale/protocol/http';
import type { PreviewView } from '@zentrale/protocol/views';
import { request } from '../../../api/client.ts';

/** "Now" moves on: people come and go, work ends. */
const ASK_AGAIN_MS = 5_000;
/** For a draft the server has to copy the centre. */
const ASK_AGAIN_DRAFT_MS = 15_000;

export const previewQuery = (wish: PreviewInput, revision: string) =>
  queryOptions({
    queryKey: ['routing-preview', wish, revision],
    queryFn: ({ signal }) =>
      request<PreviewView>('/routing/preview', { method: 'POST', body: wish, signal }),
    enabled: wish.queueId !== '',
    refetchInterval: wish.draft === undefined ? ASK_AGAIN_MS : ASK_AGAIN_DRAFT_MS,
    placeholderData: (before) => before,
    retry: false,
  });
