import { useLingui } from '@lingui/react/macro';
import { IconMicrophoneOff, IconPlugConnectedX } from '@tabler/icons-react';
import type { CallPartyView, CallView } from '@zentrale/protocol/views';
import { useSession } from '../../api/session.ts';
import classes from './call.module.css';
import { useRoleWords } from './use-role-words.ts';

/** Everybody else in the call; nothing while that is the customer alone, whom the bar names. */
export function Participants({ call }: { call: CallView }) {
  const { t } = useLingui();
  const { personId } = useSession();
  const others = call.parties.filter((party) => party.personId !== personId);
  if (others.every(({ role }) => role === 'customer')) return null;
  return (
    <ul className={classes.people} aria-label={t`Who is in the call`}>
      {others.map((party) => (
        <Participant key={party.partyId} party={party} />
      ))}
    </ul>
  );
}

function Participant({ party }: { party: CallPartyView }) {
  const { t } = useLingui();
  const roleWords = useRoleWords();
  const { role, name, isMuted, connection } = party;
  return (
    <li className={classes.person} data-role={role}>
      <span>{name}</span>
      <span className={classes.role}>{roleWords[role]}</span>
      {isMuted ? (
        <span className={classes.mark}>
          <IconMicrophoneOff size={14} aria-hidden />
          {t`muted`}
        </span>
      ) : null}
      {connection === 'lost' ? (
        <span className={classes.mark} data-tone="care">
          <IconPlugConnectedX size={14} aria-hidden />
          {t`connection lost`}
        </span>
      ) : null}
      {connection === 'joining' ? <span className={classes.mark}>{t`joining`}</span> : null}
    </li>
  );
}
