import { useLingui } from '@lingui/react/macro';
import { IconLogout, IconPlayerPause, IconPlayerPlay, IconUserOff } from '@tabler/icons-react';
import type { FloorAgentView } from '@zentrale/protocol/views';
import { useEntries, useEntry } from '../../../realtime/use-topic.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Since } from '../../../ui/clocks.tsx';
import { Section } from '../../../ui/Panel.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { openAct } from '../acts/act-dialog.ts';
import { useWhyNotAct } from '../acts/use-may-act.ts';
import { ConnectionMark } from '../agents/ConnectionMark.tsx';
import { LoadBar } from '../agents/LoadBar.tsx';
import { standingOf } from '../agents/standing.ts';
import { StandingMark } from '../agents/StandingMark.tsx';
import { useStateWords } from '../agents/use-state-words.ts';
import { WorkChip } from '../agents/WorkChip.tsx';
import { useFloorSearch } from '../use-floor-search.ts';
import { ListRows } from './ListRows.tsx';
import classes from './panels.module.css';

/** One agent: the three axes, what she works on, and what she handled today. */
export function AgentPanel({ agentId }: { agentId: string }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const agent = useEntry<FloorAgentView>('floor', `agent:${agentId}`);
  const close = () => show(null);
  if (agent === null) {
    return (
      <SidePanel title={t`Agent`} onClose={close}>
        <EmptyState icon={<IconUserOff size={22} />} title={t`This agent is not on the floor`} />
      </SidePanel>
    );
  }
  return (
    <SidePanel title={agent.name} about={<Queues of={agent} />} onClose={close}>
      <Section title={t`State`}>
        <Axes agent={agent} />
      </Section>
      <StateActs agent={agent} />
      <Section title={t`Now`}>
        {agent.work.length === 0 ? (
          <p className={classes.empty}>{t`Nothing in hand.`}</p>
        ) : (
          <div className={classes.workList}>
            {agent.work.map((work) => (
              <WorkChip key={work.interactionId} work={work} />
            ))}
          </div>
        )}
      </Section>
      <Section title={t`Handled today`}>
        <div className={classes.bleed}>
          <ListRows choice={{ list: 'handled', agentId }} />
        </div>
      </Section>
    </SidePanel>
  );
}

function Queues({ of: { queueIds } }: { of: FloorAgentView }) {
  const queues = useEntries('floor', 'queue');
  const names = queueIds.map((id) => queues.find((one) => one.queueId === id)?.name ?? id);
  return <span>{names.join(', ')}</span>;
}

function Axes({ agent }: { agent: FloorAgentView }) {
  const { t } = useLingui();
  const stateWords = useStateWords();
  const words = { online: t`connected`, lost: t`connection lost`, offline: t`signed out` };
  return (
    <dl className={classes.axes}>
      <div>
        <dt>{t`Connection`}</dt>
        <dd>
          <ConnectionMark connection={agent.connection} />
          {words[agent.connection]}
          <Since at={agent.connectionAt} />
        </dd>
      </div>
      <div>
        <dt>{t`Routability`}</dt>
        <dd>
          <StandingMark standing={agent.routability}>
            {stateWords({ ...agent, connection: 'online' })}
          </StandingMark>
          <Since at={agent.routabilityAt} />
        </dd>
      </div>
      <div>
        <dt>{t`Occupancy`}</dt>
        <dd>
          <LoadBar used={agent.capacityUsed} total={agent.capacityTotal} />
          {agent.work.length === 0 ? (
            <span>
              {t`idle for`} <Since at={agent.idleSinceAt} />
            </span>
          ) : null}
        </dd>
      </div>
    </dl>
  );
}

function StateActs({ agent }: { agent: FloorAgentView }) {
  const { t } = useLingui();
  const whyNot = useWhyNotAct();
  const standing = standingOf(agent);
  const { agentId, name } = agent;
  const away = agent.connection === 'online' ? null : t`The agent is not connected.`;
  const force = (to: 'ready' | 'not-ready' | 'signed-out') =>
    openAct({ kind: 'force-state', agentId, name, to });
  return (
    <div className={classes.acts}>
      <ActionButton
        label={t`Make ready`}
        icon={<IconPlayerPlay size={15} />}
        blocked={whyNot ?? away ?? (standing === 'ready' ? t`The agent is ready.` : null)}
        onClick={() => force('ready')}
      />
      <ActionButton
        label={t`Make not ready`}
        icon={<IconPlayerPause size={15} />}
        blocked={whyNot ?? away ?? (standing === 'not-ready' ? t`The agent is not ready.` : null)}
        onClick={() => force('not-ready')}
      />
      <ActionButton
        label={t`Sign out`}
        icon={<IconLogout size={15} />}
        blocked={whyNot ?? (standing === 'offline' ? t`The agent is signed out.` : null)}
        onClick={() => force('signed-out')}
      />
    </div>
  );
}
