import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconPointFilled, IconX } from '@tabler/icons-react';
import { flowOf } from '@zentrale/identification/rules';
import type { IdentificationDetails } from '@zentrale/protocol/http';
import type { IdentificationView } from '@zentrale/protocol/views';
import { useCommand } from '../../realtime/use-command.ts';
import { inLanguage } from '../../text/i18n.ts';
import { Refusal } from '../../ui/states.tsx';
import classes from './identification.module.css';

/** All steps: those that are done lead back to themselves. */
export function StepList({
  view,
  log,
}: {
  view: IdentificationView;
  log: IdentificationDetails['log'];
}) {
  const { t, i18n } = useLingui();
  const repeat = useCommand('repeat-identification-step');
  const { identificationId, stepNumber, stepCount } = view;
  return (
    <>
      <ol className={classes.steps} aria-label={t`Step ${stepNumber} of ${stepCount}`}>
        {flowOf(view.flowId).steps.map(({ stepId, name }, index) => {
          const isDone = index + 1 < stepNumber;
          const isCurrent = index + 1 === stepNumber;
          const hasFailed =
            isDone && log.findLast((entry) => entry.stepId === stepId)?.outcome === 'failed';
          const words = inLanguage(name, i18n.locale);
          const standing = hasFailed ? 'failed' : isDone ? 'passed' : 'open';
          return (
            <li key={stepId} data-standing={standing} aria-current={isCurrent ? 'step' : undefined}>
              <StepIcon standing={standing} />
              {isDone ? (
                <button
                  type="button"
                  disabled={repeat.isAsked}
                  title={t`Back to this step`}
                  aria-label={
                    hasFailed
                      ? t`${words}, failed: back to this step`
                      : t`${words}, passed: back to this step`
                  }
                  onClick={() => void repeat.run({ identificationId, stepId })}
                >
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
      <Refusal problem={repeat.problem} />
    </>
  );
}

function StepIcon({ standing }: { standing: 'passed' | 'failed' | 'open' }) {
  const Icon = { passed: IconCheck, failed: IconX, open: IconPointFilled }[standing];
  return <Icon size={14} aria-hidden />;
}
