import { useLingui } from '@lingui/react/macro';
import { IconClockPlay } from '@tabler/icons-react';
import type { WorkView } from '@zentrale/protocol/views';
import { useNow } from '../../realtime/clock.ts';
import { useCommand } from '../../realtime/use-command.ts';
import { soonText } from '../../ui/duration.ts';
import { OverrideQuestion } from '../../ui/OverrideQuestion.tsx';
import { Refusal } from '../../ui/states.tsx';
import { WorkAction } from './WorkAction.tsx';
import classes from './work.module.css';

/** Until when it sleeps, and the way to take it up before. */
export function ParkedBar({ work }: { work: WorkView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const resume = useCommand('resume-interaction');
  const { interactionId, wakesAt } = work;
  const until = wakesAt === null ? '' : soonText(wakesAt, now, i18n.locale);
  const isFull = resume.problem?.kind === 'agent.no-capacity';
  return (
    <section className={classes.bar} aria-label={t`Parked`}>
      <p className={classes.barWords}>
        <strong>{t`Parked until ${until}`}</strong>
        <span>{t`It wakes by itself, or when the customer writes, and is offered to you first.`}</span>
      </p>
      <WorkAction
        id="resume"
        chord="alt+u"
        label={t`Take up again`}
        hint={t`Take up this interaction again`}
        icon={<IconClockPlay size={16} stroke={1.8} />}
        blocked={null}
        isPrimary
        isBusy={resume.isAsked}
        onRun={() => void resume.run({ interactionId })}
      />
      <Refusal problem={isFull ? null : resume.problem} />
      <OverrideQuestion
        problem={resume.problem}
        isBusy={resume.isAsked}
        onYes={() => void resume.run({ interactionId, isOverride: true })}
        onNo={resume.reset}
      />
    </section>
  );
}
