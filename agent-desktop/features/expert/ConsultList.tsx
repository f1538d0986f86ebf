import { useLingui } from '@lingui/react/macro';
import { IconBulb } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ConsultView } from '@zentrale/protocol/views';
import { useSession } from '../../api/session.ts';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { Since } from '../../ui/clocks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.tsx';
import { Availability } from './Availability.tsx';
import classes from './expert.module.css';

const ORDER: Record<ConsultView['state'], number> = {
  requested: 0,
  private: 1,
  joined: 1,
  declined: 2,
  ended: 2,
};

/** Questions to this expert: new ones first, then those going on, then what is over. */
export function ConsultList() {
  const { t } = useLingui();
  const session = useSession();
  const desk = useTopic('desk');
  const consults = useEntries('desk', 'consult')
    .filter((consult) => consult.expertId === session.personId)
    .toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || b.requestedAt - a.requestedAt);
  return (
    <nav className={classes.list} aria-label={t`My consultations`}>
      <header className={classes.listHead}>
        <h1>{t`Expert`}</h1>
        <Availability />
      </header>
      {desk.phase === 'loading' ? <LoadingRows count={3} height={64} /> : null}
      {desk.phase === 'refused' && desk.problem ? <ErrorState problem={desk.problem} /> : null}
      {desk.phase === 'live' && consults.length === 0 ? (
        <EmptyState icon={<IconBulb size={22} />} title={t`No questions`}>
          {t`Questions from agents appear here while you are available.`}
        </EmptyState>
      ) : null}
      <ul className={classes.rows}>
        {consults.map((consult) => (
          <ConsultRow key={consult.consultId} consult={consult} />
        ))}
      </ul>
    </nav>
  );
}

function ConsultRow({ consult }: { consult: ConsultView }) {
  const { t } = useLingui();
  const state = {
    requested: t`New question`,
    private: t`Private talk`,
    joined: t`With the customer`,
    declined: t`Declined`,
    ended: t`Ended`,
  }[consult.state];
  const isOver = consult.state === 'declined' || consult.state === 'ended';
  return (
    <li>
      <Link
        to="/expert/$consultId"
        params={{ consultId: consult.consultId }}
        className={classes.row}
        data-over={isOver}
      >
        <span className={classes.rowTop}>
          <strong>{consult.agentName}</strong>
          <span className={classes.state} data-state={consult.state}>
            {state}
          </span>
          {isOver ? null : <Since at={consult.requestedAt} className={classes.since} />}
        </span>
        <span className={classes.question}>{consult.question}</span>
        <span className={classes.subject}>
          {consult.customerName} · {consult.subject}
        </span>
      </Link>
    </li>
  );
}
