import { queryOptions } from '@tanstack/react-query';
import type { WhatIfRequest, WhatIfView } from '@zentrale/protocol/http';
import type { z } from 'zod';
import { request } from '../../../api/client.ts';

const ASKED_EVERY_MS = 400;

export function startWhatIf(body: z.input<typeof WhatIfRequest>): Promise<WhatIfView> {
  return request<WhatIfView>('/floor/what-ifs', { method: 'POST', body });
}

export function stopWhatIf(whatIfId: string): Promise<void> {
  return request<undefined>(`/floor/what-ifs/${whatIfId}`, { method: 'DELETE' });
}

/** Asks again until it has come to an end. */
export const whatIfQuery = (whatIfId: string) =>
  queryOptions({
    queryKey: ['floor', 'what-if', whatIfId],
    queryFn: ({ signal }) => request<WhatIfView>(`/floor/what-ifs/${whatIfId}`, { signal }),
    refetchInterval: ({ state }) => (isOver(state.data) ? false : ASKED_EVERY_MS),
    staleTime: Infinity,
  });

export function isOver(view: WhatIfView | undefined): boolean {
  return view?.state === 'done' || view?.state === 'refused';
}
