import { useLingui } from '@lingui/react/macro';
import type { WhatIfOutcome } from '@zentrale/protocol/http';
import { useState } from 'react';
import { serverNow } from '../../../realtime/clock.ts';
import { dayText } from '../../../ui/duration.ts';
import { useAssumptionWords } from './assumption-words.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { WaitCurves } from './WaitCurves.tsx';
import course from '../course/course.module.css';
import classes from './what-if.module.css';

/** The day as it was, as it is simulated, and as it would have been. */
export function Outcome({ outcome }: { outcome: WhatIfOutcome }) {
  const { t, i18n } = useLingui();
  const assumptionWords = useAssumptionWords();
  const [queueId, setQueueId] = useState<string | null>(null);
  const day = dayText(outcome.startsAt, serverNow(), i18n.locale);
  const changes = outcome.changes.join(', ');
  const shown = partOf(outcome, queueId);
  const arrived = shown.real.figures.arrived ?? 0;
  return (
    <section className={classes.outcome} aria-label={t`Result`}>
      <h2>{t`${day} with ${changes}`}</h2>
      <p className={course.note}>
        {t`${arrived} customers came. Each kind of day was simulated ${outcome.runs} times, with the same customers.`}
      </p>
      <div className={course.choice} role="group" aria-label={t`Queue`}>
        <button type="button" aria-pressed={queueId === null} onClick={() => setQueueId(null)}>
          {t`All queues`}
        </button>
        {outcome.queues.map((queue) => (
          <button
            key={queue.queueId}
            type="button"
            aria-pressed={queueId === queue.queueId}
            onClick={() => setQueueId(queue.queueId)}
          >
            {queue.name}
          </button>
        ))}
      </div>
      <FiguresTable shown={shown} />
      <WaitCurves shown={shown} startsAt={outcome.startsAt} />
      <h3>{t`What this takes for granted`}</h3>
      <ul className={classes.assumptions}>
        {outcome.assumptions.map((assumption) => (
          <li key={JSON.stringify(assumption)}>{assumptionWords(assumption)}</li>
        ))}
      </ul>
    </section>
  );
}

/** All queues together, or one of them. */
function partOf({ real, baseline, changed, differences }: WhatIfOutcome, queueId: string | null) {
  const part = <Part,>(days: { total: Part; queues: (Part & { queueId: string })[] }): Part =>
    days.queues.find((queue) => queue.queueId === queueId) ?? days.total;
  return {
    real: part(real),
    baseline: part(baseline),
    changed: part(changed),
    differences: part(differences),
  };
}

export type ShownPart = ReturnType<typeof partOf>;
