import { useLingui } from '@lingui/react/macro';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import course from '../course/course.module.css';
import { differenceText, figureText, verdictOf } from './figure-text.ts';
import { FIGURES, type FigureWords } from './figure-words.ts';
import type { ShownPart } from './Outcome.tsx';
import classes from './what-if.module.css';

/** The figures of the day: real, simulated as it was, and as it would have been. */
export function FiguresTable({ shown }: { shown: ShownPart }) {
  const { t, i18n } = useLingui();
  return (
    <div className={classes.figures}>
      <table className={course.table}>
        <caption className={classes.hidden}>{t`Figures of the day`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Figure`}</th>
            <th scope="col">{t`Really`}</th>
            <th scope="col">{t`Simulated as it was`}</th>
            <th scope="col">{t`With the change`}</th>
            <th scope="col">{t`Difference`}</th>
          </tr>
        </thead>
        <tbody>
          {FIGURES.map((figure) => {
            const { name, title, unit } = figure;
            const band = (part: ShownPart['baseline']) => {
              const value = part.figures[name];
              if (value === null || value === undefined) return '–';
              const low = figureText(value.low, unit, i18n.locale);
              const high = figureText(value.high, unit, i18n.locale);
              return (
                <>
                  {figureText(value.mean, unit, i18n.locale)}{' '}
                  <span className={classes.band}>{t`${low} to ${high}`}</span>
                </>
              );
            };
            return (
              <tr key={name}>
                <th scope="row">{i18n._(title)}</th>
                <td>{figureText(shown.real.figures[name], unit, i18n.locale)}</td>
                <td>{band(shown.baseline)}</td>
                <td>{band(shown.changed)}</td>
                <td>
                  <DifferenceMark figure={figure} shown={shown} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={course.note}>
        {t`Ranges hold eight of ten simulated days. How near the first simulated column is to the real one tells how far to trust the second.`}
      </p>
    </div>
  );
}

function DifferenceMark({ figure, shown }: { figure: FigureWords; shown: ShownPart }) {
  const { t, i18n } = useLingui();
  const difference = shown.differences.figures[figure.name];
  if (difference === null || difference === undefined) return <>–</>;
  const verdict = verdictOf(difference, figure.good);
  const words = {
    better: t`better`,
    worse: t`worse`,
    same: t`as before`,
    unclear: t`not sure`,
    neutral: '',
  }[verdict];
  const DirectionIcon =
    verdict === 'unclear' || verdict === 'same'
      ? IconEqual
      : difference.mean > 0
        ? IconArrowUpRight
        : IconArrowDownRight;
  const width = figureText(difference.halfWidth, figure.unit, i18n.locale);
  return (
    <span className={classes.difference} data-verdict={verdict} title={t`give or take ${width}`}>
      <DirectionIcon size={14} aria-hidden />
      {differenceText(difference.mean, figure.unit, i18n.locale)}
      {words === '' ? null : <span className={classes.verdict}>{words}</span>}
    </span>
  );
}
