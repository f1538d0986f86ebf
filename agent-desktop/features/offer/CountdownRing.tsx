import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNow } from '../../realtime/clock.ts';
import classes from './offer.module.css';

const RADIUS = 20;
const LENGTH = 2 * Math.PI * RADIUS;

/** Seconds left to answer, as a ring and a number. */
export function CountdownRing({ fromAt, toAt }: { fromAt: number; toAt: number }) {
  const { t } = useLingui();
  const now = useNow();
  const seconds = Math.max(0, Math.ceil((toAt - now) / 1000));
  const share = Math.min(1, Math.max(0, (toAt - now) / Math.max(1, toAt - fromAt)));
  return (
    <span className={classes.ring} data-urgent={seconds <= 5} role="timer" aria-live="off">
      <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden>
        <circle cx="24" cy="24" r={RADIUS} className={classes.ringTrack} />
        <circle
          cx="24"
          cy="24"
          r={RADIUS}
          className={classes.ringLeft}
          strokeDasharray={LENGTH}
          strokeDashoffset={LENGTH * (1 - share)}
        />
      </svg>
      <span className={`${classes.ringNumber} tabular`} aria-hidden>
        {seconds}
      </span>
      <span className="visually-hidden">
        {t`${plural(seconds, { one: '# second left', other: '# seconds left' })}`}
      </span>
    </span>
  );
}
