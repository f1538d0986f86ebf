import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { NEW_ID, type Section } from './sections.ts';

/** Opens a setting; `j`, `k` and `n` go to the next, the previous and a new one. */
export function useWalk({
  section,
  ids,
  open,
  mayCreate,
}: {
  section: Section;
  ids: readonly string[];
  open: string | null;
  mayCreate: boolean;
}): (id: string | undefined) => void {
  const { t } = useLingui();
  const router = useRouter();
  const go = (id: string | undefined) => {
    if (id === undefined) return;
    void router.navigate({ to: '/routing/$section/$id', params: { section, id } });
  };
  const at = ids.indexOf(open ?? '');
  const here = { group: 'page' } as const;
  useShortcut({
    id: 'routing-next',
    chord: 'j',
    label: t`Next setting`,
    ...here,
    run: () => go(ids[at + 1]),
  });
  useShortcut({
    id: 'routing-previous',
    chord: 'k',
    label: t`Previous setting`,
    ...here,
    run: () => go(ids[at - 1]),
  });
  useShortcut(
    mayCreate
      ? { id: 'routing-new', chord: 'n', label: t`New setting`, ...here, run: () => go(NEW_ID) }
      : null,
  );
  return go;
}
