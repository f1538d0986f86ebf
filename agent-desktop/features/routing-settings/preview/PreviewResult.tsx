import { useLingui } from '@lingui/react/macro';
import type { PreviewView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { durationText } from '../fields/duration.ts';
import { CandidateTable } from './CandidateTable.tsx';
import classes from './preview.module.css';

/** The engine's answer: in one sentence, then ring by ring, then agent by agent. */
export function PreviewResult({
  preview,
  before,
}: {
  preview: PreviewView;
  /** As it is today, where the answer is for a draft. */
  before: PreviewView | null;
}) {
  const { t, i18n } = useLingui();
  const { position, estimate, priority, steps } = preview;
  const first = firstOf(preview);
  const round = (ms: number) =>
    durationText(
      ms < 60_000 ? Math.round(ms / 1000) * 1000 : Math.round(ms / 60_000) * 60_000,
      i18n.locale,
    );
  const low = round(estimate?.lowMs ?? 0);
  const high = round(estimate?.highMs ?? 0);
  return (
    <>
      <div className={classes.answer} data-found={first !== undefined || undefined}>
        <div>
          <p className={classes.headline}>
            <WhoGetsIt preview={preview} />
          </p>
          {before === null ? null : (
            <p className={classes.before}>
              {t`As it is saved:`} <WhoGetsIt preview={before} />
            </p>
          )}
        </div>
        <dl className={classes.figures}>
          <div>
            <dt>{t`Place in the queue`}</dt>
            <dd className="tabular">{position}</dd>
          </div>
          <div>
            <dt>{t`Priority`}</dt>
            <dd className="tabular">{priority}</dd>
          </div>
          <div>
            <dt>{t`Estimated wait`}</dt>
            <dd className="tabular">
              {first !== undefined
                ? t`none`
                : estimate === null
                  ? t`unknown`
                  : t`${low} to ${high}`}
            </dd>
          </div>
        </dl>
      </div>
      <h3 className={classes.title}>{t`Rings`}</h3>
      <ol className={classes.steps}>
        {steps.map(({ step, requirement, startsAt, qualifiedCount, signedInCount }) => (
          <li key={step} className={classes.step} data-now={step === preview.step || undefined}>
            <span className={classes.stepName}>
              <StepName step={step} />
            </span>
            <span className={`${classes.stepStart} tabular`}>
              <StepStart
                isNow={step === preview.step}
                afterMs={startsAt === null ? null : startsAt - preview.askedAt}
              />
            </span>
            <code>{requirement}</code>
            <span className={`${classes.counts} tabular`}>
              {t`${qualifiedCount} qualify, ${signedInCount} signed in`}
            </span>
          </li>
        ))}
      </ol>
      <h3 className={classes.title}>{t`Agents, best first`}</h3>
      <CandidateTable preview={preview} />
    </>
  );
}

function firstOf({ candidates }: PreviewView) {
  return candidates.find(({ excludedBy }) => excludedBy === null);
}

function WhoGetsIt({ preview }: { preview: PreviewView }) {
  const { t } = useLingui();
  const name = firstOf(preview)?.name;
  return (
    <>{name === undefined ? t`Nobody just now; it would wait.` : t`${name} would be offered it.`}</>
  );
}

function StepStart({ isNow, afterMs }: { isNow: boolean; afterMs: number | null }) {
  const { t } = useLingui();
  if (isNow) return <>{t`now`}</>;
  if (afterMs === null) return <>{t`skipped`}</>;
  const after = clockText(afterMs);
  return <>{t`in ${after}`}</>;
}

function StepName({ step }: { step: number }) {
  const { t } = useLingui();
  const number = step + 1;
  return <>{step < 0 ? t`Preferred agent` : t`Step ${number}`}</>;
}
