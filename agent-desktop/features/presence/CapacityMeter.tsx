import { Popover, Text } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconStack2 } from '@tabler/icons-react';
import type { AgentView } from '@zentrale/protocol/views';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import classes from './presence.module.css';
import { roomFor, workFlow } from './rules.ts';

function useFlowWords(): (agent: AgentView) => string {
  const { t } = useLingui();
  return (agent) => {
    switch (workFlow(agent)) {
      case 'lost-connection':
        return t`No offers come: the centre sees you as disconnected.`;
      case 'missed-offer':
        return t`No offers come: you missed one. Become ready again to go on.`;
      case 'not-ready':
        return t`No offers come: you are not ready.`;
      case 'draining':
        return t`No new offers come: you are finishing what you hold.`;
      case 'full':
        return t`No offers come: your capacity is used up. Complete something to get more.`;
      case 'partly-full':
        return t`Offers come only for channels with room.`;
      case 'open':
        return t`You get the next offer that fits your skills.`;
    }
  };
}

/** What the agent can hold, what is held, and why offers come or do not. */
export function CapacityMeter({ agent }: { agent: AgentView }) {
  const { t } = useLingui();
  const words = useFlowWords();
  const { capacityUsed, capacityTotal } = agent;
  // The total is a sum of weights; a share says more to people than points do.
  const usedPct = capacityTotal === 0 ? 100 : Math.round((capacityUsed / capacityTotal) * 100);
  return (
    <Popover width={320} position="bottom-end" shadow="md" trapFocus={false}>
      <Popover.Target>
        <button
          type="button"
          className={classes.capacity}
          aria-label={t`Capacity: ${capacityUsed} of ${capacityTotal} used. Why am I getting work or not?`}
        >
          <IconStack2 size={16} aria-hidden />
          <span className="tabular">{t`${usedPct} %`}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label={t`Capacity`}>
        <Text fw={600}>{t`Why am I getting work or not?`}</Text>
        <Text mb="xs">{words(agent)}</Text>
        <ul className={classes.loads}>
          {agent.channels.map((load) => {
            const room = roomFor(agent, load.channel);
            return (
              <li key={load.channel} className={classes.load}>
                <ChannelMark channel={load.channel} />
                <span className={classes.bar} aria-hidden>
                  {Array.from({ length: load.countMax }, (_, index) => (
                    <span key={index} data-full={index < load.count} />
                  ))}
                </span>
                <span className="tabular">
                  {load.count}/{load.countMax}
                </span>
                <span className={classes.room}>
                  {room === 0
                    ? t`no room`
                    : t`${plural(room, { one: '# more fits', other: '# more fit' })}`}
                </span>
              </li>
            );
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
