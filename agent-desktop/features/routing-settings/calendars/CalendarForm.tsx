import { TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { CalendarSettings, type CalendarSettingsView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { TimeZoneSelect } from '../fields/TimeZoneSelect.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCheck } from '../form/use-check.ts';
import { useCreated } from '../form/use-created.ts';
import { useRemoval } from '../form/use-removal.tsx';
import { useSettingForm } from '../form/use-setting-form.ts';
import { idOfName } from '../id-of-name.ts';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import { HolidayList } from './HolidayList.tsx';
import { DAYS, faultyHours } from './hours.ts';
import { WeekEditor } from './WeekEditor.tsx';

const NEW_WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, fromMinute: 480, toMinute: 1080 }));

/** Opening hours: a week, the days that differ from it, and whose clock counts. */
export function CalendarForm({
  view,
  isReadOnly,
}: {
  view: CalendarSettingsView | null;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const calendarId = view?.calendar.calendarId ?? '';
  const removal = useRemoval(
    'remove-calendar',
    { calendarId, baseVersion: view?.version ?? 0 },
    'hours',
  );
  const { stored, state } = useCalendarForm(view);
  const { form } = state;
  const values = form.getValues();
  return (
    <SettingFrame
      title={view === null ? t`New opening hours` : view.calendar.name}
      settingKey={view === null ? null : `calendar:${calendarId}`}
      stored={stored}
      state={state}
      isReadOnly={isReadOnly}
      onRemove={view === null ? undefined : removal.ask}
    >
      <FieldGroup
        title={t`Name`}
        about={t`Several queues may share opening hours. Changes of summer and winter time are counted in.`}
      >
        <TextInput
          label={field('name')}
          maxLength={200}
          required
          {...form.getInputProps('name')}
          data-path="name"
        />
        <TimeZoneSelect
          value={values.timeZone}
          error={form.errors['timeZone']}
          onChange={(timeZone) => form.setFieldValue('timeZone', timeZone)}
        />
      </FieldGroup>
      <FieldGroup title={field('weekly')} isWide>
        <WeekEditor
          weekly={values.weekly}
          isReadOnly={isReadOnly}
          onChange={(weekly) => form.setFieldValue('weekly', weekly)}
        />
      </FieldGroup>
      <FieldGroup
        title={field('holidays')}
        about={t`On these days the week does not count. Without hours it is closed all day.`}
        isWide
      >
        <HolidayList
          holidays={values.holidays}
          errors={form.errors}
          isReadOnly={isReadOnly}
          onChange={(holidays) => form.setFieldValue('holidays', holidays)}
        />
      </FieldGroup>
      {removal.dialog}
    </SettingFrame>
  );
}

function useCalendarForm(view: CalendarSettingsView | null) {
  const { calendars, centre } = useSettings();
  const check = useCalendarCheck();
  const save = useCommand('save-calendar');
  const created = useCreated('hours');
  const stored = useMemo(() => (view === null ? null : { ...view, values: view.calendar }), [view]);
  const timeZone = centre?.centre.timeZone ?? 'UTC';
  const taken = calendars.map(({ calendar }) => calendar.calendarId);
  const withId = (values: CalendarSettings): CalendarSettings =>
    values.calendarId === '' ? { ...values, calendarId: idOfName(values.name, taken) } : values;
  const state = useSettingForm<CalendarSettings>({
    stored,
    blank: { calendarId: '', name: '', timeZone, weekly: NEW_WEEK, holidays: [] },
    root: 'calendar',
    check,
    save: (values, baseVersion) => save.run({ calendar: withId(values), baseVersion }),
    onSaved: (values) => {
      if (view === null) created(withId(values).calendarId);
    },
  });
  return { stored, state };
}

function useCalendarCheck(): (values: CalendarSettings) => FormErrors {
  const { t } = useLingui();
  const check = useCheck();
  return ({ calendarId: _made, ...values }) => {
    const errors: FormErrors = check(CalendarSettings.omit({ calendarId: true }), values);
    const fault = t`These hours overlap or end before they begin.`;
    for (const day of DAYS) {
      const first = values.weekly.findIndex((span) => span.day === day);
      const hours = values.weekly.filter((span) => span.day === day);
      for (const index of faultyHours(hours)) errors[`weekly.${first + index}.toMinute`] = fault;
    }
    for (const [index, { date, hours }] of values.holidays.entries()) {
      for (const at of faultyHours(hours)) errors[`holidays.${index}.hours.${at}.toMinute`] = fault;
      const isTwice = values.holidays.findIndex((one) => one.date === date) < index;
      if (isTwice) errors[`holidays.${index}.date`] = t`This day is in the list already.`;
    }
    return errors;
  };
}
