import { Select } from '@mantine/core';
import { useMemo, type ReactNode } from 'react';
import { useFieldName } from '../words.ts';

/** Every zone that browsers know, by its IANA name. */
export function TimeZoneSelect({
  value,
  error,
  onChange,
}: {
  value: string;
  error?: ReactNode;
  onChange: (timeZone: string) => void;
}) {
  const field = useFieldName();
  const zones = useMemo(
    () => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value])].toSorted(),
    [value],
  );
  return (
    <Select
      label={field('timeZone')}
      error={error}
      data-path="timeZone"
      searchable
      allowDeselect={false}
      limit={100}
      data={zones}
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
    />
  );
}
