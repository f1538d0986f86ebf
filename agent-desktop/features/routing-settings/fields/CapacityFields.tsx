import { Checkbox, MultiSelect, NumberInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { CapacitySettings, Channel } from '@zentrale/protocol/views';
import type { ReactNode } from 'react';
import { useChannelName } from '../../../ui/ChannelMark.tsx';
import { useFieldName } from '../words.ts';
import { atOnce, CHANNELS, type ChannelCapacity } from './capacity.ts';
import classes from './fields.module.css';

/** How much an agent takes at once: a total that each interaction costs a part of. */
export function CapacityFields({
  value,
  errorOf,
  onChange,
}: {
  value: CapacitySettings;
  /** By path below `capacity`. */
  errorOf: (path: string) => ReactNode;
  onChange: (value: CapacitySettings) => void;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const change = (channel: Channel, next: ChannelCapacity | undefined) => {
    const { [channel]: _before, ...others } = value.channels;
    onChange({
      ...value,
      channels: next === undefined ? others : { ...others, [channel]: next },
    });
  };
  return (
    <div className={classes.rows}>
      <NumberInput
        label={field('total')}
        description={t`What all interactions of an agent may weigh together.`}
        w={220}
        min={0}
        allowDecimal={false}
        data-path="capacity.total"
        error={errorOf('total')}
        value={value.total}
        onChange={(total) => onChange({ ...value, total: Number(total) })}
      />
      <div className={classes.scroll}>
        <table className={classes.channels}>
          <thead>
            <tr>
              <th scope="col">{t`Channel`}</th>
              <th scope="col">{field('weight')}</th>
              <th scope="col">{field('countMax')}</th>
              <th scope="col">{field('interruptibleBy')}</th>
              <th scope="col">{t`At once`}</th>
            </tr>
          </thead>
          <tbody>
            {CHANNELS.map((channel) => (
              <ChannelRow
                key={channel}
                channel={channel}
                total={value.total}
                own={value.channels[channel]}
                errorOf={(member) => errorOf(`channels.${channel}.${member}`)}
                onChange={(next) => change(channel, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** A channel that is not served has no numbers. */
function ChannelRow({
  channel,
  total,
  own,
  errorOf,
  onChange,
}: {
  channel: Channel;
  total: number;
  own: ChannelCapacity | undefined;
  errorOf: (member: string) => ReactNode;
  onChange: (own: ChannelCapacity | undefined) => void;
}) {
  const { t } = useLingui();
  const field = useFieldName();
  const channelName = useChannelName();
  const name = channelName(channel);
  const others = CHANNELS.filter((one) => one !== channel);
  const interrupt = (channels: readonly string[]) => {
    if (!own) return;
    const { interruptibleBy: _before, ...rest } = own;
    const by = others.filter((one) => channels.includes(one));
    onChange(by.length === 0 ? rest : { ...rest, interruptibleBy: by });
  };
  return (
    <tr>
      <td>
        <Checkbox
          label={name}
          checked={own !== undefined}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { weight: 50, countMax: 2 } : undefined)
          }
        />
      </td>
      {(['weight', 'countMax'] as const).map((member) => (
        <td key={member}>
          <NumberInput
            aria-label={`${name}: ${field(member)}`}
            w={90}
            min={0}
            allowDecimal={false}
            disabled={own === undefined}
            data-path={`capacity.channels.${channel}.${member}`}
            error={errorOf(member)}
            value={own?.[member] ?? ''}
            onChange={(next) => {
              if (own) onChange({ ...own, [member]: Number(next) });
            }}
          />
        </td>
      ))}
      <td>
        <MultiSelect
          aria-label={`${name}: ${field('interruptibleBy')}`}
          miw={150}
          disabled={own === undefined}
          placeholder={own?.interruptibleBy?.length ? '' : t`nothing`}
          data={others.map((one) => ({ value: one, label: channelName(one) }))}
          value={[...(own?.interruptibleBy ?? [])]}
          onChange={interrupt}
        />
      </td>
      <td className={`${classes.atOnce} tabular`}>
        {own === undefined ? '–' : atOnce(total, own)}
      </td>
    </tr>
  );
}
