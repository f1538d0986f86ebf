import { useLingui } from '@lingui/react/macro';
import { IconX } from '@tabler/icons-react';
import type { QueueView } from '@zentrale/protocol/views';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { FloorTabs } from './FloorTabs.tsx';
import { useFloorSearch } from './use-floor-search.ts';
import classes from './floor.module.css';

/** Where one is, what is shown of it, and the way back to everything. */
export function FloorHead({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const chosen = queues.find(({ queueId }) => queueId === search.queue);
  const step = (by: 1 | -1) => {
    const at = queues.findIndex(({ queueId }) => queueId === search.queue);
    const next = at === -1 ? (by === 1 ? 0 : queues.length - 1) : at + by;
    change({ queue: queues[next]?.queueId });
  };
  const clear = () => change({ queue: undefined, state: undefined, q: undefined, sort: undefined });
  const isNarrowed = Boolean(search.queue ?? search.state ?? search.q ?? search.sort);
  const here = { group: 'page' } as const;
  useShortcut({ id: 'floor-next', chord: 'j', label: t`Next queue`, ...here, run: () => step(1) });
  useShortcut({
    id: 'floor-previous',
    chord: 'k',
    label: t`Previous queue`,
    ...here,
    run: () => step(-1),
  });
  useShortcut({
    id: 'floor-all',
    chord: 'x',
    label: t`Show everything again`,
    ...here,
    blocked: isNarrowed ? null : t`Nothing is filtered or sorted.`,
    run: clear,
  });
  return (
    <header className={classes.pageHead}>
      <h1>{chosen ? chosen.name : t`Floor`}</h1>
      <span className={classes.headNote}>{chosen ? t`this queue only` : t`all queues, live`}</span>
      {isNarrowed ? (
        <button type="button" className={classes.clear} onClick={clear}>
          <IconX size={14} aria-hidden />
          {t`Show everything again`}
        </button>
      ) : null}
      <FloorTabs />
    </header>
  );
}
