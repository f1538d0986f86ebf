import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { IconCalendarPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { serverNow } from '../../../realtime/clock.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { sortedHolidays, type Holiday } from './hours.ts';
import { HoursFields } from './HoursFields.tsx';
import { publicHolidays, STATES, type State } from './public-holidays.ts';
import classes from './calendars.module.css';

/** Days that differ from the week: closed, or open at other hours. */
export function HolidayList({
  holidays,
  errors,
  isReadOnly,
  onChange,
}: {
  holidays: readonly Holiday[];
  errors: FormErrors;
  isReadOnly: boolean;
  onChange: (holidays: Holiday[]) => void;
}) {
  const { t } = useLingui();
  const change = (index: number, part: Partial<Holiday>) =>
    onChange(holidays.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = (more: readonly Holiday[]) => {
    const known = new Set(holidays.map(({ date }) => date));
    onChange(sortedHolidays([...holidays, ...more.filter(({ date }) => !known.has(date))]));
  };
  return (
    <div className={classes.holidays}>
      {isReadOnly ? null : <HolidayAdder onAdd={add} />}
      <ul className={classes.dates}>
        {holidays.map(({ date, name, hours }, index) => (
          <li key={index} className={classes.date}>
            <TextInput
              type="date"
              size="xs"
              aria-label={t`Date`}
              data-path={`holidays.${index}.date`}
              error={errors[`holidays.${index}.date`]}
              value={date}
              onChange={(event) => change(index, { date: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              aria-label={t`Name of the day`}
              maxLength={200}
              data-path={`holidays.${index}.name`}
              error={errors[`holidays.${index}.name`]}
              value={name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <div className={classes.dateHours}>
              <HoursFields
                day={name}
                hours={hours}
                isReadOnly={isReadOnly}
                pathOf={(at, member) => `holidays.${index}.hours.${at}.${member}`}
                onChange={(next) => change(index, { hours: next })}
              />
            </div>
            {isReadOnly ? null : (
              <IconButton
                label={t`Take ${name} away`}
                onClick={() => onChange(holidays.filter((_, at) => at !== index))}
              >
                <IconTrash size={16} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function HolidayAdder({ onAdd }: { onAdd: (holidays: readonly Holiday[]) => void }) {
  const { t } = useLingui();
  const now = new Date(serverNow());
  const [year, setYear] = useState(now.getFullYear() + 1);
  const [state, setState] = useState<State | null>(null);
  return (
    <div className={classes.adder}>
      <NumberInput
        label={t`Year`}
        w={90}
        min={2000}
        max={2100}
        clampBehavior="blur"
        allowDecimal={false}
        hideControls
        value={year}
        onChange={(next) => setYear(Number(next))}
      />
      <Select
        label={t`State of Germany`}
        placeholder={t`nationwide only`}
        w={230}
        clearable
        searchable
        data={Object.entries(STATES).map(([value, label]) => ({ value, label }))}
        value={state}
        onChange={(next) => {
          // Nothing else is in the list.
          setState(next as State | null);
        }}
      />
      <Button
        variant="default"
        h={34}
        leftSection={<IconCalendarPlus size={15} aria-hidden />}
        onClick={() => onAdd(publicHolidays(year, state))}
      >
        {t`Add public holidays`}
      </Button>
      <Button
        variant="default"
        h={34}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => onAdd([{ date: now.toISOString().slice(0, 10), name: '', hours: [] }])}
      >
        {t`Add a day`}
      </Button>
    </div>
  );
}
