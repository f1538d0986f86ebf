import { NumberInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { msOf, unitOf, UNITS, type Unit } from './duration.ts';
import classes from './fields.module.css';

/** A length of time in whole milliseconds, written as a number and a unit. */
export function DurationInput({
  label,
  description,
  value,
  error,
  path,
  onChange,
}: {
  label: string;
  description?: string | undefined;
  value: number;
  error?: ReactNode;
  /** Where the form finds it. */
  path: string;
  onChange: (ms: number) => void;
}) {
  const { t } = useLingui();
  const [unit, setUnit] = useState<Unit>(() => unitOf(value));
  // Another value from outside may not be whole in the unit that was chosen.
  const shown: Unit = value % msOf(unit) === 0 ? unit : unitOf(value);
  const names: Record<Unit, string> = {
    second: t`sec`,
    minute: t`min`,
    hour: t`h`,
    day: t`days`,
  };
  return (
    <NumberInput
      label={label}
      description={description}
      error={error}
      data-path={path}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={value / msOf(shown)}
      onChange={(next) => onChange(next === '' ? 0 : Math.round(Number(next) * msOf(shown)))}
      rightSectionWidth={78}
      rightSection={
        <select
          className={classes.unit}
          aria-label={t`Unit of ${label}`}
          value={shown}
          onChange={(event) => {
            // Nothing else is in the list.
            const next = event.currentTarget.value as Unit;
            setUnit(next);
            onChange(Math.round((value / msOf(shown)) * msOf(next)));
          }}
        >
          {UNITS.map((one) => (
            <option key={one.unit} value={one.unit}>
              {names[one.unit]}
            </option>
          ))}
        </select>
      }
    />
  );
}
