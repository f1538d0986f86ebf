import { useLingui } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { PartyView } from '@zentrale/protocol/views';
import { ChannelMark } from '../../ui/ChannelMark.tsx';
import { Since } from '../../ui/clocks.tsx';
import classes from './inbox.module.css';

/** A colleague's interaction in which the agent takes part. */
export function PartyRow({ party }: { party: PartyView }) {
  const { t } = useLingui();
  const { interactionId, holderName } = party;
  return (
    <li>
      <Link to="/inbox/$interactionId" params={{ interactionId }} className={classes.row}>
        <span className={classes.rowTop}>
          <span className={classes.customer} data-unread={party.unreadCount > 0}>
            {party.customerName}
          </span>
          <span className={classes.clock}>
            <span className="visually-hidden">{t`Taking part for`}</span>{' '}
            <Since at={party.joinedAt} />
          </span>
        </span>
        <span className={classes.rowMiddle}>
          <span className={classes.subject}>{party.lastLine || party.subject}</span>
        </span>
        <span className={classes.rowEnd}>
          <ChannelMark channel={party.channel} />
          <span className={classes.queue}>{t`with ${holderName}`}</span>
          <span className={classes.together}>
            <IconUsers size={13} aria-hidden />
            {party.role === 'conferenced' ? t`In conference` : t`Consulted`}
          </span>
        </span>
      </Link>
    </li>
  );
}
