import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { QueueView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { averageHandleMs, averageWaitMs } from '../queues/service-level.ts';
import { ShowButton } from '../ShowButton.tsx';
import { WaitClock } from '../waiting/WaitClock.tsx';
import { LevelTile } from './LevelTile.tsx';
import { Tile } from './Tile.tsx';
import type { FloorTotals } from './totals.ts';
import classes from './Headline.module.css';

/** The figures a supervisor looks at first, for all queues or the one that is chosen. */
export function Headline({
  totals,
  queues,
}: {
  totals: FloorTotals;
  /** What is summed up; one queue shows its own target. */
  queues: readonly QueueView[];
}) {
  const { t } = useLingui();
  const { waitingCount, offeredCount, activeCount, longest, readyCount, onlineCount } = totals;
  const { abandonedCount, shortAbandonedCount, answeredCount, handledCount } = totals;
  const place = queues.find(({ queueId }) => queueId === longest?.queueId);
  const [only] = queues;
  const queueId = queues.length === 1 ? only?.queueId : undefined;
  const waitMs = averageWaitMs(totals);
  const handleMs = averageHandleMs(totals);
  const waitText = waitMs === null ? '–' : clockText(waitMs);
  const average = t`average wait ${waitText}`;
  return (
    <section aria-label={t`Right now`}>
      <dl className={classes.strip}>
        <Tile
          name={t`Waiting now`}
          about={
            offeredCount > 0
              ? t`${offeredCount} on offer`
              : waitingCount > 0
                ? t`none on offer`
                : t`Nobody waits`
          }
        >
          <ShowButton
            label={t`Waiting now`}
            count={waitingCount}
            behind={{ list: 'waiting', queueId }}
          />
        </Tile>
        <Tile name={t`Longest wait`} about={place?.name ?? t`Nobody waits`}>
          {longest ? <WaitClock at={longest.queuedAt} thresholdMs={place?.serviceLevelMs} /> : '–'}
        </Tile>
        <Tile name={t`In work`} about={t`${onlineCount} online, ${readyCount} ready`}>
          <ShowButton label={t`In work`} count={activeCount} behind={{ list: 'active', queueId }} />
        </Tile>
        <Tile name={t`Answered today`} about={average}>
          <ShowButton
            label={t`Answered today`}
            count={answeredCount}
            behind={{ list: 'answered', queueId }}
          />
        </Tile>
        <Tile name={t`Abandoned today`} about={t`${shortAbandonedCount} of them short`}>
          <ShowButton
            label={t`Abandoned today`}
            count={abandonedCount}
            behind={{ list: 'abandoned', queueId }}
          />
        </Tile>
        <Tile
          name={t`Handle time today`}
          about={
            <ShowButton
              label={t`Handled today`}
              count={handledCount}
              behind={{ list: 'handled', queueId }}
            >
              {t`${plural(handledCount, { one: '# handled', other: '# handled' })}`}
            </ShowButton>
          }
        >
          {handleMs === null ? '–' : clockText(handleMs)}
        </Tile>
        <LevelTile totals={totals} queues={queues} />
      </dl>
    </section>
  );
}
