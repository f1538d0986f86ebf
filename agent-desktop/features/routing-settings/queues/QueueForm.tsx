import { TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { QueueSettings, QueueSettingsView } from '@zentrale/protocol/views';
import { useMemo } from 'react';
import { useCommand } from '../../../realtime/use-command.ts';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { SettingFrame } from '../form/SettingFrame.tsx';
import { useCreated } from '../form/use-created.ts';
import { useRemoval } from '../form/use-removal.tsx';
import { useSettingForm } from '../form/use-setting-form.ts';
import { idOfName } from '../id-of-name.ts';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import { NEW_QUEUE } from './queue-values.ts';
import { QueueFields } from './QueueFields.tsx';
import { QueueLimits } from './QueueLimits.tsx';
import { StepList } from './StepList.tsx';
import { useQueueCheck } from './use-queue-check.ts';

/** One queue: who gets its work, in which order, how long things take, and what if nobody comes. */
export function QueueForm({
  view,
  isReadOnly,
}: {
  view: QueueSettingsView | null;
  isReadOnly: boolean;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const queueId = view?.queue.queueId ?? '';
  const removal = useRemoval(
    'remove-queue',
    { queueId, baseVersion: view?.version ?? 0 },
    'queues',
  );
  const { stored, state, withId } = useQueueForm(view);
  const { form } = state;
  return (
    <SettingFrame
      title={view === null ? t`New queue` : view.queue.name}
      settingKey={view === null ? null : `queue:${queueId}`}
      stored={stored}
      state={state}
      isReadOnly={isReadOnly}
      draft={(values) => ({ kind: 'queue', queue: withId(values) })}
      onRemove={view === null ? undefined : removal.ask}
    >
      <FieldGroup
        title={t`Name`}
        about={view === null ? t`The id is made from the name and stays.` : t`Id: ${queueId}`}
      >
        <TextInput
          label={field('name')}
          maxLength={200}
          required
          {...form.getInputProps('name')}
          data-path="name"
        />
      </FieldGroup>
      <FieldGroup
        title={field('steps')}
        about={t`Rings around the work: who qualifies first, and how the circle grows while nobody comes.`}
        isWide
      >
        <StepList form={form} isReadOnly={isReadOnly} />
      </FieldGroup>
      <QueueFields form={form} />
      <QueueLimits form={form} />
      {removal.dialog}
    </SettingFrame>
  );
}

function useQueueForm(view: QueueSettingsView | null) {
  const { queues } = useSettings();
  const check = useQueueCheck();
  const save = useCommand('save-queue');
  const created = useCreated('queues');
  const stored = useMemo(() => (view === null ? null : { ...view, values: view.queue }), [view]);
  const taken = queues.map(({ queue }) => queue.queueId);
  const withId = (values: QueueSettings): QueueSettings =>
    values.queueId === '' ? { ...values, queueId: idOfName(values.name, taken) } : values;
  const state = useSettingForm<QueueSettings>({
    stored,
    blank: NEW_QUEUE,
    root: 'queue',
    check,
    save: (values, baseVersion) => save.run({ queue: withId(values), baseVersion }),
    onSaved: (values) => {
      if (view === null) created(withId(values).queueId);
    },
  });
  return { stored, state, withId };
}
