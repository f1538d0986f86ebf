import { useLingui } from '@lingui/react/macro';
import { IconHandStop } from '@tabler/icons-react';
import type { AgentView } from '@zentrale/protocol/views';
import { useEntry, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, LoadingRows } from '../../ui/states.tsx';
import { WaitingQueue } from './WaitingQueue.tsx';
import classes from './waiting.module.css';

/** What waits in the agent's queues, to be taken by hand. */
export function WaitingPage() {
  const { t } = useLingui();
  const desk = useTopic('desk');
  const agent = useEntry<AgentView>('desk', 'agent');
  return (
    <div className={classes.page}>
      <title>{t`Waiting – Zentrale`}</title>
      <header className={classes.head}>
        <h1>{t`Waiting`}</h1>
        <p>{t`Work comes by itself while you are ready. Take something by hand when you know why.`}</p>
      </header>
      {desk.phase === 'loading' ? <LoadingRows count={5} height={56} /> : null}
      {desk.phase === 'live' && (agent?.queues.length ?? 0) === 0 ? (
        <EmptyState icon={<IconHandStop size={22} />} title={t`You serve no queue`}>
          {t`Ask a supervisor to add you to the queues you can help in.`}
        </EmptyState>
      ) : null}
      {agent?.queues.map(({ queueId, name }) => (
        <WaitingQueue key={queueId} queueId={queueId} name={name} />
      ))}
    </div>
  );
}
