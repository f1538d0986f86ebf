import { useLingui } from '@lingui/react/macro';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { OpenHours } from '@zentrale/protocol/views';
import { IconButton } from '../../../ui/IconButton.tsx';
import { faultyHours, nextHours } from './hours.ts';
import { TimeField } from './TimeField.tsx';
import classes from './calendars.module.css';

/** Spans of opening of one day, in local time. */
export function HoursFields({
  day,
  hours,
  pathOf,
  isReadOnly,
  onChange,
}: {
  /** For whoever cannot see where the fields stand. */
  day: string;
  hours: readonly OpenHours[];
  /** Where the form finds a member of the span at this index. */
  pathOf: (index: number, member: keyof OpenHours) => string;
  isReadOnly: boolean;
  onChange: (hours: OpenHours[]) => void;
}) {
  const { t } = useLingui();
  const faulty = faultyHours(hours);
  const change = (index: number, part: Partial<OpenHours>) =>
    onChange(hours.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <div className={classes.spans}>
      {hours.length === 0 ? <span className={classes.closed}>{t`closed`}</span> : null}
      {hours.map((span, index) => (
        <div key={index} className={classes.span}>
          <TimeField
            label={t`${day}: opens`}
            path={pathOf(index, 'fromMinute')}
            error={faulty.includes(index)}
            minute={span.fromMinute}
            onChange={(fromMinute) => change(index, { fromMinute })}
          />
          <span aria-hidden>–</span>
          <TimeField
            label={t`${day}: closes`}
            isEnd
            path={pathOf(index, 'toMinute')}
            error={faulty.includes(index)}
            minute={span.toMinute}
            onChange={(toMinute) => change(index, { toMinute })}
          />
          {isReadOnly ? null : (
            <IconButton
              size={24}
              label={t`${day}: take these hours away`}
              onClick={() => onChange(hours.filter((_, at) => at !== index))}
            >
              <IconX size={14} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {isReadOnly || hours.length >= 10 ? null : (
        <IconButton
          size={24}
          label={t`${day}: add hours`}
          onClick={() => onChange([...hours, nextHours(hours)])}
        >
          <IconPlus size={15} aria-hidden />
        </IconButton>
      )}
      {faulty.length === 0 ? null : (
        <span className={classes.fault}>{t`These hours overlap or end before they begin.`}</span>
      )}
    </div>
  );
}
