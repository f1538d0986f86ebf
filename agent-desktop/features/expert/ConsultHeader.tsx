import { Button, Group, Popover, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconDoorEnter, IconDoorExit } from '@tabler/icons-react';
import { whyNotConsult } from '@zentrale/channels/rules';
import type { ConsultView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { useWhyNot } from '../../api/use-why-not.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './expert.module.css';

/** The question, and what the expert can do about it. */
export function ConsultHeader({ consult }: { consult: ConsultView }) {
  const { t } = useLingui();
  const session = useSession();
  const whyNot = useWhyNot();
  const accept = useCommand('accept-consult');
  const join = useCommand('join-conversation');
  const end = useCommand('end-consult');
  const { consultId } = consult;
  const problem = accept.problem ?? join.problem ?? end.problem;
  return (
    <header className={classes.head}>
      <div className={classes.headTop}>
        <div className={classes.headWords}>
          <h2>{t`${consult.agentName} asks`}</h2>
          <p className={classes.subject}>
            {consult.customerName} · {consult.subject}
          </p>
        </div>
        {consult.state === 'requested' ? (
          <Group gap={6} wrap="nowrap">
            <Button loading={accept.isAsked} onClick={() => void accept.run({ consultId })}>
              {t`Take the question`}
            </Button>
            <DeclineConsult consultId={consultId} />
          </Group>
        ) : (
          <Group gap={6} wrap="nowrap">
            <ActionButton
              label={t`Join the conversation`}
              hint={t`The customer sees you and you can write to them`}
              icon={<IconDoorEnter size={16} />}
              blocked={whyNot(whyNotConsult('join', consult, session.personId))}
              isBusy={join.isAsked}
              isPrimary={consult.state === 'private'}
              onClick={() => void join.run({ consultId })}
            />
            <ActionButton
              label={t`Leave`}
              icon={<IconDoorExit size={16} />}
              blocked={whyNot(whyNotConsult('end', consult, session.personId))}
              isBusy={end.isAsked}
              onClick={() => void end.run({ consultId })}
            />
          </Group>
        )}
      </div>
      <p className={classes.asked}>{consult.question}</p>
      <Refusal problem={problem} />
    </header>
  );
}

function DeclineConsult({ consultId }: { consultId: string }) {
  const { t } = useLingui();
  const decline = useCommand('decline-consult');
  const [reason, setReason] = useState('');
  const submit = () => {
    if (reason.trim() !== '') void decline.run({ consultId, reason: reason.trim() });
  };
  return (
    <Popover width={280} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">{t`Decline`}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Decline the question`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextInput
            label={t`Why? The agent reads this.`}
            maxLength={200}
            required
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Refusal problem={decline.problem} />
          <Button type="submit" mt="xs" loading={decline.isAsked}>
            {t`Decline`}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
