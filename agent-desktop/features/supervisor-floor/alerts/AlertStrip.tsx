import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconBell,
  IconBellOff,
  IconCircleCheck,
  IconMessageCircle2,
  IconMessageCircleOff,
} from '@tabler/icons-react';
import type { QueueView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useNow } from '../../../realtime/clock.ts';
import { useCommand } from '../../../realtime/use-command.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { Since } from '../../../ui/clocks.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { enableSound, playTone } from '../../../ui/tones.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { useAlertWords } from './alert-words.ts';
import { raisedIn, type Raised } from './raised.ts';
import { useAlertNews } from './use-alert-news.ts';
import classes from './alerts.module.css';

/** What is out of bounds just now. Always one line high, so that nothing moves when it fills. */
export function AlertStrip({ queues }: { queues: readonly QueueView[] }) {
  const { t } = useLingui();
  const raised = useMemo(() => raisedIn(queues), [queues]);
  useAlertNews(raised);
  return (
    <section className={classes.strip} aria-label={t`Alerts`}>
      {raised.length === 0 ? (
        <p className={classes.calm}>
          <IconCircleCheck size={15} aria-hidden />
          {t`All queues are within their thresholds`}
        </p>
      ) : (
        // More than fit are reached by scrolling, also by key.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className={classes.alerts} tabIndex={0} aria-label={t`Alerts`}>
          {raised.map((one) => (
            <li key={one.key}>
              <AlertChip raised={one} />
            </li>
          ))}
        </ul>
      )}
      <Switches />
    </section>
  );
}

function AlertChip({ raised: { queue, alert } }: { raised: Raised }) {
  const { t } = useLingui();
  const now = useNow();
  const words = useAlertWords();
  const { change } = useFloorSearch();
  const acknowledge = useCommand('acknowledge-alert');
  const { queueId, name } = queue;
  const by = alert.acknowledgedBy;
  return (
    <span className={classes.alert} data-calm={by !== null || undefined}>
      <IconAlertTriangle size={15} aria-hidden />
      <button
        type="button"
        className={classes.what}
        onClick={() => change({ queue: queueId })}
        title={t`Show this queue only`}
      >
        <strong>{name}</strong> {words(queue, alert, now)}
      </button>
      {by === null ? (
        <button
          type="button"
          className={classes.ack}
          disabled={acknowledge.isAsked}
          onClick={() => void acknowledge.run({ queueId, kind: alert.kind })}
        >
          {t`I take care`}
        </button>
      ) : (
        <span className={classes.by}>{t`${by} takes care`}</span>
      )}
      <Since at={alert.sinceAt} className={classes.since} />
    </span>
  );
}

/** Sound and notices of alerts, on and off. */
function Switches() {
  const { t } = useLingui();
  const { hasAlertSound, hasAlertNotice } = usePreferences();
  const toggleSound = () => {
    usePreferences.setState({ hasAlertSound: !hasAlertSound });
    if (!hasAlertSound) void enableSound().then(() => playTone('alert'));
  };
  const toggleNotice = () => {
    if (hasAlertNotice || !('Notification' in window)) {
      usePreferences.setState({ hasAlertNotice: false });
      return;
    }
    void Notification.requestPermission().then((permission) =>
      usePreferences.setState({ hasAlertNotice: permission === 'granted' }),
    );
  };
  return (
    <span className={classes.switches}>
      <IconButton
        label={t`Sound for alerts`}
        hint={hasAlertSound ? t`on` : t`off`}
        aria-pressed={hasAlertSound}
        size={28}
        onClick={toggleSound}
      >
        {hasAlertSound ? <IconBell size={16} /> : <IconBellOff size={16} />}
      </IconButton>
      <IconButton
        label={t`Desktop notices for alerts`}
        hint={hasAlertNotice ? t`on` : t`off`}
        aria-pressed={hasAlertNotice}
        size={28}
        onClick={toggleNotice}
      >
        {hasAlertNotice ? <IconMessageCircle2 size={16} /> : <IconMessageCircleOff size={16} />}
      </IconButton>
    </span>
  );
}
