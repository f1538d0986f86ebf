import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useLingui } from '@lingui/react/macro';
import { AGENT_STRATEGY_NAMES, ORDERING_NAMES, type QueueSettings } from '@zentrale/protocol/views';
import { Choice } from '../fields/Choice.tsx';
import { DurationInput } from '../fields/DurationInput.tsx';
import { FieldGroup } from '../form/FieldGroup.tsx';
import { ORDERING_WORDS, STRATEGY_WORDS, useFieldName, type FieldName } from '../words.ts';

/** Members of a queue that are a length of time. */
export type DurationMember = {
  [Member in keyof QueueSettings & FieldName]: QueueSettings[Member] extends number
    ? Member extends `${string}Ms`
      ? Member
      : never
    : never;
}[keyof QueueSettings & FieldName];

export type NumberMember =
  | 'priority'
  | 'priorityGrowthPerMinute'
  | 'priorityMax'
  | 'offerCountMax'
  | 'lengthMax'
  | 'serviceLevelTargetPct';

export function QueueDuration({
  form,
  member,
  description,
}: {
  form: UseFormReturnType<QueueSettings>;
  member: DurationMember;
  description?: string;
}) {
  const field = useFieldName();
  return (
    <DurationInput
      label={field(member)}
      description={description}
      path={member}
      value={form.getValues()[member]}
      error={form.errors[member]}
      onChange={(ms) => form.setFieldValue(member, ms)}
    />
  );
}

export function QueueNumber({
  form,
  member,
  description,
  suffix,
}: {
  form: UseFormReturnType<QueueSettings>;
  member: NumberMember;
  description?: string;
  suffix?: string;
}) {
  const field = useFieldName();
  return (
    <NumberInput
      label={field(member)}
      description={description}
      suffix={suffix ?? ''}
      min={0}
      allowDecimal={false}
      data-path={member}
      error={form.errors[member]}
      value={form.getValues()[member]}
      onChange={(next) => form.setFieldValue(member, Number(next))}
    />
  );
}

/** Who is chosen, in which order, and how an offer goes. */
export function QueueFields({ form }: { form: UseFormReturnType<QueueSettings> }) {
  const { t, i18n } = useLingui();
  const values = form.getValues();
  return (
    <>
      <FieldGroup
        title={t`Agents and offers`}
        about={t`Among those who qualify: who is asked, for how long, and how many at once.`}
      >
        <Choice
          member="agentStrategy"
          values={AGENT_STRATEGY_NAMES}
          value={values.agentStrategy}
          description={i18n._(STRATEGY_WORDS[values.agentStrategy].about)}
          onChange={(next) => form.setFieldValue('agentStrategy', next)}
        />
        <QueueDuration
          form={form}
          member="stickyMs"
          description={t`How long only the agent is waited for whom the customer had before. 0 does not wait.`}
        />
        <QueueDuration form={form} member="offerTimeoutMs" />
        <QueueNumber
          form={form}
          member="offerCountMax"
          description={t`The first who accepts gets it.`}
        />
        <QueueDuration form={form} member="wrapUpMs" description={t`0 needs no wrap-up.`} />
        <Choice
          member="onAgentLost"
          values={['requeue', 'keep']}
          value={values.onAgentLost}
          description={t`Her connection does not come back in time.`}
          onChange={(next) => form.setFieldValue('onAgentLost', next)}
        />
      </FieldGroup>
      <FieldGroup title={t`Order`} about={t`Which waiting work of this queue comes first.`}>
        <Choice
          member="ordering"
          values={ORDERING_NAMES}
          value={values.ordering}
          description={i18n._(ORDERING_WORDS[values.ordering].about)}
          onChange={(next) => form.setFieldValue('ordering', next)}
        />
        <QueueNumber form={form} member="priority" description={t`0 to 1000, higher first.`} />
        {values.ordering === 'priority-ageing' ? (
          <QueueNumber form={form} member="priorityGrowthPerMinute" />
        ) : null}
        <QueueNumber
          form={form}
          member="priorityMax"
          description={t`Neither waiting nor steps raise it above.`}
        />
      </FieldGroup>
      <FieldGroup
        title={t`Service level`}
        about={t`Counts open time only. It also gives the deadline that the order goes by.`}
      >
        <QueueDuration form={form} member="serviceLevelMs" />
        <QueueNumber form={form} member="serviceLevelTargetPct" suffix=" %" />
        <QueueDuration
          form={form}
          member="shortAbandonMs"
          description={t`Who leaves sooner is counted apart.`}
        />
      </FieldGroup>
    </>
  );
}
