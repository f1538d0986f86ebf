import { NumberInput, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import type { QueueSettings } from '@zentrale/protocol/views';
import { Choice, NamedSelect } from '../fields/Choice.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import { QueueDuration, QueueNumber } from './QueueFields.tsx';
import { useOtherQueues } from './use-other-queues.ts';

type Form = UseFormReturnType<QueueSettings>;

/** What happens when there is too much, too late, or nobody there. */
export function QueueLimits({ form }: { form: Form }) {
  return (
    <>
      <LimitGroup form={form} />
      <HoursGroup form={form} />
      <ReserveGroup form={form} />
    </>
  );
}

function LimitGroup({ form }: { form: Form }) {
  const { t } = useLingui();
  const field = useFieldName();
  const values = form.getValues();
  const others = useOtherQueues(values.queueId);
  return (
    <FieldGroup
      title={t`Limits and overflow`}
      about={t`Overflowing work keeps its place in time in the other queue.`}
    >
      <QueueNumber form={form} member="lengthMax" />
      <Choice
        member="onFull"
        values={['refuse', 'overflow']}
        value={values.onFull}
        onChange={(next) => form.setFieldValue('onFull', next)}
      />
      <QueueDuration form={form} member="waitMaxMs" />
      <Choice
        member="onWaitMax"
        values={['expire', 'overflow']}
        value={values.onWaitMax}
        onChange={(next) => form.setFieldValue('onWaitMax', next)}
      />
      <NamedSelect
        label={field('overflowQueueId')}
        none={t`none`}
        path="overflowQueueId"
        items={others}
        value={values.overflowQueueId}
        error={form.errors['overflowQueueId']}
        onChange={(next) => form.setFieldValue('overflowQueueId', next)}
      />
      <Switch
        mt={26}
        label={field('offersCallback')}
        checked={values.offersCallback}
        onChange={(event) => form.setFieldValue('offersCallback', event.currentTarget.checked)}
      />
      <QueueDuration
        form={form}
        member="handleMaxMs"
        description={t`With one agent, until it is completed; then it waits again.`}
      />
      <QueueDuration
        form={form}
        member="parkMaxMs"
        description={t`Then it waits again, at its place.`}
      />
    </FieldGroup>
  );
}

function HoursGroup({ form }: { form: Form }) {
  const { t } = useLingui();
  const field = useFieldName();
  const { calendars } = useSettings();
  const { calendarId, onClosed } = form.getValues();
  return (
    <FieldGroup
      title={t`Opening hours`}
      about={t`Clocks of the service level stand still while it is closed.`}
    >
      <NamedSelect
        label={field('calendarId')}
        none={t`always open`}
        path="calendarId"
        items={calendars.map(({ calendar }) => ({
          value: calendar.calendarId,
          label: calendar.name,
        }))}
        value={calendarId}
        error={form.errors['calendarId']}
        onChange={(next) => form.setFieldValue('calendarId', next)}
      />
      <Choice
        member="onClosed"
        values={['wait', 'schedule', 'overflow', 'refuse']}
        value={onClosed}
        description={calendarId === null ? t`Has no effect: the queue is always open.` : undefined}
        onChange={(next) => form.setFieldValue('onClosed', next)}
      />
    </FieldGroup>
  );
}

function ReserveGroup({ form }: { form: Form }) {
  const { t } = useLingui();
  const field = useFieldName();
  const { queueId, reserve } = form.getValues();
  const others = useOtherQueues(queueId);
  return (
    <FieldGroup
      title={field('reserve')}
      about={t`Blending: work of this queue leaves so many agents of another queue idle, so that its customers need not wait.`}
    >
      <NamedSelect
        label={t`Leave agents idle for`}
        none={t`no queue`}
        path="reserve.queueId"
        items={others}
        value={reserve?.queueId ?? null}
        error={form.errors['reserve.queueId']}
        onChange={(chosen) =>
          form.setFieldValue(
            'reserve',
            chosen === null ? null : { queueId: chosen, idleMin: reserve?.idleMin ?? 1 },
          )
        }
      />
      <NumberInput
        label={field('idleMin')}
        min={1}
        max={1000}
        allowDecimal={false}
        disabled={reserve === null}
        data-path="reserve.idleMin"
        error={form.errors['reserve.idleMin']}
        value={reserve?.idleMin ?? ''}
        onChange={(next) => {
          if (reserve) form.setFieldValue('reserve', { ...reserve, idleMin: Number(next) });
        }}
      />
    </FieldGroup>
  );
}
