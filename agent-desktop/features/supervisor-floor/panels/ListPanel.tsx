import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { FloorAgentView, QueueView } from '@zentrale/protocol/views';
import { useEntry } from '../../../realtime/use-topic.ts';
import { timeText } from '../../../ui/duration.ts';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { listQuery } from '../queries.ts';
import type { ListChoice } from '../search.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { useListName } from './list-words.ts';
import { ListRows } from './ListRows.tsx';

const QUARTER_MS = 900_000;

/** What lies behind a number. */
export function ListPanel({ choice }: { choice: ListChoice }) {
  const { t, i18n } = useLingui();
  const { show } = useFloorSearch();
  const listName = useListName();
  const { data } = useInfiniteQuery(listQuery(choice));
  const queue = useEntry<QueueView>('floor', `queue:${choice.queueId ?? ''}`);
  const agent = useEntry<FloorAgentView>('floor', `agent:${choice.agentId ?? ''}`);
  const totalCount = data?.pages[0]?.totalCount;
  const name = listName(choice.list);
  const { intervalAt } = choice;
  return (
    <SidePanel
      title={totalCount === undefined ? name : `${name}: ${totalCount}`}
      about={
        <>
          <span>{queue?.name ?? t`all queues`}</span>
          {agent === null ? null : <span>{agent.name}</span>}
          {intervalAt === undefined ? null : (
            <span className="tabular">
              {timeText(intervalAt, i18n.locale)}–{timeText(intervalAt + QUARTER_MS, i18n.locale)}
            </span>
          )}
        </>
      }
      onClose={() => show(null)}
    >
      <ListRows choice={choice} />
    </SidePanel>
  );
}
