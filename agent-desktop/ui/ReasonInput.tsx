import { TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';

const REASON_LENGTH_MAX = 200;

/** Why somebody acts on other people's work. */
export function ReasonInput({
  value,
  onChange,
}: {
  value: string;
  onChange: (reason: string) => void;
}) {
  const { t } = useLingui();
  return (
    <TextInput
      label={t`Reason`}
      description={t`Kept in the audit trail, with your name.`}
      required
      maxLength={REASON_LENGTH_MAX}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
