import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { ExplanationView, StepExplanation } from '@zentrale/protocol/views';
import { useNow } from '../../../realtime/clock.ts';
import { clockText } from '../../../ui/duration.ts';
import classes from './panels.module.css';

/** The rings around the work: who qualifies in which, and when the next one begins. */
export function StepLadder({ why }: { why: ExplanationView }) {
  return (
    <ol className={classes.steps}>
      {why.steps.map((step) => (
        <Step key={step.step} step={step} present={why.step} />
      ))}
    </ol>
  );
}

function Step({ step, present }: { step: StepExplanation; present: number }) {
  const { t } = useLingui();
  const now = useNow();
  const standing = step.step === present ? 'present' : step.step < present ? 'past' : 'future';
  const { qualifiedCount, signedInCount, startsAt } = step;
  const number = step.step + 1;
  const when =
    standing === 'present'
      ? t`now`
      : standing === 'past'
        ? t`over`
        : startsAt === null
          ? t`not yet`
          : t`in ${clockText(startsAt - now)}`;
  return (
    <li
      className={classes.step}
      data-standing={standing}
      aria-current={standing === 'present' ? 'step' : undefined}
    >
      <span className={classes.stepHead}>
        {standing === 'past' ? <IconCheck size={14} aria-hidden /> : null}
        {standing === 'present' ? <IconPlayerPlayFilled size={12} aria-hidden /> : null}
        <strong>{step.step < 0 ? t`Preferred agent` : t`Step ${number}`}</strong>
        <span className="tabular">{when}</span>
        <span className={classes.stepCount}>
          {t`${plural(qualifiedCount, { one: '# qualifies', other: '# qualify' })}, ${signedInCount} signed in`}
        </span>
      </span>
      <Requirement text={step.requirement} />
    </li>
  );
}

/** As it is written in the settings; what everybody meets is said in words. */
function Requirement({ text }: { text: string }) {
  const { t } = useLingui();
  if (text === '') return null;
  if (text === 'any')
    return <span className={classes.why}>{t`everybody who serves the queue`}</span>;
  return <code className={classes.code}>{text}</code>;
}
