import { useLingui } from '@lingui/react/macro';
import {
  CentreRoutingSettings,
  ORDERING_NAMES,
  type CentreRoutingView,
} from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { Choice } from '../fields/Choice.tsx';
import { DurationInput } from '../fields/DurationInput.tsx';
import { TimeZoneSelect } from '../fields/TimeZoneSelect.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCheck } from '../form/use-check.ts';
import { useSettingForm } from '../form/use-setting-form.ts';
import { ORDERING_WORDS, useFieldName } from '../words.ts';

/** What holds for the whole centre. */
export function CentreForm({ view, isReadOnly }: { view: CentreRoutingView; isReadOnly: boolean }) {
  const { t, i18n } = useLingui();
  const field = useFieldName();
  const check = useCheck();
  const save = useCommand('save-centre-routing');
  const stored = useMemo(() => ({ ...view, values: view.centre }), [view]);
  const state = useSettingForm<CentreRoutingSettings>({
    stored,
    blank: view.centre,
    root: 'centre',
    check: (values) => check(CentreRoutingSettings, values),
    save: (centre, baseVersion) => save.run({ centre, baseVersion }),
  });
  const { form } = state;
  const values = form.getValues();
  return (
    <SettingFrame
      title={t`Centre`}
      settingKey="centre"
      stored={stored}
      state={state}
      isReadOnly={isReadOnly}
    >
      <FieldGroup
        title={t`Between queues`}
        about={t`For agents who serve several queues. Inside a queue its own order holds.`}
        isWide
      >
        <Choice
          member="ordering"
          values={ORDERING_NAMES}
          value={values.ordering}
          description={i18n._(ORDERING_WORDS[values.ordering].about)}
          onChange={(next) => form.setFieldValue('ordering', next)}
        />
      </FieldGroup>
      <FieldGroup
        title={t`Lost connections`}
        about={t`Until then an agent keeps her work and nothing new is offered to her.`}
        isWide
      >
        <DurationInput
          label={field('graceMs')}
          path="graceMs"
          value={values.graceMs}
          error={form.errors['graceMs']}
          onChange={(graceMs) => form.setFieldValue('graceMs', graceMs)}
        />
      </FieldGroup>
      <FieldGroup
        title={t`Days`}
        about={t`Where the day begins that the figures of today are counted in.`}
        isWide
      >
        <TimeZoneSelect
          value={values.timeZone}
          error={form.errors['timeZone']}
          onChange={(timeZone) => form.setFieldValue('timeZone', timeZone)}
        />
      </FieldGroup>
    </SettingFrame>
  );
}
