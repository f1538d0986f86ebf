import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { minuteOfTime, timeOfMinute } from './hours.ts';
import classes from './calendars.module.css';

/**
 * A local time, written as `8`, `830` or `8:30`. A field of the browser's would show it in the
 * browser's language, not in the reader's.
 */
export function TimeField({
  label,
  minute,
  isEnd = false,
  error,
  path,
  onChange,
}: {
  label: string;
  minute: number;
  /** Midnight then ends the day. */
  isEnd?: boolean;
  error: boolean;
  path: string;
  onChange: (minute: number) => void;
}) {
  const [written, setWritten] = useState<string | null>(null);
  const read = () => {
    const next = written === null ? null : minuteOfTime(written, isEnd);
    setWritten(null);
    if (next !== null && next !== minute) onChange(next);
  };
  return (
    <TextInput
      size="xs"
      inputMode="numeric"
      className={classes.time ?? ''}
      aria-label={label}
      data-path={path}
      error={error}
      maxLength={5}
      value={written ?? timeOfMinute(minute, isEnd)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onBlur={read}
      onKeyDown={(event) => {
        if (event.key === 'Enter') read();
      }}
    />
  );
}
