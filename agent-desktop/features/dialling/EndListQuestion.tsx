import { Button, Group, Modal, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';

/** Ending cannot be taken back. */
export function EndListQuestion({
  name,
  onYes,
  onNo,
}: {
  name: string;
  onYes: () => void;
  onNo: () => void;
}) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onNo}
      title={t`End “${name}”?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Text mb="md">
        {t`Nobody of it is called any more, and it cannot be started again. What agents have accepted goes on.`}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus onClick={onNo}>
          {t`Keep it`}
        </Button>
        <Button color="red" onClick={onYes}>
          {t`End the list`}
        </Button>
      </Group>
    </Modal>
  );
}
