import { useLingui } from '@lingui/react/macro';
import type { FloorAgentView } from '@zentrale/protocol/views';
import { memo } from 'react';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Since } from '../../ui/clocks.tsx';
import { StandingMark } from './StandingMark.tsx';
import { standingOf } from './standing.ts';
import classes from './AgentRow.module.css';

type Work = FloorAgentView['work'][number];

/** One agent; renders again only when this agent has changed. */
export const AgentRow = memo(function AgentRow({
  agent,
  reasonName,
  onOpen,
}: {
  agent: FloorAgentView;
  reasonName: (reasonId: string | null) => string;
  onOpen: (next: { conversation: string }) => void;
}) {
  const { t } = useLingui();
  const standing = standingOf(agent);
  const reason = agent.reason === null ? null : reasonName(agent.reason);
  const words = {
    ready: t`Ready`,
    draining: reason === null ? t`Finishing` : t`Finishing, then: ${reason}`,
    'not-ready': reason ?? t`Not ready`,
    lost: t`Connection lost`,
    offline: t`Signed out`,
  }[standing];
  return (
    <div className={classes.row}>
      <span className={classes.name}>{agent.name}</span>
      <span className={classes.state}>
        <StandingMark standing={standing}>{words}</StandingMark>
        {standing === 'offline' ? null : (
          <Since at={agent.routabilityAt} className={classes.since} />
        )}
      </span>
      <LoadBar used={agent.capacityUsed} total={agent.capacityTotal} />
      {agent.work.length === 0 ? null : (
        <span className={classes.work}>
          {agent.work.map((work) => (
            <WorkChip key={work.interactionId} work={work} onOpen={onOpen} />
          ))}
        </span>
      )}
    </div>
  );
});

function LoadBar({ used, total }: { used: number; total: number }) {
  const { t } = useLingui();
  const share = total > 0 ? Math.min(1, used / total) : 0;
  return (
    <span className={classes.load}>
      <span className="visually-hidden">{t`Load`}</span>
      <span className={classes.bar} aria-hidden>
        <span data-full={share === 1 || undefined} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="tabular">
        {used}/{total}
      </span>
    </span>
  );
}

function WorkChip({
  work,
  onOpen,
}: {
  work: Work;
  onOpen: (next: { conversation: string }) => void;
}) {
  const { t } = useLingui();
  const state = { offered: t`offered`, active: null, 'wrap-up': t`wrap-up` }[work.state];
  return (
    <button
      type="button"
      className={classes.chip}
      data-state={work.state}
      aria-haspopup="dialog"
      onClick={() => onOpen({ conversation: work.conversationId })}
    >
      <ChannelMark channel={work.channel} isIconOnly />
      <span className={classes.customer}>{work.customerName || t`Unknown customer`}</span>
      {state ? <span className={classes.chipState}>{state}</span> : null}
      <Since at={work.sinceAt} />
    </button>
  );
}
