import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useNow } from '../../../realtime/clock.ts';
import { clockText } from '../../../ui/duration.ts';
import { waitTone } from '../queues/service-level.ts';
import classes from '../floor.module.css';

/** A wait that runs, with colour, icon and words once it comes close to its threshold. */
export function WaitClock({ at, thresholdMs }: { at: number; thresholdMs: number | undefined }) {
  const { t } = useLingui();
  const waitMs = useNow() - at;
  const tone = thresholdMs === undefined ? 'calm' : waitTone(waitMs, thresholdMs);
  const words = { calm: null, soon: t`soon too late`, over: t`too late` }[tone];
  return (
    <span className={classes.wait} data-tone={tone} title={words ?? undefined}>
      {tone === 'over' ? <IconAlertTriangle size={14} aria-hidden /> : null}
      {tone === 'soon' ? <IconClockExclamation size={14} aria-hidden /> : null}
      <span className="tabular" role="timer" aria-live="off">
        {clockText(waitMs)}
      </span>
      {words ? <span className="visually-hidden">{words}</span> : null}
    </span>
  );
}
