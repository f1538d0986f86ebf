import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { Problem } from '@zentrale/protocol/errors';

/** Somebody wants more than her capacity holds: allowed on purpose, and never by accident. */
export function OverrideQuestion({
  problem,
  isBusy,
  onYes,
  onNo,
}: {
  /** The refusal that leads to the question; any other closes it. */
  problem: Problem | null;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const { t } = useLingui();
  return (
    <Modal
      opened={problem?.kind === 'agent.no-capacity'}
      onClose={onNo}
      title={t`You have no room left`}
      size="sm"
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap="sm">
        <Text>{t`You hold as much as you can take. You may take this one beyond that; it is recorded.`}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={onNo}>
            {t`Leave it`}
          </Button>
          <Button loading={isBusy} onClick={onYes}>
            {t`Take it anyway`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
