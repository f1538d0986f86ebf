import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { SettingDraft } from '@zentrale/protocol/http';
import type { Attributes, Channel, QueueSettings } from '@zentrale/protocol/views';
import { useChannelName } from '../../../ui/ChannelMark.tsx';
import { AttributeFields } from '../fields/AttributeFields.tsx';
import { CHANNELS } from '../fields/capacity.ts';
import { useSettings } from '../use-settings.ts';
import { useFieldName } from '../words.ts';
import { SkillWishes, type SkillWish } from './SkillWishes.tsx';
import classes from './preview.module.css';

export interface WishDetails {
  readonly skills: readonly SkillWish[];
  /** The queue's when null. */
  readonly priority: number | null;
  readonly context: Attributes;
  readonly preferredAgentId: string | null;
}

/** The interaction that is only imagined. */
export function WishForm({
  queueId,
  channel,
  details,
  draft,
  onChoose,
  onChange,
}: {
  queueId: string;
  channel: Channel;
  details: WishDetails;
  draft: SettingDraft | null;
  onChoose: (next: { queue?: string; channel?: Channel }) => void;
  onChange: (details: WishDetails) => void;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const channelName = useChannelName();
  const { queues: saved, agents } = useSettings();
  const queues = withDraft(
    saved.map(({ queue }) => queue),
    draft,
  );
  const queue = queues.find((one) => one.queueId === queueId);
  const standard = queue?.priority ?? 0;
  return (
    <form
      className={classes.wish}
      aria-label={t`Imagined interaction`}
      onSubmit={(event) => event.preventDefault()}
    >
      <h2>{t`Who would get this now?`}</h2>
      <Select
        label={field('queueId')}
        allowDeselect={false}
        searchable
        data={queues.map((one) => ({ value: one.queueId, label: one.name }))}
        value={queueId}
        onChange={(next) => {
          if (next !== null) onChoose({ queue: next });
        }}
      />
      <div>
        <p className={classes.label}>{t`Channel`}</p>
        <SegmentedControl
          fullWidth
          aria-label={t`Channel`}
          data={CHANNELS.map((one) => ({ value: one, label: channelName(one) }))}
          value={channel}
          onChange={(next) => onChoose({ channel: next })}
        />
      </div>
      <SkillWishes value={details.skills} onChange={(skills) => onChange({ ...details, skills })} />
      <NumberInput
        label={field('priority')}
        placeholder={t`of the queue: ${standard}`}
        min={0}
        max={1000}
        clampBehavior="strict"
        allowDecimal={false}
        value={details.priority ?? ''}
        onChange={(next) => onChange({ ...details, priority: next === '' ? null : Number(next) })}
      />
      <Select
        label={t`Preferred agent`}
        placeholder={t`nobody`}
        clearable
        searchable
        data={agents.map(({ agent, name }) => ({ value: agent.agentId, label: name }))}
        value={details.preferredAgentId}
        onChange={(preferredAgentId) => onChange({ ...details, preferredAgentId })}
      />
      <fieldset className={classes.context}>
        <legend className={classes.label}>{t`What is known of the customer`}</legend>
        <AttributeFields
          value={details.context}
          example="tier"
          onChange={(context) => onChange({ ...details, context })}
        />
      </fieldset>
    </form>
  );
}

function withDraft(saved: readonly QueueSettings[], draft: SettingDraft | null): QueueSettings[] {
  if (draft?.kind !== 'queue') return [...saved];
  const { queue } = draft;
  return [...saved.filter(({ queueId }) => queueId !== queue.queueId), queue].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
}
