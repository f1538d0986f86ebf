import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { FloorSearch } from './search.ts';

/** What the address says is to be seen, and how to change it. */
export function useFloorSearch() {
  const search = useSearch({ from: '/floor' });
  const navigate = useNavigate({ from: '/floor' });
  const change = useCallback(
    (next: FloorSearch, { isFleeting = false }: { isFleeting?: boolean } = {}) => {
      // Each letter of a name is no step that somebody wants to go back to.
      void navigate({ search: (before) => ({ ...before, ...next }), replace: isFleeting });
    },
    [navigate],
  );
  return { search, change };
}
