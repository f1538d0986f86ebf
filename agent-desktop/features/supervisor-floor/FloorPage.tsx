import { Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconBroadcast } from '@tabler/icons-react';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { Since } from '../../ui/clocks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';

/** The queues as they are now. */
export function FloorPage() {
  const { t } = useLingui();
  const floor = useTopic('floor');
  const queues = useEntries('floor', 'queue');
  if (floor.phase === 'refused' && floor.problem) return <ErrorState problem={floor.problem} />;
  if (floor.phase === 'loading') return <LoadingRows count={6} />;
  if (queues.length === 0) {
    return <EmptyState icon={<IconBroadcast size={22} />} title={t`There are no queues yet`} />;
  }
  return (
    <Table aria-label={t`Queues`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t`Queue`}</Table.Th>
          <Table.Th>{t`Waiting`}</Table.Th>
          <Table.Th>{t`Longest wait`}</Table.Th>
          <Table.Th>{t`Ready agents`}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {queues.map((queue) => (
          <Table.Tr key={queue.queueId}>
            <Table.Td>{queue.name}</Table.Td>
            <Table.Td>{queue.waitingCount}</Table.Td>
            <Table.Td>
              {queue.oldestQueuedAt === null ? '–' : <Since at={queue.oldestQueuedAt} />}
            </Table.Td>
            <Table.Td>{queue.readyAgentCount}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
