import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoiceName, useFieldName, type FieldName } from '../words.ts';

/** One of a few named values of a member. */
export function Choice<Value extends string>({
  member,
  values,
  value,
  description,
  error,
  onChange,
}: {
  member: FieldName;
  values: readonly Value[];
  value: Value;
  description?: string | undefined;
  error?: ReactNode;
  onChange: (value: Value) => void;
}) {
  const field = useFieldName();
  const name = useChoiceName();
  return (
    <Select
      label={field(member)}
      description={description}
      error={error}
      data-path={member}
      allowDeselect={false}
      data={values.map((one) => ({ value: one, label: name(member, one) }))}
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next);
      }}
    />
  );
}

/** A setting chosen by name, or none. */
export function NamedSelect({
  label,
  none,
  description,
  items,
  value,
  error,
  path,
  onChange,
}: {
  label: string;
  /** What the empty choice is called. */
  none: string;
  description?: string | undefined;
  items: readonly { readonly value: string; readonly label: string }[];
  value: string | null;
  error?: ReactNode;
  path: string;
  onChange: (value: string | null) => void;
}) {
  return (
    <Select
      label={label}
      description={description}
      error={error}
      data-path={path}
      placeholder={none}
      clearable
      searchable
      data={[...items]}
      value={value}
      onChange={onChange}
    />
  );
}
