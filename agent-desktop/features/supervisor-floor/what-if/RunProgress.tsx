import { Button, Progress } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { WhatIfView } from '@zentrale/protocol/http';
import classes from './what-if.module.css';

export function RunProgress({ view, onStop }: { view: WhatIfView; onStop: () => void }) {
  const { t } = useLingui();
  const { doneCount, ofCount } = view;
  const words =
    view.state === 'reading'
      ? t`Reading the day’s history`
      : t`${doneCount} of ${ofCount} days simulated`;
  return (
    <div className={classes.progress}>
      <span className="tabular">{words}</span>
      <Progress.Root size="lg">
        <Progress.Section
          value={ofCount === 0 ? 0 : (100 * doneCount) / ofCount}
          aria-label={words}
        />
      </Progress.Root>
      <Button variant="default" size="xs" onClick={onStop}>
        {t`Stop`}
      </Button>
    </div>
  );
}
