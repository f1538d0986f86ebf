import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { FloorInteraction } from '@zentrale/protocol/http';
import { problemOf } from '../../../api/client.ts';
import { centreQuery } from '../../../api/queries.ts';
import { ChannelMark } from '../../../ui/ChannelMark.tsx';
import { Since } from '../../../ui/clocks.tsx';
import { clockText, timeText } from '../../../ui/duration.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../../ui/states.tsx';
import { listQuery } from '../queries.ts';
import type { ListChoice } from '../search.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { useOutcomeName } from './list-words.ts';
import classes from './panels.module.css';

/** Interactions, page by page; each opens its reasons or its conversation. */
export function ListRows({ choice }: { choice: ListChoice }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    listQuery(choice),
  );
  if (data === undefined) {
    if (error === null) return <LoadingRows count={5} />;
    return <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return <EmptyState icon={<IconListSearch size={22} />} title={t`There is none`} />;
  }
  return (
    <>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.key}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t`Show more`}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const WAITS = new Set<FloorInteraction['outcome']>(['waiting', 'offered']);

function Row({ row }: { row: FloorInteraction }) {
  const { t, i18n } = useLingui();
  const { show } = useFloorSearch();
  const outcomeName = useOutcomeName();
  const { data: centre } = useQuery(centreQuery);
  const { interactionId, conversationId, waitMs, handleMs, dispositionId } = row;
  const queueName = centre?.queues.find((one) => one.queueId === row.queueId)?.name ?? row.queueId;
  const disposition = centre?.dispositions.find((one) => one.dispositionId === dispositionId);
  const result = i18n.locale === 'de' ? disposition?.nameDe : disposition?.nameEn;
  const isWaiting = WAITS.has(row.outcome);
  const wait = clockText(waitMs ?? 0);
  return (
    <button
      type="button"
      className={classes.row}
      onClick={() =>
        show(isWaiting ? { kind: 'why', interactionId } : { kind: 'conversation', conversationId })
      }
    >
      <span className={classes.rowName}>
        <ChannelMark channel={row.channel} isIconOnly />
        <span>{row.customerName || t`Unknown customer`}</span>
      </span>
      <span className={`${classes.rowEnd} tabular`}>
        {isWaiting ? (
          <Since at={row.queuedAt} />
        ) : waitMs === null ? (
          timeText(row.queuedAt, i18n.locale)
        ) : (
          t`waited ${wait}`
        )}
      </span>
      <span className={classes.rowAbout}>
        {[outcomeName(row.outcome), row.agentName, queueName, result]
          .filter((word) => word !== null && word !== undefined)
          .join(' · ')}
        {row.isInTime === false ? ` · ${t`late`}` : ''}
        {row.isShort === true ? ` · ${t`short`}` : ''}
      </span>
      <span className={`${classes.rowEnd} ${classes.rowAbout} tabular`}>
        {handleMs === null ? timeText(row.queuedAt, i18n.locale) : t`work ${clockText(handleMs)}`}
      </span>
    </button>
  );
}
