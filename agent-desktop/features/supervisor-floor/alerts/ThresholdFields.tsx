import { NumberInput, Switch } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { AlertThresholds } from '@zentrale/protocol/views';
import classes from './alerts.module.css';

type NumberName = 'longestWaitMs' | 'waitingCount' | 'serviceLevelPct' | 'abandonedPct';

interface Field {
  readonly name: NumberName;
  readonly label: string;
  readonly about: string;
  readonly suffix: string;
  /** What one unit of the input is in the threshold. */
  readonly unit: number;
  readonly max: number;
  /** Where it begins when it is switched on. */
  readonly usual: number;
}

/** Each threshold with its switch; what is off does not warn. */
export function ThresholdFields({
  thresholds,
  onChange,
}: {
  thresholds: AlertThresholds;
  onChange: (thresholds: AlertThresholds) => void;
}) {
  const { t } = useLingui();
  const fields: readonly Field[] = [
    {
      name: 'longestWaitMs',
      label: t`Longest wait`,
      about: t`Warns when somebody waits longer.`,
      suffix: ' s',
      unit: 1_000,
      max: 86_400,
      usual: 120,
    },
    {
      name: 'waitingCount',
      label: t`Waiting customers`,
      about: t`Warns from so many on.`,
      suffix: '',
      unit: 1,
      max: 100_000,
      usual: 10,
    },
    {
      name: 'serviceLevelPct',
      label: t`Service level`,
      about: t`Warns below it, from ten customers of today on; of all, abandons among them.`,
      suffix: ' %',
      unit: 1,
      max: 100,
      usual: 80,
    },
    {
      name: 'abandonedPct',
      label: t`Abandoned`,
      about: t`Warns from this share of today on, from ten customers on; short abandons are left out.`,
      suffix: ' %',
      unit: 1,
      max: 100,
      usual: 10,
    },
  ];
  return (
    <>
      {fields.map((field) => (
        <ThresholdField
          key={field.name}
          field={field}
          value={thresholds[field.name]}
          onChange={(value) => onChange({ ...thresholds, [field.name]: value })}
        />
      ))}
      <div className={classes.field}>
        <Switch
          label={t`Nobody signed in`}
          checked={thresholds.warnsOfNobody}
          onChange={({ currentTarget }) =>
            onChange({ ...thresholds, warnsOfNobody: currentTarget.checked })
          }
        />
        <p>{t`Warns while the queue is open and none of its agents is signed in.`}</p>
      </div>
    </>
  );
}

function ThresholdField({
  field: { label, about, suffix, unit, max, usual },
  value,
  onChange,
}: {
  field: Field;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  return (
    <div className={classes.field}>
      <Switch
        label={label}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? usual * unit : null)}
      />
      <NumberInput
        size="xs"
        aria-label={label}
        disabled={value === null}
        min={1}
        max={max}
        allowDecimal={false}
        clampBehavior="strict"
        suffix={suffix}
        value={value === null ? '' : Math.round(value / unit)}
        onChange={(next) => {
          if (typeof next === 'number' && next >= 1) onChange(next * unit);
        }}
      />
      <p>{about}</p>
    </div>
  );
}
