import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../ui/states.tsx';

export function NotFound() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<IconMapQuestion size={22} />}
      title={t`There is no such page`}
      action={
        <Button component={Link} to="/">
          {t`Back to your work`}
        </Button>
      }
    >
      {t`The address may be old or mistyped.`}
    </EmptyState>
  );
}
