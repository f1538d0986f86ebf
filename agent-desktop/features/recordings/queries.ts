import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RecordingDetails, RecordingRules, RecordingsPage } from '@zentrale/protocol/http';
import { request, requestBytes } from '../../api/client.ts';

export const recordingsQuery = infiniteQueryOptions({
  queryKey: ['recordings'],
  // Calls end all the time.
  refetchInterval: 15_000,
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    request<RecordingsPage>(`/recordings${pageParam === null ? '' : `?before=${pageParam}`}`, {
      signal,
    }),
  getNextPageParam: ({ before }) => before,
});

export const recordingQuery = (recordingId: string) =>
  queryOptions({
    queryKey: ['recording', recordingId],
    queryFn: ({ signal }) => request<RecordingDetails>(`/recordings/${recordingId}`, { signal }),
  });

export const recordingRulesQuery = queryOptions({
  queryKey: ['recording-rules'],
  queryFn: ({ signal }) => request<RecordingRules>('/recording-rules', { signal }),
});

/** The sound of one voice; that it was fetched is in the audit trail. */
export function fetchTrack(recordingId: string, track: number): Promise<ArrayBuffer> {
  return requestBytes(`/recordings/${recordingId}/tracks/${track}`);
}
