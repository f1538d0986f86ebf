import { Button, Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import {
  IconArrowForwardUp,
  IconChevronDown,
  IconEye,
  IconHeadset,
  IconUserQuestion,
  IconUsers,
} from '@tabler/icons-react';
import type { WorkView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { useCallOf } from '../../realtime/use-call-of.ts';
import { Until } from '../../ui/clocks.tsx';
import { Refusal } from '../../ui/states.tsx';
import { HandOverItem } from './HandOverItem.tsx';
import classes from './work.module.css';

/** Everybody beside the holder: asked, consulted, in conference, and who supervises. */
export function PartyBar({ work }: { work: WorkView }) {
  return (
    <>
      {work.supervisors.map(({ name, mode }) => (
        <SupervisorLine key={name} name={name} mode={mode} />
      ))}
      {work.asked.map((one) => (
        <AskedLine key={one.offerId} work={work} asked={one} />
      ))}
      {work.parties.map((one) => (
        <PartyLine key={one.agentId} work={work} party={one} />
      ))}
    </>
  );
}

function SupervisorLine({ name, mode }: WorkView['supervisors'][number]) {
  const { t } = useLingui();
  const Icon = mode === 'barge' ? IconHeadset : IconEye;
  return (
    <div className={classes.line} role="status">
      <Icon size={17} stroke={1.8} aria-hidden />
      <span className={classes.lineWords}>
        {mode === 'barge'
          ? t`${name} (supervisor) takes part and writes to the customer too`
          : t`${name} (supervisor) reads along and advises you`}
      </span>
    </div>
  );
}

function AskedLine({ work, asked }: { work: WorkView; asked: WorkView['asked'][number] }) {
  const { t } = useLingui();
  const end = useCommand('end-party');
  const { name, purpose, expiresAt, agentId } = asked;
  const isTransfer = purpose === 'transfer';
  const Icon = isTransfer ? IconArrowForwardUp : IconUserQuestion;
  return (
    <div className={classes.line} role="status">
      <Icon size={17} stroke={1.8} aria-hidden />
      <span className={classes.lineWords}>
        {isTransfer
          ? t`Offered to ${name}; it stays with you until it is accepted`
          : t`${name} was asked to take part`}{' '}
        · <Until at={expiresAt} />
      </span>
      <Refusal problem={end.problem} />
      {isTransfer ? null : (
        <Button
          size="compact-sm"
          variant="default"
          loading={end.isAsked}
          onClick={() => void end.run({ interactionId: work.interactionId, agentId })}
        >
          {t`Withdraw`}
        </Button>
      )}
    </div>
  );
}

function PartyLine({ work, party }: { work: WorkView; party: WorkView['parties'][number] }) {
  const { t } = useLingui();
  const conference = useCommand('start-conference');
  const retrieve = useCommand('retrieve-interaction');
  const end = useCommand('end-party');
  const isCall = useCallOf(work.conversationId) !== null;
  const { name, role, agentId } = party;
  const { interactionId } = work;
  const about = { interactionId, agentId };
  const bring = async () => {
    const outcome = await conference.run(about);
    // Whoever comes to the customer by voice comes off the music with her.
    if (outcome.ok && isCall && work.state === 'on-hold') await retrieve.run({ interactionId });
  };
  return (
    <div className={classes.line} data-role={role} role="status">
      <IconUsers size={17} stroke={1.8} aria-hidden />
      <span className={classes.lineWords}>
        {role === 'conferenced'
          ? isCall
            ? t`${name} speaks and writes to the customer too`
            : t`${name} takes part and writes to the customer too`
          : isCall
            ? t`${name} speaks with you and reads along; the customer does not notice`
            : t`${name} reads along; the customer does not notice`}
      </span>
      <Refusal problem={conference.problem ?? retrieve.problem ?? end.problem} />
      {role === 'consulted' ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={conference.isAsked}
          onClick={() => void bring()}
        >
          {t`Bring to the customer`}
        </Button>
      ) : null}
      <Menu>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isAsked}
            aria-label={t`More: what next with ${name}`}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {t`More`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <HandOverItem about={about} name={name} />
          <Menu.Item onClick={() => void end.run(about)}>{t`Go on without ${name}`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
