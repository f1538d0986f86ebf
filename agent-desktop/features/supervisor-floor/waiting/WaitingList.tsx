import { useLingui } from '@lingui/react/macro';
import { IconMoodSmile } from '@tabler/icons-react';
import type { QueueView, WaitingView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { LongList } from '../../../ui/LongList.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { byUrgency } from './urgency.ts';
import { WaitingRow } from './WaitingRow.tsx';
import classes from '../floor.module.css';

/** Who waits, most urgent first. */
export function WaitingList({
  waiting,
  waitingCount,
  queues,
}: {
  waiting: readonly WaitingView[];
  /** Of everybody: more may wait than are listed. */
  waitingCount: number;
  queues: readonly QueueView[];
}) {
  const { t } = useLingui();
  const { search } = useFloorSearch();
  const shown = useMemo(() => byUrgency(waiting, search.queue), [waiting, search.queue]);
  const queueOf = useMemo(() => new Map(queues.map((one) => [one.queueId, one])), [queues]);
  const shownCount = shown.length;
  return (
    <section className={classes.panel} aria-labelledby="floor-waiting">
      <header className={classes.panelHead}>
        <h2 id="floor-waiting">{t`Waiting`}</h2>
        <span className={`${classes.count} tabular`}>{waitingCount}</span>
        <span className={classes.headNote}>
          {waitingCount > shownCount
            ? t`the ${shownCount} who have waited longest, most urgent first`
            : t`most urgent first`}
        </span>
      </header>
      {shownCount === 0 ? (
        <EmptyState icon={<IconMoodSmile size={22} />} title={t`Nobody waits`}>
          {t`Customers who wait for an agent appear here.`}
        </EmptyState>
      ) : (
        <div className={classes.panelBody}>
          <LongList
            label={t`Waiting customers`}
            items={shown}
            keyOf={(one) => one.interactionId}
            rowHeightPx={62}
          >
            {(one) => <WaitingRow waiting={one} queue={queueOf.get(one.queueId)} />}
          </LongList>
        </div>
      )}
    </section>
  );
}
