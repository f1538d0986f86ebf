import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useCommand } from '../../realtime/use-command.ts';
import { EmptyState, Refusal } from '../../ui/states.tsx';

/** Where nothing is open because the agent is not ready: the one thing to do next. */
export function ReadyInvitation() {
  const { t } = useLingui();
  const ready = useCommand('set-ready');
  return (
    <EmptyState
      icon={<IconPlayerPlay size={22} />}
      title={t`You are not ready`}
      action={
        <Button loading={ready.isAsked} onClick={() => void ready.run({})}>
          {t`Become ready`}
        </Button>
      }
    >
      {t`Nothing is offered to you until you say so.`}
      <Refusal problem={ready.problem} />
    </EmptyState>
  );
}
