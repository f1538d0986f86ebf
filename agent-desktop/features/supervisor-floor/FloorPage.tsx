import { useMemo } from 'react';
import { useEntries } from '../../realtime/use-topic.ts';
import { AgentList } from './agents/AgentList.tsx';
import { agentsIn, byName } from './agents/standing.ts';
import { AlertStrip } from './alerts/AlertStrip.tsx';
import { FloorHead } from './FloorHead.tsx';
import { Headline } from './headline/Headline.tsx';
import { totalsOf } from './headline/totals.ts';
import { QueueTable } from './queues/QueueTable.tsx';
import { useFloorSearch } from './use-floor-search.ts';
import { WaitingList } from './waiting/WaitingList.tsx';
import classes from './floor.module.css';

/** The room as it is now: what is out of bounds, queues, people, and who waits. */
export function FloorPage() {
  const { search } = useFloorSearch();
  const unordered = useEntries('floor', 'queue');
  const agents = useEntries('floor', 'agent');
  const waiting = useEntries('floor', 'waiting');
  const queues = useMemo(() => unordered.toSorted(byName), [unordered]);
  const chosen = queues.find(({ queueId }) => queueId === search.queue);
  const shownQueues = useMemo(() => (chosen ? [chosen] : queues), [chosen, queues]);
  const totals = useMemo(() => {
    const queueId = chosen?.queueId;
    return totalsOf(
      shownQueues,
      queueId === undefined ? waiting : waiting.filter((one) => one.queueId === queueId),
      agentsIn(agents, { queueId }),
    );
  }, [chosen, shownQueues, waiting, agents]);
  return (
    <div className={classes.page}>
      <FloorHead queues={queues} />
      <AlertStrip queues={queues} />
      <Headline totals={totals} queues={shownQueues} />
      <QueueTable queues={queues} />
      <div className={classes.lists}>
        <AgentList agents={agents} />
        <WaitingList waiting={waiting} waitingCount={totals.waitingCount} queues={queues} />
      </div>
    </div>
  );
}
