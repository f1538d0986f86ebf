import { useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTable } from '@tanstack/react-table';
import type { QueueView } from '@zentrale/protocol/views';
import { memo, useMemo } from 'react';
import { clockText } from '../../ui/duration.ts';
import { LevelMark, pctText } from './LevelMark.tsx';
import {
  QUEUE_COLUMNS,
  queueFeatures,
  sortingFrom,
  sortingText,
  type QueueColumnId,
} from './queue-order.ts';
import { answeredOnlyPct, averageWaitMs, verdictOf } from './service-level.ts';
import { useFloorSearch } from './use-floor-search.ts';
import { WaitClock } from './WaitClock.tsx';
import classes from './QueueTable.module.css';

function useColumnNames(): Record<QueueColumnId, string> {
  const { t } = useLingui();
  return {
    name: t`Queue`,
    waiting: t`Waiting`,
    longest: t`Longest wait`,
    offered: t`Offered`,
    active: t`Active`,
    ready: t`Ready / agents`,
    arrived: t`Arrived`,
    answered: t`Answered`,
    abandoned: t`Abandoned`,
    average: t`Average wait`,
    level: t`Service level`,
  };
}

/** All queues, one row each. Choosing one narrows the lists below; once more undoes that. */
export function QueueTable({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const names = useColumnNames();
  const data = useMemo(() => [...queues], [queues]);
  const sorting = useMemo(() => sortingFrom(search.sort), [search.sort]);
  const table = useTable({
    features: queueFeatures,
    columns: QUEUE_COLUMNS,
    data,
    getRowId: (queue) => queue.queueId,
    state: { sorting },
    enableMultiSort: false,
    onSortingChange: (next) => {
      const after = typeof next === 'function' ? next(sorting) : next;
      change({ sort: sortingText(after) });
    },
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption className="visually-hidden">{t`Queues, today and now`}</caption>
        <thead>
          <tr>
            {headers.map(({ id, column }) => {
              const order = column.getIsSorted();
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={
                    order === false ? undefined : order === 'asc' ? 'ascending' : 'descending'
                  }
                >
                  <button type="button" onClick={() => column.toggleSorting()}>
                    {names[id as QueueColumnId]}
                    {order === 'asc' ? <IconArrowUp size={12} stroke={2.4} aria-hidden /> : null}
                    {order === 'desc' ? <IconArrowDown size={12} stroke={2.4} aria-hidden /> : null}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <QueueRow key={id} queue={original} isChosen={search.queue === id} onChoose={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Renders again only when its own queue has changed. */
const QueueRow = memo(function QueueRow({
  queue,
  isChosen,
  onChoose,
}: {
  queue: QueueView;
  isChosen: boolean;
  onChoose: (next: { queue: string | undefined }) => void;
}) {
  const { t, i18n } = useLingui();
  const average = averageWaitMs(queue);
  const only = answeredOnlyPct(queue);
  const onlyText = only === null ? '–' : pctText(only, i18n.locale);
  const target = pctText(queue.serviceLevelTargetPct, i18n.locale);
  const seconds = Math.round(queue.serviceLevelMs / 1000);
  return (
    <tr data-chosen={isChosen || undefined} title={t`Of those answered, in time: ${onlyText}`}>
      <th scope="row">
        <button
          type="button"
          className={classes.choose}
          aria-pressed={isChosen}
          onClick={() => onChoose({ queue: isChosen ? undefined : queue.queueId })}
        >
          {queue.name}
        </button>
      </th>
      <td data-strong={queue.waitingCount > 0 || undefined}>{queue.waitingCount}</td>
      <td>
        {queue.oldestQueuedAt === null ? (
          '–'
        ) : (
          <WaitClock at={queue.oldestQueuedAt} thresholdMs={queue.serviceLevelMs} />
        )}
      </td>
      <td>{queue.offeredCount}</td>
      <td>{queue.activeCount}</td>
      <td>
        {queue.readyAgentCount} / {queue.agentCount}
      </td>
      <td>{queue.arrivedCount}</td>
      <td>{queue.answeredCount}</td>
      <td>{queue.abandonedCount}</td>
      <td>{average === null ? '–' : clockText(average)}</td>
      <td>
        <span className={classes.standing}>
          <LevelMark of={queue} verdict={verdictOf(queue, queue.serviceLevelTargetPct)} />
          <span className={classes.target}>{t`Target: ${target} in ${seconds} s`}</span>
        </span>
      </td>
    </tr>
  );
});
