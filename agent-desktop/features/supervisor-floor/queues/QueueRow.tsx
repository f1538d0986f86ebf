import { useLingui } from '@lingui/react/macro';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import type { QueueStaffing } from '@zentrale/protocol/http';
import type { QueueView } from '@zentrale/protocol/views';
import { memo } from 'react';
import { clockText } from '../../../ui/duration.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ShowButton } from '../ShowButton.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { WaitClock } from '../waiting/WaitClock.tsx';
import { EstimateText } from './EstimateText.tsx';
import { LevelMark, pctText } from './LevelMark.tsx';
import { OpenMark } from './OpenMark.tsx';
import { StaffingMark } from './StaffingMark.tsx';
import { answeredOnlyPct, averageHandleMs, averageWaitMs, verdictOf } from './service-level.ts';
import classes from './QueueTable.module.css';

/** Renders again only when its own queue has changed. */
export const QueueRow = memo(function QueueRow({
  queue,
  staffing,
  isChosen,
  onChoose,
}: {
  queue: QueueView;
  staffing: QueueStaffing | undefined;
  isChosen: boolean;
  onChoose: (next: { queue: string | undefined }) => void;
}) {
  const { t, i18n } = useLingui();
  const { queueId } = queue;
  const average = averageWaitMs(queue);
  const handle = averageHandleMs(queue);
  const only = answeredOnlyPct(queue);
  const target = pctText(queue.serviceLevelTargetPct, i18n.locale);
  const seconds = Math.round(queue.serviceLevelMs / 1000);
  const { scheduledCount, parkedCount, shortAbandonedCount } = queue;
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes.choose}
          aria-pressed={isChosen}
          onClick={() => onChoose({ queue: isChosen ? undefined : queueId })}
        >
          {queue.name}
        </button>
        <OpenMark isOpen={queue.isOpen} changesAt={queue.changesAt} />
      </th>
      <td data-strong={queue.waitingCount > 0 || undefined}>
        <ShowButton
          label={t`Waiting`}
          count={queue.waitingCount}
          behind={{ list: 'waiting', queueId }}
        />
      </td>
      <td>
        {queue.oldestQueuedAt === null ? (
          <Nothing />
        ) : (
          <WaitClock at={queue.oldestQueuedAt} thresholdMs={queue.serviceLevelMs} />
        )}
      </td>
      <td>{queue.estimate === null ? <Nothing /> : <EstimateText of={queue.estimate} />}</td>
      <td>
        <ShowButton
          label={t`In work`}
          count={queue.activeCount}
          behind={{ list: 'active', queueId }}
        />
      </td>
      <td title={t`${scheduledCount} scheduled, ${parkedCount} parked`}>
        <ShowButton
          label={t`Scheduled`}
          count={scheduledCount}
          behind={{ list: 'scheduled', queueId }}
        />
        {' + '}
        <ShowButton label={t`Parked`} count={parkedCount} behind={{ list: 'parked', queueId }} />
      </td>
      <td title={t`${queue.agentCount} serve this queue`}>
        {queue.readyAgentCount}
        <span className={classes.of}> / {queue.signedInCount}</span>
      </td>
      <td>
        <StaffingMark of={staffing} queue={queue} />
      </td>
      <td>
        <ShowButton
          label={t`Arrived`}
          count={queue.arrivedCount}
          behind={{ list: 'arrived', queueId }}
        />
      </td>
      <td>
        <ShowButton
          label={t`Answered`}
          count={queue.answeredCount}
          behind={{ list: 'answered', queueId }}
        />
      </td>
      <td title={t`${shortAbandonedCount} of them short`}>
        <ShowButton
          label={t`Abandoned`}
          count={queue.abandonedCount}
          behind={{ list: 'abandoned', queueId }}
        />
      </td>
      <td>{average === null ? <Nothing /> : clockText(average)}</td>
      <td>{handle === null ? <Nothing /> : clockText(handle)}</td>
      <td title={t`Target: ${target} in ${seconds} s`}>
        <LevelMark of={queue} verdict={verdictOf(queue, queue.serviceLevelTargetPct)} />
      </td>
      <td>{only === null ? <Nothing /> : pctText(only, i18n.locale)}</td>
      <td>
        <AlertBell queue={queue} />
      </td>
    </tr>
  );
});

function Nothing() {
  return <span className={classes.nothing}>–</span>;
}

function AlertBell({ queue }: { queue: QueueView }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const { name } = queue;
  const count = queue.alerts.length;
  const Icon = count > 0 ? IconBellRinging : IconBell;
  return (
    <IconButton
      label={count > 0 ? t`Alerts of ${name}: ${count}` : t`Alerts of ${name}`}
      size={26}
      className={classes.bell ?? ''}
      data-on={count > 0 || undefined}
      onClick={() => show({ kind: 'alerts', queueId: queue.queueId })}
    >
      <Icon size={16} stroke={1.8} aria-hidden />
    </IconButton>
  );
}
