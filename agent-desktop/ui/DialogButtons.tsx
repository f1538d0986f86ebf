import { Button, Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { closeDialog } from '../state/dialogs.ts';

/** The end of every form in a dialog: leave it, or do what it says. */
export function DialogButtons({
  submit,
  isBusy,
  isDisabled = false,
}: {
  submit: string;
  isBusy: boolean;
  isDisabled?: boolean;
}) {
  const { t } = useLingui();
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={closeDialog}>
        {t`Cancel`}
      </Button>
      <Button type="submit" loading={isBusy} disabled={isDisabled}>
        {submit}
      </Button>
    </Group>
  );
}
