import { HoverCard } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { QueueStaffing } from '@zentrale/protocol/http';
import type { QueueView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { pctText } from './LevelMark.tsx';
import classes from './QueueTable.module.css';

/** Agents required now by Erlang C; on hover what it was calculated from. */
export function StaffingMark({
  of: staffing,
  queue,
}: {
  of: QueueStaffing | undefined;
  queue: QueueView;
}) {
  const { t, i18n } = useLingui();
  if (staffing === undefined) return <span className={classes.nothing}>–</span>;
  const { requiredCount, arrivedCount, ahtMs, handledCount, handledCountMin } = staffing;
  const { signedInCount } = queue;
  const isShort = requiredCount !== null && signedInCount < requiredCount;
  const target = pctText(queue.serviceLevelTargetPct, i18n.locale);
  const seconds = Math.round(queue.serviceLevelMs / 1000);
  return (
    <HoverCard width={290} shadow="md" withArrow openDelay={250} position="bottom">
      <HoverCard.Target>
        <button
          type="button"
          className={classes.staffing}
          data-short={isShort || undefined}
          aria-label={
            requiredCount === null
              ? t`Agents required: too little is known`
              : t`Agents required: ${requiredCount}, signed in: ${signedInCount}`
          }
        >
          {isShort ? <IconAlertTriangle size={13} aria-hidden /> : null}
          {requiredCount ?? '–'}
        </button>
      </HoverCard.Target>
      <HoverCard.Dropdown className={classes.inputs}>
        <Facts
          rows={[
            [t`Arrivals`, t`${arrivedCount} in the last half hour`],
            [t`Handle time`, ahtMs === null ? '–' : t`${clockText(ahtMs)} on average today`],
            [t`Target`, t`${target} in ${seconds} s`],
            [t`Signed in`, String(signedInCount)],
          ]}
        />
        <p>
          {requiredCount === null
            ? t`At least ${handledCountMin} handled interactions are needed to say more; today there are ${handledCount}.`
            : t`By Erlang C: nobody gives up, one interaction at a time. Who handles several at once is counted with the longer handle time that goes with it, so fewer may do.`}
        </p>
      </HoverCard.Dropdown>
    </HoverCard>
  );
}
