import { useLingui } from '@lingui/react/macro';
import { IconMoodSmile, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { QueueView, WaitingView } from '@zentrale/protocol/views';
import { memo, useMemo } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { inServiceOrder } from './totals.ts';
import { useFloorSearch } from './use-floor-search.ts';
import { WaitClock } from './WaitClock.tsx';
import classes from './floor.module.css';

/** Who waits, in the order of service. */
export function WaitingList({
  waiting,
  queues,
}: {
  waiting: readonly WaitingView[];
  queues: readonly QueueView[];
}) {
  const { t } = useLingui();
  const { search, change } = useFloorSearch();
  const shown = useMemo(() => inServiceOrder(waiting, search.queue), [waiting, search.queue]);
  const queueOf = useMemo(() => new Map(queues.map((one) => [one.queueId, one])), [queues]);
  return (
    <section className={classes.panel} aria-labelledby="floor-waiting">
      <header className={classes.panelHead}>
        <h2 id="floor-waiting">{t`Waiting`}</h2>
        <span className={`${classes.count} tabular`}>{shown.length}</span>
        <span className={classes.headNote}>{t`in the order of service`}</span>
      </header>
      {shown.length === 0 ? (
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
            {(one) => <WaitingRow waiting={one} queue={queueOf.get(one.queueId)} onOpen={change} />}
          </LongList>
        </div>
      )}
    </section>
  );
}

/** Renders again only when this customer's wait or queue has changed. */
const WaitingRow = memo(function WaitingRow({
  waiting,
  queue,
  onOpen,
}: {
  waiting: WaitingView;
  queue: QueueView | undefined;
  onOpen: (next: { conversation: string }) => void;
}) {
  const { t } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  const skills = waiting.skills
    .map(({ skillId, proficiencyMin }) => {
      const name = centre?.skills.find((one) => one.skillId === skillId)?.name ?? skillId;
      return proficiencyMin > 1 ? `${name} ≥ ${proficiencyMin}` : name;
    })
    .join(', ');
  const priority = waiting.priority;
  return (
    <button
      type="button"
      className={classes.waiting}
      aria-haspopup="dialog"
      onClick={() => onOpen({ conversation: waiting.conversationId })}
    >
      <ChannelMark channel={waiting.channel} />
      <span className={classes.who}>
        <strong>{waiting.customerName || t`Unknown customer`}</strong>
        <span className={classes.subject}>{waiting.subject}</span>
      </span>
      <WaitClock at={waiting.queuedAt} thresholdMs={queue?.serviceLevelMs} />
      <span className={classes.needs}>
        <span>{queue?.name ?? waiting.queueId}</span>
        <span>{t`Priority ${priority}`}</span>
        <span>{skills === '' ? t`no skill needed` : t`needs ${skills}`}</span>
      </span>
      <span className={classes.offered} data-offered={waiting.offeredTo !== null || undefined}>
        {waiting.offeredTo === null ? (
          t`not offered yet`
        ) : (
          <>
            <IconUserQuestion size={14} aria-hidden />
            {t`offered to ${waiting.offeredTo}`}
          </>
        )}
      </span>
    </button>
  );
});
