import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useEntries } from '../../../realtime/use-topic.ts';
import { ErrorState, LoadingRows } from '../../../ui/states.tsx';
import { byName } from '../agents/standing.ts';
import { FloorHead } from '../FloorHead.tsx';
import { courseQuery } from '../queries.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { ArrivalsChart } from './ArrivalsChart.tsx';
import { LevelChart } from './LevelChart.tsx';
import { WaitingChart } from './WaitingChart.tsx';
import { quartersOf } from './quarters.ts';
import classes from './course.module.css';

/** How today went, where a curve says more than a number. */
export function CoursePage() {
  const { t } = useLingui();
  const { search } = useFloorSearch();
  const unordered = useEntries('floor', 'queue');
  const queues = useMemo(() => unordered.toSorted(byName), [unordered]);
  const chosen = queues.find(({ queueId }) => queueId === search.queue);
  const { data, error, refetch } = useQuery(courseQuery(chosen?.queueId));
  const quarters = useMemo(
    () => (data === undefined ? [] : quartersOf(data.intervals, data.serverNow)),
    [data],
  );
  return (
    <div className={classes.page}>
      <FloorHead queues={queues} />
      <QueueChoice />
      {data === undefined ? (
        error === null ? (
          <LoadingRows count={3} height={180} />
        ) : (
          <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={classes.charts}>
          <ArrivalsChart quarters={quarters} queueId={chosen?.queueId} />
          <LevelChart
            quarters={quarters}
            queueId={chosen?.queueId}
            targetPct={chosen?.serviceLevelTargetPct ?? null}
          />
          <WaitingChart minutes={data.waiting} now={data.serverNow} />
        </div>
      )}
      <p className={classes.note}>
        {t`Counts stand in the quarter of an hour in which the wait began, in your time zone.`}
      </p>
    </div>
  );
}

/** All queues, or one. */
function QueueChoice() {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const queues = useEntries('floor', 'queue');
  const choices = useMemo(() => queues.toSorted(byName), [queues]);
  return (
    <div className={classes.choice} role="group" aria-label={t`Queue`}>
      <button
        type="button"
        aria-pressed={search.queue === undefined}
        onClick={() => change({ queue: undefined })}
      >
        {t`All queues`}
      </button>
      {choices.map(({ queueId, name }) => (
        <button
          key={queueId}
          type="button"
          aria-pressed={search.queue === queueId}
          onClick={() => change({ queue: queueId })}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
