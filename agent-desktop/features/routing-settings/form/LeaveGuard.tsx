import { Button, Group, Modal, Text } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';

/** Unsaved changes are not lost by a click beside, nor by closing the window. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useLingui();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const isBlocked = blocker.status === 'blocked';
  return (
    <Modal
      opened={isBlocked}
      onClose={() => blocker.reset?.()}
      title={t`Leave without saving?`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Text mb="md">{t`What you have changed here is not saved yet and would be lost.`}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t`Leave`}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t`Keep editing`}
        </Button>
      </Group>
    </Modal>
  );
}
