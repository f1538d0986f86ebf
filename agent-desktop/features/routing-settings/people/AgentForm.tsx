import { MultiSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { AgentRoutingSettings, type AgentSettingsView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { AttributeFields } from '../fields/AttributeFields.tsx';
import { CapacityFields } from '../fields/CapacityFields.tsx';
import { NamedSelect } from '../fields/Choice.tsx';
import { SkillLevels } from '../fields/SkillLevels.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCheck } from '../form/use-check.ts';
import { useSettingForm } from '../form/use-setting-form.ts';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import classes from '../routing.module.css';

/** What routing knows of an agent; who she is, the directory says. */
export function AgentForm({ view }: { view: AgentSettingsView }) {
  const { t } = useLingui();
  const field = useFieldName();
  const { skills } = useSettings();
  const check = useCheck();
  const save = useCommand('save-agent-routing');
  const stored = useMemo(() => ({ ...view, values: view.agent }), [view]);
  const state = useSettingForm<AgentRoutingSettings>({
    stored,
    blank: view.agent,
    root: 'agent',
    check: (values) => check(AgentRoutingSettings, values),
    save: (agent, baseVersion) => save.run({ agent, baseVersion }),
  });
  const { form, base } = state;
  const values = form.getValues();
  return (
    <SettingFrame
      title={view.name}
      settingKey={`agent:${view.agent.agentId}`}
      stored={stored}
      state={state}
      isReadOnly={false}
      draft={(values) => ({ kind: 'agent', agent: values })}
    >
      <FieldGroup
        title={field('skills')}
        about={t`From 1 to 100; expressions ask for a minimum.`}
        isWide
      >
        <SkillLevels
          skills={skills?.skills ?? []}
          value={values.skills}
          onChange={(next) => form.setFieldValue('skills', next)}
        />
      </FieldGroup>
      <ProfileGroup form={form} />
      <FieldGroup
        title={field('attributes')}
        about={t`What expressions may ask of her beside skills, such as agent.team = "north".`}
        isWide
      >
        <AttributeFields
          // Lines that are being written belong to the values the form began with.
          key={JSON.stringify(base.attributes)}
          value={values.attributes}
          example="team"
          onChange={(next) => form.setFieldValue('attributes', next)}
        />
      </FieldGroup>
    </SettingFrame>
  );
}

function ProfileGroup({ form }: { form: UseFormReturnType<AgentRoutingSettings> }) {
  const { t } = useLingui();
  const field = useFieldName();
  const { profiles, nameOf } = useSettings();
  const { profileId } = form.getValues();
  const profileOf = (id: string | null) =>
    profiles.find(({ profile }) => profile.profileId === id)?.profile;
  const profile = profileOf(profileId);
  const choose = (next: string | null) => {
    form.setFieldValue('profileId', next);
    const given = profileOf(next);
    if (given === undefined) return;
    // What the profile gives; without one again, she begins with that.
    form.setFieldValue('queueIds', given.queueIds);
    form.setFieldValue('capacity', given.capacity);
  };
  return (
    <FieldGroup
      title={field('profileId')}
      about={t`Gives queues and capacity. Without one the agent has her own.`}
      isWide
    >
      <NamedSelect
        label={field('profileId')}
        none={t`none, own settings`}
        path="profileId"
        items={profiles.map(({ profile: one }) => ({ value: one.profileId, label: one.name }))}
        value={profileId}
        error={form.errors['profileId']}
        onChange={choose}
      />
      {profile === undefined ? (
        <OwnSettings form={form} />
      ) : (
        <ul className={classes.tags} aria-label={t`Queues of the profile`}>
          {profile.queueIds.map((queueId) => (
            <li key={queueId}>{nameOf('queue', queueId)}</li>
          ))}
        </ul>
      )}
    </FieldGroup>
  );
}

function OwnSettings({ form }: { form: UseFormReturnType<AgentRoutingSettings> }) {
  const field = useFieldName();
  const { queues } = useSettings();
  return (
    <>
      <MultiSelect
        label={field('queueIds')}
        searchable
        data={queues.map(({ queue }) => ({ value: queue.queueId, label: queue.name }))}
        {...form.getInputProps('queueIds')}
        data-path="queueIds"
      />
      <CapacityFields
        value={form.getValues().capacity}
        errorOf={(path) => form.errors[`capacity.${path}`]}
        onChange={(capacity) => form.setFieldValue('capacity', capacity)}
      />
    </>
  );
}
