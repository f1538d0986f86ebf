import { useLingui } from '@lingui/react/macro';
import type { FloorAgentView } from '@zentrale/protocol/views';
import { memo } from 'react';
import { Since } from '../../../ui/clocks.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { ConnectionMark } from './ConnectionMark.tsx';
import { LoadBar } from './LoadBar.tsx';
import { StandingMark } from './StandingMark.tsx';
import { standingOf, stateSinceAt } from './standing.ts';
import { useStateWords } from './use-state-words.ts';
import { WorkChip } from './WorkChip.tsx';
import classes from './AgentRow.module.css';

/** One agent: connection, routability, occupancy. Renders again only when this agent changed. */
export const AgentRow = memo(function AgentRow({ agent }: { agent: FloorAgentView }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const stateWords = useStateWords();
  const standing = standingOf(agent);
  return (
    <div className={classes.row}>
      <button
        type="button"
        className={classes.name}
        aria-haspopup="dialog"
        onClick={() => show({ kind: 'agent', agentId: agent.agentId })}
      >
        {agent.name}
      </button>
      <span className={classes.state}>
        <ConnectionMark connection={agent.connection} />
        <StandingMark standing={standing}>{stateWords(agent)}</StandingMark>
      </span>
      <Since at={stateSinceAt(agent)} className={classes.since} />
      <LoadBar used={agent.capacityUsed} total={agent.capacityTotal} />
      <span className={classes.work}>
        {agent.work.length === 0 ? (
          standing === 'ready' ? (
            <span className={classes.idle}>
              {t`idle for`} <Since at={agent.idleSinceAt} />
            </span>
          ) : null
        ) : (
          agent.work.map((work) => <WorkChip key={work.interactionId} work={work} />)
        )}
      </span>
    </div>
  );
});
