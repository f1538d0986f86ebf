import { MultiSelect, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { ProfileSettings, type ProfileSettingsView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { NEW_CAPACITY } from '../fields/capacity.ts';
import { CapacityFields } from '../fields/CapacityFields.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCheck } from '../form/use-check.ts';
import { useCreated } from '../form/use-created.ts';
import { useRemoval } from '../form/use-removal.tsx';
import { useSettingForm } from '../form/use-setting-form.ts';
import { idOfName } from '../id-of-name.ts';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import classes from '../routing.module.css';

const NEW_PROFILE: ProfileSettings = {
  profileId: '',
  name: '',
  queueIds: [],
  capacity: NEW_CAPACITY,
};
/** Made from the name when it is saved. */
const WithoutId = ProfileSettings.omit({ profileId: true });

/** Queues and capacity that several agents share. */
export function ProfileForm({
  view,
  isReadOnly,
}: {
  view: ProfileSettingsView | null;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const { queues } = useSettings();
  const profileId = view?.profile.profileId ?? '';
  const removal = useRemoval(
    'remove-routing-profile',
    { profileId, baseVersion: view?.version ?? 0 },
    'profiles',
  );
  const { stored, state, withId } = useProfileForm(view);
  const { form } = state;
  return (
    <SettingFrame
      title={view === null ? t`New profile` : view.profile.name}
      settingKey={view === null ? null : `profile:${profileId}`}
      stored={stored}
      state={state}
      isReadOnly={isReadOnly}
      draft={(values) => ({ kind: 'profile', profile: withId(values) })}
      onRemove={view === null ? undefined : removal.ask}
    >
      <FieldGroup title={t`Name`}>
        <TextInput
          label={field('name')}
          maxLength={200}
          required
          {...form.getInputProps('name')}
          data-path="name"
        />
      </FieldGroup>
      <FieldGroup title={field('queueIds')} about={t`Whose work is offered.`} isWide>
        <MultiSelect
          aria-label={field('queueIds')}
          searchable
          data={queues.map(({ queue }) => ({ value: queue.queueId, label: queue.name }))}
          {...form.getInputProps('queueIds')}
          data-path="queueIds"
        />
      </FieldGroup>
      <FieldGroup
        title={field('capacity')}
        about={t`Each interaction weighs something; together they never weigh more than the total.`}
        isWide
      >
        <CapacityFields
          value={form.getValues().capacity}
          errorOf={(path) => form.errors[`capacity.${path}`]}
          onChange={(capacity) => form.setFieldValue('capacity', capacity)}
        />
      </FieldGroup>
      {view === null ? null : <Bearers profileId={profileId} />}
      {removal.dialog}
    </SettingFrame>
  );
}

function useProfileForm(view: ProfileSettingsView | null) {
  const { profiles } = useSettings();
  const check = useCheck();
  const save = useCommand('save-routing-profile');
  const created = useCreated('profiles');
  const stored = useMemo(() => (view === null ? null : { ...view, values: view.profile }), [view]);
  const taken = profiles.map(({ profile }) => profile.profileId);
  const withId = (values: ProfileSettings): ProfileSettings =>
    values.profileId === '' ? { ...values, profileId: idOfName(values.name, taken) } : values;
  const state = useSettingForm<ProfileSettings>({
    stored,
    blank: NEW_PROFILE,
    root: 'profile',
    check: ({ profileId: _id, ...values }) => check(WithoutId, values),
    save: (values, baseVersion) => save.run({ profile: withId(values), baseVersion }),
    onSaved: (values) => {
      if (view === null) created(withId(values).profileId);
    },
  });
  return { stored, state, withId };
}

/** Whom a change would concern. */
function Bearers({ profileId }: { profileId: string }) {
  const { t } = useLingui();
  const { agents } = useSettings();
  const bearers = agents.filter(({ agent }) => agent.profileId === profileId);
  return (
    <FieldGroup title={t`Who has it`} isWide>
      {bearers.length === 0 ? (
        <p className={classes.quiet}>{t`Nobody yet. Give it to agents in their settings.`}</p>
      ) : (
        <ul className={classes.tags}>
          {bearers.map(({ agent, name }) => (
            <li key={agent.agentId}>{name}</li>
          ))}
        </ul>
      )}
    </FieldGroup>
  );
}
