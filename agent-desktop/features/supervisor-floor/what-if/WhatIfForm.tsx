import { Button, NumberInput, TextInput } from '@mantine/core';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useServerDay } from './use-server-day.ts';
import classes from './what-if.module.css';

/** What is written into the field: the server understands exactly these words. */
const EXAMPLES: readonly (readonly [name: MessageDescriptor, changes: string])[] = [
  [msg`two agents more`, 'agents +2'],
  [msg`three chats at a time`, 'chat concurrency 3'],
  [msg`10% more customers`, 'arrivals +10%'],
  [msg`first come, first served`, 'ordering first-come'],
];
const RUNS_MAX = 100;
const RUNS = 20;

export function WhatIfForm({
  isBusy,
  problemText,
  onStart,
}: {
  isBusy: boolean;
  problemText: string | null;
  onStart: (wish: { day: string; changes: string; runs: number }) => void;
}) {
  const { t, i18n } = useLingui();
  const today = useServerDay();
  const [day, setDay] = useState(today);
  const [changes, setChanges] = useState('');
  const [runs, setRuns] = useState(RUNS);
  const isReady = changes.trim() !== '' && day !== '' && !isBusy;
  const add = (example: string) =>
    setChanges((before) => (before.trim() === '' ? example : `${before.trim()}, ${example}`));
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onStart({ day, changes, runs });
      }}
    >
      <TextInput
        type="date"
        label={t`Day`}
        max={today}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        className={classes.changes}
        label={t`What would be otherwise`}
        placeholder="agents +2, chat concurrency 3"
        maxLength={500}
        value={changes}
        error={problemText}
        onChange={(event) => setChanges(event.currentTarget.value)}
      />
      <NumberInput
        label={t`Simulated days`}
        min={2}
        max={RUNS_MAX}
        allowDecimal={false}
        value={runs}
        onChange={(value) => setRuns(Math.min(RUNS_MAX, Math.max(2, Number(value) || RUNS)))}
      />
      <Button type="submit" className={classes.start} disabled={!isReady} loading={isBusy}>
        {t`Simulate`}
      </Button>
      <p className={classes.examples}>
        <span>{t`Add an example:`}</span>
        {EXAMPLES.map(([name, example]) => (
          <button key={example} type="button" title={example} onClick={() => add(example)}>
            {i18n._(name)}
          </button>
        ))}
      </p>
    </form>
  );
}
