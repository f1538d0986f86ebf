import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconCpu,
  IconDoor,
  IconHeartbeat,
  IconPlugConnected,
  IconPlugConnectedX,
  IconTemperature,
} from '@tabler/icons-react';
import type { DeviceView } from '@zentrale/protocol/views';
import { memo, useMemo } from 'react';
import { useNow } from '../../realtime/clock.ts';
import { Since } from '../../ui/clocks.tsx';
import { agoText, dateTimeText } from '../../ui/duration.ts';
import { LongList } from '../../ui/LongList.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { byUrgency, countDevices } from './order.ts';
import { useDeviceWords } from './words.ts';
import classes from './operations.module.css';

const ICONS = {
  door: IconDoor,
  temperature: IconTemperature,
  defibrillator: IconHeartbeat,
} as const;

/** Every device that reports to us, whatever needs somebody first. */
export function DeviceList({ devices }: { devices: readonly DeviceView[] }) {
  const { t } = useLingui();
  const shown = useMemo(() => devices.toSorted(byUrgency), [devices]);
  const { all, alarms, silent } = countDevices(devices);
  return (
    <section className={classes.panel} aria-labelledby="operations-devices">
      <header className={classes.head}>
        <h2 id="operations-devices">{t`Devices`}</h2>
        <span className={`${classes.note} tabular`}>
          {t`${all} in all · ${alarms} with an alarm · ${silent} offline`}
        </span>
      </header>
      {shown.length === 0 ? (
        <EmptyState icon={<IconCpu size={22} />} title={t`There are no devices yet`}>
          {t`Devices appear here as soon as they are set up for this centre.`}
        </EmptyState>
      ) : (
        <div className={classes.body}>
          <LongList
            label={t`Devices, alarms first`}
            items={shown}
            keyOf={(device) => device.deviceId}
            rowHeightPx={92}
          >
            {(device) => <DeviceRow device={device} />}
          </LongList>
        </div>
      )}
    </section>
  );
}

/** Renders again only when this device has changed. */
const DeviceRow = memo(function DeviceRow({ device }: { device: DeviceView }) {
  const { t } = useLingui();
  const { word, value } = useDeviceWords();
  const Icon = ICONS[device.kind];
  return (
    <article className={classes.device} data-alarm={device.activeAlarm !== null || undefined}>
      <span className={classes.kindIcon}>
        <Icon size={20} stroke={1.7} aria-hidden />
      </span>
      <div className={classes.words}>
        <h3>{device.name}</h3>
        <p className={classes.note}>
          {word(device.kind)} · {device.place}
        </p>
        <p className={classes.note}>{t`Responsible: ${device.responsibleName}`}</p>
      </div>
      <Presence device={device} />
      {device.activeAlarm ? (
        <p className={classes.alarm}>
          <IconAlertTriangle size={16} aria-hidden />
          <strong>{word(device.activeAlarm.condition)}</strong>
          <span>
            {t`for`} <Since at={device.activeAlarm.raisedAt} />
          </span>
        </p>
      ) : null}
      {device.readings.length === 0 ? (
        <p className={`${classes.readings} ${classes.note}`}>{t`No readings yet`}</p>
      ) : (
        <ul className={classes.readings} aria-label={t`Last readings`}>
          {device.readings.map((reading, index) => (
            <li key={`${reading.measuredAt}${reading.name}${index}`}>
              <span className={classes.note}>{word(reading.name)}</span>
              <strong className="tabular">{value(reading)}</strong>
              <Ago at={reading.measuredAt} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
});

function Presence({ device }: { device: DeviceView }) {
  const { t } = useLingui();
  return (
    <p className={classes.presence} data-online={device.isOnline || undefined}>
      <span>
        {device.isOnline ? (
          <IconPlugConnected size={15} aria-hidden />
        ) : (
          <IconPlugConnectedX size={15} aria-hidden />
        )}
        {device.isOnline ? t`online` : t`offline`}
      </span>
      <span className={classes.note}>
        {device.lastSeenAt === null ? (
          t`never seen`
        ) : (
          <Ago at={device.lastSeenAt} words={(when) => t`seen ${when}`} />
        )}
      </span>
    </p>
  );
}

function Ago({ at, words }: { at: number; words?: (when: string) => string }) {
  const { i18n } = useLingui();
  const when = agoText(at, useNow(), i18n.locale);
  return (
    <time
      className={`${classes.note} tabular`}
      dateTime={new Date(at).toISOString()}
      title={dateTimeText(at, i18n.locale)}
    >
      {words ? words(when) : when}
    </time>
  );
}
