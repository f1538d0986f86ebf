import { Skeleton } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBroadcast, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useShortcut } from '../../keyboard/shortcuts.ts';
import { topics } from '../../realtime/desk.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { AgentList } from './AgentList.tsx';
import { Headline } from './Headline.tsx';
import { QueueTable } from './QueueTable.tsx';
import { agentsIn, byName } from './standing.ts';
import { totalsOf } from './totals.ts';
import { useFloorSearch } from './use-floor-search.ts';
import { WaitingList } from './WaitingList.tsx';
import classes from './floor.module.css';

/** The room as it is now: queues, people, and who waits. */
export function FloorPage({ reasonName }: { reasonName: (reasonId: string | null) => string }) {
  const { t } = useLingui();
  const floor = useTopic('floor');
  if (floor.phase === 'refused' && floor.problem) {
    const isForbidden = floor.problem.status === 403;
    return (
      <ErrorState
        problem={floor.problem}
        {...(isForbidden ? {} : { onRetry: () => void topics.resync() })}
      />
    );
  }
  return (
    <>
      <title>{t`Floor – Zentrale`}</title>
      {floor.phase === 'loading' ? <FloorSkeleton /> : <Room reasonName={reasonName} />}
    </>
  );
}

function Room({ reasonName }: { reasonName: (reasonId: string | null) => string }) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const unordered = useEntries('floor', 'queue');
  const agents = useEntries('floor', 'agent');
  const waiting = useEntries('floor', 'waiting');
  const queues = useMemo(() => unordered.toSorted(byName), [unordered]);
  const chosen = queues.find(({ queueId }) => queueId === search.queue);
  const shownQueues = useMemo(() => (chosen ? [chosen] : queues), [chosen, queues]);
  const totals = useMemo(() => {
    const queueId = chosen?.queueId;
    return totalsOf(
      shownQueues,
      queueId === undefined ? waiting : waiting.filter((one) => one.queueId === queueId),
      agentsIn(agents, { queueId }),
    );
  }, [chosen, shownQueues, waiting, agents]);

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

  if (queues.length === 0) {
    return (
      <EmptyState icon={<IconBroadcast size={22} />} title={t`There are no queues yet`}>
        {t`Queues appear here as soon as they are set up.`}
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <header className={classes.pageHead}>
        <h1>{chosen ? chosen.name : t`Floor`}</h1>
        <span className={classes.headNote}>
          {chosen ? t`this queue only` : t`all queues, live`}
        </span>
        {isNarrowed ? (
          <button type="button" className={classes.clear} onClick={clear}>
            <IconX size={14} aria-hidden />
            {t`Show everything again`}
          </button>
        ) : null}
      </header>
      <Headline totals={totals} queues={shownQueues} />
      <QueueTable queues={queues} />
      <div className={classes.lists}>
        <AgentList agents={agents} reasonName={reasonName} />
        <WaitingList waiting={waiting} queues={queues} />
      </div>
    </div>
  );
}

/** In the shape of what comes, so that nothing jumps. */
function FloorSkeleton() {
  return (
    <div className={classes.page}>
      <Skeleton height={28} width={160} />
      <Skeleton height={92} radius="md" />
      <Skeleton height={196} radius="md" />
      <div className={classes.lists}>
        <LoadingRows count={4} />
        <LoadingRows count={4} />
      </div>
    </div>
  );
}
