import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { panelSearch, type FloorPanelChoice, type FloorSearch } from './search.ts';

/** What the address says is to be seen, and how to change it. */
export function useFloorSearch() {
  const search: FloorSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (next: FloorSearch, { isFleeting = false }: { isFleeting?: boolean } = {}) => {
      // Each letter of a name is no step that somebody wants to go back to.
      void navigate({
        to: '.',
        search: (before: FloorSearch) => ({ ...before, ...next }),
        replace: isFleeting,
      });
    },
    [navigate],
  );
  const show = useCallback(
    (panel: FloorPanelChoice | null) => change(panelSearch(panel)),
    [change],
  );
  return { search, change, show };
}
