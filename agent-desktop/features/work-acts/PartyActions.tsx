import { Group } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconDoorEnter, IconDoorExit } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { PartyView } from '@zentrale/protocol/views';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { Refusal } from '../../ui/states.tsx';
import { WorkAction } from './WorkAction.tsx';

/** What somebody who takes part may do: come to the customer, or go. */
export function PartyActions({ party }: { party: PartyView }) {
  const { t } = useLingui();
  const session = useSession();
  const router = useRouter();
  const conference = useCommand('start-conference');
  const leave = useCommand('end-party');
  const about = { interactionId: party.interactionId, agentId: session.personId };
  const onLeave = async () => {
    const outcome = await leave.run(about);
    if (outcome.ok) await router.navigate({ to: '/inbox' });
  };
  return (
    <Group gap={6} wrap="nowrap">
      <WorkAction
        id="join-in"
        chord="alt+h"
        label={t`Join in`}
        hint={t`Join in: the customer sees you and you can write to them`}
        icon={<IconDoorEnter size={16} stroke={1.8} />}
        blocked={party.role === 'conferenced' ? t`You are with the customer already.` : null}
        isPrimary={party.role === 'consulted'}
        isBusy={conference.isAsked}
        onRun={() => void conference.run(about)}
      />
      <WorkAction
        id="leave"
        chord="alt+c"
        label={t`Leave`}
        hint={t`Leave this interaction`}
        icon={<IconDoorExit size={16} stroke={1.8} />}
        blocked={null}
        isBusy={leave.isAsked}
        onRun={() => void onLeave()}
      />
      <Refusal problem={conference.problem ?? leave.problem} />
    </Group>
  );
}
