import { useLingui } from '@lingui/react/macro';
import { IconPhoneCall, IconStairs, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { QueueView, WaitingView } from '@zentrale/protocol/views';
import { memo } from 'react';
import { centreQuery } from '../../../api/queries.ts';
import { useNow } from '../../../realtime/clock.ts';
import { ChannelMark } from '../../../ui/ChannelMark.tsx';
import { clockText } from '../../../ui/duration.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { WaitClock } from './WaitClock.tsx';
import classes from '../floor.module.css';

/** Renders again only when this customer's wait or queue has changed. Opens the reasons. */
export const WaitingRow = memo(function WaitingRow({
  waiting,
  queue,
}: {
  waiting: WaitingView;
  queue: QueueView | undefined;
}) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const { data: centre } = useQuery(centreQuery);
  const skills = waiting.skills
    .map(({ skillId, proficiencyMin }) => {
      const name = centre?.skills.find((one) => one.skillId === skillId)?.name ?? skillId;
      return proficiencyMin > 1 ? `${name} ≥ ${proficiencyMin}` : name;
    })
    .join(', ');
  const { priority, stepCount, offeredTo } = waiting;
  const step = waiting.step + 1;
  const names = offeredTo.join(', ');
  return (
    <button
      type="button"
      className={classes.waiting}
      aria-haspopup="dialog"
      onClick={() => show({ kind: 'why', interactionId: waiting.interactionId })}
    >
      <ChannelMark channel={waiting.channel} />
      <span className={classes.who}>
        <strong>
          {waiting.customerName === '' ? t`Unknown customer` : (waiting.customerName ?? '…')}
        </strong>
        <span className={classes.subject}>{waiting.subject}</span>
      </span>
      <WaitClock at={waiting.queuedAt} thresholdMs={queue?.serviceLevelMs} />
      <span className={classes.needs}>
        <span>{queue?.name ?? waiting.queueId}</span>
        <span>{t`Priority ${priority}`}</span>
        {waiting.step < 0 ? (
          <span>{t`waits for the preferred agent`}</span>
        ) : stepCount > 1 ? (
          <span>
            <IconStairs size={13} aria-hidden /> {t`step ${step} of ${stepCount}`}
          </span>
        ) : null}
        {waiting.isCallback ? (
          <span>
            <IconPhoneCall size={13} aria-hidden /> {t`callback`}
          </span>
        ) : null}
        <span>{skills === '' ? t`no skill needed` : t`needs ${skills}`}</span>
      </span>
      <span className={classes.offered} data-offered={offeredTo.length > 0 || undefined}>
        {offeredTo.length === 0 ? (
          <TimeToTarget dueAt={waiting.dueAt} />
        ) : (
          <>
            <IconUserQuestion size={14} aria-hidden />
            {t`offered to ${names}`}
          </>
        )}
      </span>
    </button>
  );
});

/** How long until the target of the service level is missed; the queue's opening hours count. */
function TimeToTarget({ dueAt }: { dueAt: number | null }) {
  const { t } = useLingui();
  const now = useNow();
  if (dueAt === null) return <>{t`not offered yet`}</>;
  const left = clockText(Math.abs(dueAt - now));
  return (
    <span className="tabular">
      {dueAt >= now ? t`target in ${left}` : t`target missed for ${left}`}
    </span>
  );
}
