import { useLingui } from '@lingui/react/macro';
import { IconEye, IconHeadset, IconMessageShare } from '@tabler/icons-react';
import type { FloorWorkView, SupervisorView } from '@zentrale/protocol/views';
import { ChannelMark } from '../../../ui/ChannelMark.tsx';
import { Since } from '../../../ui/clocks.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import classes from './AgentRow.module.css';

const MODE_ICONS = { monitor: IconEye, coach: IconHeadset, barge: IconMessageShare } as const;

/** One interaction an agent has; opens it. */
export function WorkChip({ work }: { work: FloorWorkView }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const state = {
    offered: t`offered`,
    active: null,
    'on-hold': t`on hold`,
    parked: t`parked`,
    'wrap-up': t`wrap-up`,
    consulted: t`takes part`,
  }[work.state];
  const { interactionId, conversationId } = work;
  return (
    <button
      type="button"
      className={classes.chip}
      data-state={work.state}
      aria-haspopup="dialog"
      onClick={() =>
        show(
          work.state === 'offered'
            ? { kind: 'why', interactionId }
            : { kind: 'conversation', conversationId },
        )
      }
    >
      <ChannelMark channel={work.channel} isIconOnly />
      <span className={classes.customer}>{work.customerName ?? '…'}</span>
      {state ? <span className={classes.chipState}>{state}</span> : null}
      {work.supervisors.map((one) => (
        <SupervisorMark key={one.personId} supervisor={one} />
      ))}
      <Since at={work.sinceAt} />
    </button>
  );
}

function SupervisorMark({ supervisor: { name, mode } }: { supervisor: SupervisorView }) {
  const { t } = useLingui();
  const words = {
    monitor: t`${name} reads along`,
    coach: t`${name} coaches`,
    barge: t`${name} takes part`,
  }[mode];
  const Icon = MODE_ICONS[mode];
  return (
    <span className={classes.supervisor} title={words}>
      <Icon size={13} stroke={2} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
