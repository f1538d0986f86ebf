import { Button } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { IconCopy } from '@tabler/icons-react';
import { useDayNames } from './use-day-names.ts';
import { copyDay, DAY_MINUTES, DAYS, withDay, type WeeklyHours } from './hours.ts';
import { HoursFields } from './HoursFields.tsx';
import classes from './calendars.module.css';

const MONDAY = 1;
const SATURDAY = 6;

/** Seven days with their hours as fields, and as a picture of the day. */
export function WeekEditor({
  weekly,
  isReadOnly,
  onChange,
}: {
  weekly: readonly WeeklyHours[];
  isReadOnly: boolean;
  onChange: (weekly: WeeklyHours[]) => void;
}) {
  const { t } = useLingui();
  const names = useDayNames();
  return (
    <div className={classes.week}>
      {DAYS.map((day) => {
        const hours = weekly.filter((span) => span.day === day);
        const first = weekly.findIndex((span) => span.day === day);
        const name = names[day - 1] ?? '';
        return (
          <div key={day} className={classes.day}>
            <span className={classes.dayName}>{name}</span>
            <DayBar hours={hours} />
            <HoursFields
              day={name}
              hours={hours}
              isReadOnly={isReadOnly}
              pathOf={(index, member) => `weekly.${first + index}.${member}`}
              onChange={(next) => onChange(withDay(weekly, day, next))}
            />
          </div>
        );
      })}
      {isReadOnly ? null : (
        <div className={classes.copies}>
          <Button
            variant="default"
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={() => onChange(copyDay(weekly, MONDAY, [2, 3, 4, 5]))}
          >
            {t`Monday for Tuesday to Friday`}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={() => onChange(copyDay(weekly, MONDAY, [2, 3, 4, 5, SATURDAY, 7]))}
          >
            {t`Monday for every day`}
          </Button>
        </div>
      )}
    </div>
  );
}

/** From midnight to midnight; the fields beside it say the same. */
function DayBar({ hours }: { hours: readonly WeeklyHours[] }) {
  return (
    <span className={classes.bar} aria-hidden>
      {hours.map(({ fromMinute, toMinute }, index) => (
        <span
          key={index}
          className={classes.open}
          style={{
            insetInlineStart: `${(fromMinute / DAY_MINUTES) * 100}%`,
            width: `${(Math.max(0, toMinute - fromMinute) / DAY_MINUTES) * 100}%`,
          }}
        />
      ))}
    </span>
  );
}
