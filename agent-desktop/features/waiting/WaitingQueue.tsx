import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useEntries, useTopic } from '../../realtime/use-topic.ts';
import { ErrorState, LoadingRows } from '../../ui/states.tsx';
import { byWait } from './order.ts';
import { PullRow } from './PullRow.tsx';
import classes from './waiting.module.css';

/** One queue: who waits, the longest first, then what is for later. */
export function WaitingQueue({ queueId, name }: { queueId: string; name: string }) {
  const { t } = useLingui();
  const headingId = useId();
  const topic = `waiting/${queueId}`;
  const { phase, problem } = useTopic(topic);
  const all = useEntries(topic, 'pull');
  const waiting = all.filter(({ state }) => state !== 'scheduled').toSorted(byWait);
  const scheduled = all.filter(({ state }) => state === 'scheduled').toSorted(byWait);
  return (
    <section className={classes.queue} aria-labelledby={headingId}>
      <div className={classes.queueHead}>
        <h2 id={headingId}>
          {name} <span className="tabular">{waiting.length}</span>
        </h2>
        {phase === 'live' && all.length === 0 ? (
          <p className={classes.nobody}>{t`Nobody waits here.`}</p>
        ) : null}
      </div>
      {phase === 'loading' ? <LoadingRows count={2} height={56} /> : null}
      {phase === 'refused' && problem ? <ErrorState problem={problem} /> : null}
      <ul className={classes.rows}>
        {waiting.map((one) => (
          <PullRow key={one.interactionId} pull={one} />
        ))}
      </ul>
      {scheduled.length > 0 ? (
        <>
          <h3 className={classes.later}>
            {t`For later`} <span className="tabular">{scheduled.length}</span>
          </h3>
          <ul className={classes.rows}>
            {scheduled.map((one) => (
              <PullRow key={one.interactionId} pull={one} />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
