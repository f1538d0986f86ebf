import { useLingui } from '@lingui/react/macro';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTable } from '@tanstack/react-table';
import type { QueueView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { staffingQuery } from '../queries.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import {
  QUEUE_COLUMNS,
  queueFeatures,
  sortingFrom,
  sortingText,
  type QueueColumnId,
} from './queue-order.ts';
import { QueueRow } from './QueueRow.tsx';
import classes from './QueueTable.module.css';

/** The name, and what it means exactly. */
function useColumnWords(): Record<QueueColumnId, readonly [name: string, about: string]> {
  const { t } = useLingui();
  return {
    name: [t`Queue`, t`Queue`],
    waiting: [t`Waiting`, t`Waiting now, those on offer among them`],
    longest: [t`Longest`, t`Longest wait now`],
    estimate: [t`Expected`, t`Expected wait of somebody who came now`],
    active: [t`In work`, t`Interactions agents work on now, held ones among them`],
    aside: [t`Set aside`, t`Scheduled for later, and parked by agents`],
    ready: [t`Ready`, t`Agents ready, of those signed in`],
    required: [t`Required`, t`Agents required now by Erlang C, against those signed in`],
    arrived: [t`Arrived`, t`Arrived today`],
    answered: [t`Answered`, t`Answered today`],
    abandoned: [t`Left`, t`Abandoned today, short abandons among them`],
    average: [t`Ø wait`, t`Average wait of the answered today`],
    handle: [t`Ø work`, t`Average handle time today: from acceptance to the end of wrap-up`],
    level: [t`Service level`, t`Answered in time ÷ (answered + abandoned), today`],
    'answered-only': [t`of answered`, t`Answered in time ÷ answered, today`],
    alerts: [t`Alerts`, t`Alerts and their thresholds`],
  };
}

/** All queues, one row each. Choosing one narrows the lists below; once more undoes that. */
export function QueueTable({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const words = useColumnWords();
  const { data: staffing } = useQuery(staffingQuery);
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
              const [name, about] = words[id as QueueColumnId];
              const order = column.getIsSorted();
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={
                    order === false ? undefined : order === 'asc' ? 'ascending' : 'descending'
                  }
                >
                  {column.getCanSort() ? (
                    <button type="button" title={about} onClick={() => column.toggleSorting()}>
                      {name}
                      {order === 'asc' ? <IconArrowUp size={12} stroke={2.4} aria-hidden /> : null}
                      {order === 'desc' ? (
                        <IconArrowDown size={12} stroke={2.4} aria-hidden />
                      ) : null}
                    </button>
                  ) : (
                    <span title={about}>{name}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <QueueRow
              key={id}
              queue={original}
              staffing={staffing?.get(id)}
              isChosen={search.queue === id}
              onChoose={change}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
