import { useLingui } from '@lingui/react/macro';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { CandidateView, ExplanationView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { useFloorSearch } from '../use-floor-search.ts';
import { useExclusionName } from './why-words.ts';
import classes from './panels.module.css';

/** Who could get it, best first, and what keeps the others from it. */
export function CandidateList({ why }: { why: ExplanationView }) {
  const { t } = useLingui();
  const { candidates, consideredCount } = why;
  const leftOut = consideredCount - candidates.length;
  if (candidates.length === 0) {
    return <p className={classes.empty}>{t`Nobody serves this queue.`}</p>;
  }
  return (
    <>
      <ul className={classes.candidates}>
        {candidates.map((one) => (
          <Candidate key={one.agentId} candidate={one} />
        ))}
      </ul>
      {leftOut > 0 ? <p className={classes.empty}>{t`and ${leftOut} more`}</p> : null}
    </>
  );
}

function Candidate({ candidate }: { candidate: CandidateView }) {
  const { t } = useLingui();
  const { show } = useFloorSearch();
  const exclusionName = useExclusionName();
  const { agentId, name, excludedBy, unmet, proficiency, idleMs, loadPct } = candidate;
  const idle = clockText(idleMs);
  const step = candidate.qualifiesInStep === null ? null : candidate.qualifiesInStep + 1;
  return (
    <li className={classes.candidate} data-excluded={excludedBy !== null || undefined}>
      {excludedBy === null ? (
        <IconCircleCheck size={16} aria-hidden />
      ) : (
        <IconCircleMinus size={16} aria-hidden />
      )}
      <span className={classes.candidateWords}>
        <button
          type="button"
          className={classes.link}
          onClick={() => show({ kind: 'agent', agentId })}
        >
          {name}
        </button>
        <span className={classes.why}>
          {excludedBy === null ? t`could be offered it now` : exclusionName(excludedBy)}
          {excludedBy === 'skill-missing' && step !== null
            ? ` · ${t`qualifies in step ${step}`}`
            : ''}
          {excludedBy === 'skill-missing' && step === null ? ` · ${t`qualifies in no step`}` : ''}
        </span>
        {unmet.length > 0 ? (
          <span className={classes.unmet}>
            {unmet.map((part) => (
              <code key={part}>{part}</code>
            ))}
          </span>
        ) : null}
      </span>
      <span className={`${classes.measures} tabular`}>
        <span>{t`load ${loadPct} %`}</span>
        <span>{t`idle ${idle}`}</span>
        {proficiency > 0 ? <span>{t`proficiency ${proficiency}`}</span> : null}
      </span>
    </li>
  );
}
