import { Badge } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { ConversationView } from '@zentrale/protocol/views';
import { useNow } from '../../realtime/clock.ts';
import { Since } from '../../ui/clocks.tsx';
import { agoText, dateTimeText } from '../../ui/duration.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/Panel.tsx';
import classes from './customer.module.css';

type Alarm = NonNullable<ConversationView['alarm']>;

/** Device, place, severity and the last readings of an alarm. */
export function AlarmDetails({ alarm }: { alarm: Alarm }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const severity = {
    low: t`Low`,
    medium: t`Medium`,
    high: t`High`,
    critical: t`Critical`,
  }[alarm.severity];
  return (
    <>
      <Section
        title={t`Alarm`}
        aside={
          <Badge color={alarm.severity === 'low' ? 'gray' : 'red'} variant="light">
            {severity}
          </Badge>
        }
      >
        <p className={classes.condition}>{alarm.condition}</p>
        <Facts
          rows={[
            [t`Device`, alarm.deviceName],
            [t`Place`, alarm.place],
            [t`Responsible`, alarm.responsibleName],
            [t`Raised`, dateTimeText(alarm.raisedAt, i18n.locale)],
            [
              t`State`,
              alarm.clearedAt === null ? (
                <span key="lasts" className={classes.lasts}>
                  {t`lasts for`} <Since at={alarm.raisedAt} />
                </span>
              ) : (
                t`cleared ${agoText(alarm.clearedAt, now, i18n.locale)}`
              ),
            ],
          ]}
        />
      </Section>
      <Section title={t`Last readings`}>
        {alarm.readings.length === 0 ? (
          <p className={classes.quiet}>{t`The device has sent no readings.`}</p>
        ) : (
          <ul className={classes.readings}>
            {alarm.readings.map((reading) => (
              <li key={`${reading.name}${reading.measuredAt}`}>
                <span>{reading.name}</span>
                <strong className="tabular">
                  {reading.value} {reading.unit}
                </strong>
                <time className="tabular">{agoText(reading.measuredAt, now, i18n.locale)}</time>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
