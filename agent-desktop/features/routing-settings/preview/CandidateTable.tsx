import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { PreviewView } from '@zentrale/protocol/views';
import { clockText } from '../../../ui/duration.ts';
import { useExclusionWords } from './use-exclusion-words.ts';
import classes from './preview.module.css';

/** Everybody who was considered, in the order in which they would be asked, and why not. */
export function CandidateTable({ preview }: { preview: PreviewView }) {
  const { t } = useLingui();
  const exclusion = useExclusionWords();
  const { candidates, consideredCount } = preview;
  const left = consideredCount - candidates.length;
  if (candidates.length === 0) {
    return <p className={classes.nobody}>{t`No agent serves this queue.`}</p>;
  }
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.candidates}>
          <thead>
            <tr>
              <th scope="col">{t`Agent`}</th>
              <th scope="col">{t`Now`}</th>
              <th scope="col">{t`Qualifies in`}</th>
              <th scope="col" className={classes.number}>{t`Proficiency`}</th>
              <th scope="col" className={classes.number}>{t`Load`}</th>
              <th scope="col" className={classes.number}>{t`Idle`}</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((one) => (
              <tr key={one.agentId} data-free={one.excludedBy === null || undefined}>
                <th scope="row">{one.name}</th>
                <td>
                  <span className={classes.standing}>
                    {one.excludedBy === null ? (
                      <IconCheck size={15} aria-hidden />
                    ) : (
                      <IconMinus size={15} aria-hidden />
                    )}
                    {one.excludedBy === null ? t`can be offered it` : exclusion(one.excludedBy)}
                  </span>
                  {one.unmet.length === 0 ? null : (
                    <span className={classes.unmet}>
                      {t`lacks`} <code>{one.unmet.join(', ')}</code>
                    </span>
                  )}
                </td>
                <td>
                  <Qualifies step={one.qualifiesInStep} />
                </td>
                <td className={`${classes.number} tabular`}>{one.proficiency}</td>
                <td className={`${classes.number} tabular`}>{one.loadPct} %</td>
                <td className={`${classes.number} tabular`}>
                  {one.excludedBy === 'not-connected' ? '–' : clockText(one.idleMs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? <p className={classes.nobody}>{t`and ${left} more who are left out`}</p> : null}
    </>
  );
}

function Qualifies({ step }: { step: number | null }) {
  const { t } = useLingui();
  if (step === null) return <>{t`no step`}</>;
  const number = step + 1;
  return <>{step < 0 ? t`Preferred agent` : t`Step ${number}`}</>;
}
