import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { IdentificationDetails, IdentificationsPage } from '@zentrale/protocol/http';
import { request } from '../../api/client.ts';

export const identificationsQuery = infiniteQueryOptions({
  queryKey: ['identifications'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    request<IdentificationsPage>(
      `/identifications${pageParam === null ? '' : `?before=${pageParam}`}`,
      { signal },
    ),
  getNextPageParam: ({ before }) => before,
});

/** Read anew with every `revision`; each reading of one that is over is in the audit trail. */
export const identificationQuery = (identificationId: string, revision = 0) =>
  queryOptions({
    queryKey: ['identification', identificationId, revision],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request<IdentificationDetails>(`/identifications/${identificationId}`, { signal }),
    placeholderData: (before) => before,
  });

export function photoAddress(identificationId: string, stepId: string, takenAt: number): string {
  return `/api/v1/identifications/${identificationId}/photos/${stepId}?taken=${takenAt}`;
}

export async function uploadPhoto(
  identificationId: string,
  stepId: string,
  jpeg: Blob,
): Promise<void> {
  const body = new FormData();
  body.append('file', jpeg, `${stepId}.jpg`);
  const path = `/identifications/${identificationId}/photos?stepId=${stepId}`;
  await request<undefined>(path, { method: 'POST', body });
}
