import { useLingui } from '@lingui/react/macro';
import { IconFlask } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../api/client.ts';
import { useProblemWords } from '../../../api/problem-words.ts';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { FloorTabs } from '../FloorTabs.tsx';
import { Outcome } from './Outcome.tsx';
import { isOver, startWhatIf, stopWhatIf, whatIfQuery } from './queries.ts';
import { RunProgress } from './RunProgress.tsx';
import { WhatIfForm } from './WhatIfForm.tsx';
import classes from './what-if.module.css';

/** A recorded day, lived through again under other conditions. */
export function WhatIfPage() {
  const { t } = useLingui();
  const words = useProblemWords();
  const [whatIfId, setWhatIfId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: startWhatIf,
    onSuccess: (view) => setWhatIfId(view.whatIfId),
  });
  const stop = useMutation({ mutationFn: stopWhatIf, onSettled: () => setWhatIfId(null) });
  const { data, error, refetch } = useQuery({
    ...whatIfQuery(whatIfId ?? ''),
    enabled: whatIfId !== null,
  });
  const view = whatIfId === null ? undefined : data;
  const isRunning = whatIfId !== null && !isOver(view) && error === null;
  const problem = start.error === null ? null : problemOf(start.error);
  const refusal = view?.refusal ?? null;
  const inForm =
    problem ?? (refusal === null ? null : { ...refusal, title: refusal.kind, status: 409 });
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t`What if`}</h1>
        <FloorTabs />
      </header>
      <WhatIfForm
        isBusy={isRunning || start.isPending}
        problemText={inForm === null ? null : words(inForm)}
        onStart={(wish) => start.mutate(wish)}
      />
      <div aria-live="polite">
        {isRunning && view ? (
          <RunProgress view={view} onStop={() => stop.mutate(view.whatIfId)} />
        ) : null}
      </div>
      {error === null ? null : (
        <ErrorState problem={problemOf(error)} onRetry={() => void refetch()} />
      )}
      {view?.outcome ? (
        <Outcome outcome={view.outcome} />
      ) : isRunning || error !== null ? null : (
        <EmptyState icon={<IconFlask size={22} />} title={t`Nothing simulated yet`}>
          {t`Choose a day and say what would be otherwise. Real customers are not touched.`}
        </EmptyState>
      )}
    </div>
  );
}
