import { Menu } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconChevronDown, IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { AgentView } from '@zentrale/protocol/views';
import { useState } from 'react';
import { centreQuery } from '../../api/queries.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { localName } from '../../text/i18n.ts';
import { Since } from '../../ui/clocks.tsx';
import { chordText } from '../../ui/Keys.tsx';
import { Refusal } from '../../ui/states.tsx';
import classes from './presence.module.css';
import { useLeaving } from './use-leaving.ts';
import { useReasonName } from './use-reason-name.ts';
import { useStateKeys } from './use-state-keys.ts';

/** The agent's own state: what it is, since when, and how to change it. */
export function StateControl({ agent }: { agent: AgentView }) {
  const { t } = useLingui();
  const ready = useCommand('set-ready');
  const notReady = useCommand('set-not-ready');
  const leave = useLeaving(agent);
  const reasonName = useReasonName();
  const [isOpen, setIsOpen] = useState(false);
  const [mustDrain, setMustDrain] = useState(false);
  const isPending = ready.isAsked || notReady.isAsked || leave.isAsked;

  // A refusal is explained in the menu, so the menu comes back for it.
  const goReady = async () => {
    notReady.reset();
    const outcome = await ready.run({});
    if (!outcome.ok) setIsOpen(true);
  };
  const goNotReady = async (reason: string) => {
    ready.reset();
    const outcome = await notReady.run({ reason, drain: mustDrain });
    if (!outcome.ok) setIsOpen(true);
  };
  useStateKeys(agent, {
    openMenu: () => setIsOpen(true),
    goReady: () => void goReady(),
    signOutLater: () => void leave.afterTheLast(),
  });

  const name = {
    ready: t`Ready`,
    'not-ready': reasonName(agent.reason),
    draining:
      agent.next === 'offline'
        ? t`Finishing, then signing out`
        : t`Finishing, then ${reasonName(agent.reason)}`,
  }[agent.routability];

  return (
    <Menu opened={isOpen} onChange={setIsOpen} width={272}>
      <Menu.Target>
        <button type="button" className={classes.state} data-state={agent.routability}>
          <span className={classes.dot} aria-hidden />
          <span className="visually-hidden">{t`My state:`}</span>
          <span className={classes.stateName}>{isPending ? t`Changing…` : name}</span>
          <Since at={agent.routabilityAt} className={classes.timer} />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<span className={classes.dot} data-state="ready" />}
          rightSection={<span className={classes.chord}>{chordText('alt+shift+r')}</span>}
          onClick={() => void goReady()}
        >
          {t`Ready`}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t`Not ready because of`}</Menu.Label>
        <Reasons chosen={agent.reason} onChoose={(reasonId) => void goNotReady(reasonId)} />
        <Menu.Divider />
        <Menu.CheckboxItem checked={mustDrain} onChange={setMustDrain}>
          {t`Finish held work first`}
        </Menu.CheckboxItem>
        <Menu.Item
          leftSection={<IconLogout size={14} aria-hidden />}
          onClick={() => void leave.afterTheLast()}
        >
          {t`Sign out after the last one`}
        </Menu.Item>
        <Refusal problem={ready.problem ?? notReady.problem ?? leave.problem} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Reasons({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (reasonId: string) => void;
}) {
  const { i18n } = useLingui();
  const { data: centre } = useQuery(centreQuery);
  return centre?.notReadyReasons.map((reason) => (
    <Menu.Item
      key={reason.reasonId}
      leftSection={<span className={classes.dot} data-state="not-ready" />}
      rightSection={chosen === reason.reasonId ? <IconCheck size={14} aria-hidden /> : null}
      onClick={() => onChoose(reason.reasonId)}
    >
      {localName(reason, i18n.locale)}
    </Menu.Item>
  ));
}
