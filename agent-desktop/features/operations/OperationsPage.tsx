import { Table } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCpu } from '@tabler/icons-react';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';

/** The devices as they are now. */
export function OperationsPage() {
  const { t } = useLingui();
  const operations = useTopic('operations');
  const devices = useEntries('operations', 'device');
  if (operations.phase === 'refused' && operations.problem) {
    return <ErrorState problem={operations.problem} />;
  }
  if (operations.phase === 'loading') return <LoadingRows count={6} />;
  if (devices.length === 0) {
    return <EmptyState icon={<IconCpu size={22} />} title={t`There are no devices yet`} />;
  }
  return (
    <Table aria-label={t`Devices`}>
      <Table.Tbody>
        {devices.map((device) => (
          <Table.Tr key={device.deviceId}>
            <Table.Td>{device.name}</Table.Td>
            <Table.Td>{device.place}</Table.Td>
            <Table.Td>{device.activeAlarm?.condition ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
