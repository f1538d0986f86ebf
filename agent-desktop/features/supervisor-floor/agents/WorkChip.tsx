import { useLingui } from '@lingui/react/macro';
import type { FloorWorkView } from '@zentrale/protocol/views';
import { ChannelMark } from '../../../ui/ChannelMark.tsx';
import { Since } from '../../../ui/clocks.tsx';
import { SupervisionMark } from '../../../ui/SupervisionMark.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import classes from './AgentRow.module.css';

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
      <SupervisionMark supervisors={work.supervisors} isIconOnly />
      <Since at={work.sinceAt} />
    </button>
  );
}
